import { returnStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import { type Caller, requireRole, requireStore } from '#platform/callers.ts'
import { canonicalJson } from '#platform/canonical-json.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import type { Request } from '#platform/handle.ts'
import { hashCommand } from '#platform/handling/encode.ts'
import type { Projections } from '#platform/projections.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { ReturnServiceHandlers } from '#protos/nahr/returns/v1/ReturnService.ts'
import { answer, requireReturn, returnMessage } from './answer.ts'
import type { OpenedReturn } from './domain/return.ts'
import { listReturns, readListing } from './listing.ts'
import type { LoyaltyClient } from './points.ts'
import type { RequestingDeps } from './preparing.ts'
import { answerQuote } from './quote-answer.ts'
import * as fields from './request.ts'
import { requestReturn } from './requesting.ts'
import { notFoundPassedOn } from './unreceipted.ts'

export type ReturnMethodsDeps = RequestingDeps & { loyalty: LoyaltyClient; projections(): Projections }
type Handlers = 'QuoteReturn' | 'RequestReturn' | 'GetReturn' | 'ListReturns'

const staff = ['associate', 'manager', 'operator', 'service'] as const
const clockToleranceMs = 5 * 60_000

export function returnMethods(deps: ReturnMethodsDeps): Pick<Methods<ReturnServiceHandlers>, Handlers> {
  return {
    async QuoteReturn(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'manager', 'operator')
      return answerQuote(fields.quoteReturn.parse(message), context, deps)
    },
    async RequestReturn(message, context) {
      const { caller, now } = context
      const body = fields.requestReturn.parse(message)
      requireMayRequest(body, caller)
      if (body.occurredAt !== null && Date.parse(body.occurredAt) > Date.parse(now) + clockToleranceMs)
        throw fields.invalidField(['occurredAt'], 'must not lie ahead')
      await requireLocation(body.receivedAtLocationId, context, deps)
      const returnId = uuidV5(['return', caller.keyId, body.requestId])
      const { requestId: _, ...asked } = body
      const askedAs = deps.hmac('return', canonicalJson(asked))
      const asking = {
        returnId,
        askedAs,
        askedBefore: hashCommand(body, ['requestId']),
        channel: caller.channel,
        body,
        request: requestOf(body.requestId, context),
        call: context,
      }
      return answer(returnId, await requestReturn(asking, deps), deps.wording)
    },
    async GetReturn(message, { caller }) {
      const { returnId, asOf } = fields.getReturn.parse(message)
      const { state, revision } = await deps.returns.load(returnStream(returnId), asOf ?? undefined)
      const opened = requireReturn(state)
      requireInterest(opened, caller)
      return { return: returnMessage(returnId, opened, revision, deps.wording) }
    },
    async ListReturns(message, { caller, signal }) {
      return listReturns(readListing(message), concerning(caller), deps.projections(), signal)
    },
  }
}

function requireMayRequest(body: fields.RequestedReturn, caller: Caller): void {
  requireRole(caller, 'channel', 'associate', 'manager', 'operator')
  if (body.alreadyRefunded || body.occurredAt !== null) requireRole(caller, 'operator')
  if (body.overrideReason !== null || body.purchase === null) requireRole(caller, 'manager', 'operator')
  if (body.receivedAtLocationId === null) return
  requireRole(caller, 'associate', 'manager', 'operator')
  requireStore(caller, body.receivedAtLocationId)
}

/** Refused with UNKNOWN_LOCATION. */
export async function requireLocation(
  locationId: string | null,
  call: CallContext,
  { catalog }: Pick<RequestingDeps, 'catalog'>,
) {
  if (locationId !== null) await notFoundPassedOn(catalog().lookUp({ locationIds: [locationId] }, call))
}

/** Whose returns a caller sees in lists: a channel its own, as one by one; null: everybody's. */
function concerning(caller: Caller): string | null {
  requireRole(caller, 'channel', ...staff)
  if (staff.some(role => caller.roles.includes(role))) return null
  return caller.channel?.id ?? denied('CHANNEL_REQUIRED')
}

function denied(reason: string): never {
  throw new Rejection('denied', reason)
}

/** A channel sees the returns of its own orders, and those asked for there. */
export function requireInterest(
  { channel, orderChannelId }: Pick<OpenedReturn, 'channel' | 'orderChannelId'>,
  caller: Caller,
): void {
  const isConcerned = caller.channel !== null && [channel.id, orderChannelId].includes(caller.channel.id)
  if (isConcerned && caller.roles.includes('channel')) return
  requireRole(caller, ...staff)
}

export const requestOf = (requestId: string, context: CallContext): Request => {
  const { actor, correlationId, causationId, traceparent, now, signal } = context
  return { requestId, actor, correlationId, causationId, traceparent, now, signal }
}
