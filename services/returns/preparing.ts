import { returnStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import type { Request } from '#platform/handle.ts'
import { encodeEvents } from '#platform/handling/encode.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Returns } from './aggregates.ts'
import { returnDecider } from './domain/decider.ts'
import type { LineUnits, Opening } from './domain/return.ts'
import { notificationIds } from './notifications.ts'
import type { Openings } from './openings.ts'
import type { Rules } from './policies.ts'
import type { Prepared } from './prepared.ts'
import { price } from './pricing.ts'
import type { Finding } from './purchases.ts'
import type { Others, TenderPaid } from './quoting.ts'
import type { RequestedReturn } from './request.ts'
import { sealedVerdicts, type Wording } from './wording.ts'

export type RequestingDeps = Others &
  Finding & { returns: Returns; openings: Openings; rules: Rules; wording: Wording; hmac: Secrets['hmac'] }
export type Asking = {
  returnId: string
  askedAs: string
  /** The same as it was told before returns held words sealed. */
  askedBefore: string
  /** Where the caller stands; null: at no channel of its own. */
  channel: Opening['channel'] | null
  body: RequestedReturn
  request: Request
  call: CallOptions
}
/** What does not depend on what was bought. */
export function openingOf(
  { returnId, askedAs, channel, body, request: { now } }: Asking,
  { customerId, otherwise }: { customerId: string | null; otherwise: Opening['channel'] | null },
  { wording }: Pick<RequestingDeps, 'wording'>,
) {
  const { overrideReason, reason, alreadyRefunded, occurredAt, receivedAtLocationId } = body
  const store = receivedAtLocationId === null ? null : ({ id: receivedAtLocationId, kind: 'store' } as const)
  const asked = channel ?? store ?? otherwise
  if (!asked) throw new Rejection('denied', 'CHANNEL_REQUIRED')
  const sealed = (plain: string) => wording.sealed(plain, { returnId, customerId })
  return {
    askedAs,
    channel: asked,
    customerId,
    overrideReason: overrideReason === null ? null : sealed(overrideReason),
    reason: sealed(reason),
    alreadyRefunded,
    occurredAt: occurredAt ?? now,
    openedAt: now,
  }
}

/** All that opening takes. Refused with what it would be refused for: a claim is made only for what is then opened. */
export async function preparedOf(
  { returnId, askedAs, body, request, call }: Asking,
  opening: Opening,
  deps: Pick<RequestingDeps, 'claims' | 'wording'>,
  known?: { lines: LineUnits[]; shares: TenderPaid[] },
): Promise<Prepared> {
  const inspection = sealedVerdicts(body.inspection, { returnId, customerId: opening.customerId }, deps.wording)
  const begin = { opening, receivedAt: body.receivedAtLocationId, inspection, priced: null }
  const command = { type: 'OpenReturn', askedAs, ...begin, notify: notificationIds(returnId, 'opening') } as const
  const state = { state: 'unopened' } as const
  const priced = await price(command, { returnId, state, ...(known ? { known } : {}) }, deps, call)
  encodeEvents(returnStream(returnId), returnDecider.decide({ ...command, priced }, state), '', request)
  return { ...begin, priced }
}
