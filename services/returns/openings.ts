import { idOf, orderStream, returnStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { EventStore } from '#platform/event-store.ts'
import type { Request } from '#platform/handle.ts'
import type { Follower } from '#platform/read-models.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { HandledReturn, Returns } from './aggregates.ts'
import type { OpenedReturn } from './domain/return.ts'
import { notificationIds } from './notifications.ts'
import { claimType, type Prepared, readClaim } from './prepared.ts'
import type { Others } from './quoting.ts'

export type Openings = {
  /** Runs calls that may claim units for this return one after another. The follower leaves its claim alone until they are over. */
  during<Answer>(returnId: string, call: () => Promise<Answer>): Promise<Answer>
  open(returnId: string, prepared: Prepared, request: Request): Promise<HandledReturn>
  /** What a claim on the order would open this return with; null where it has none. */
  fromClaim(orderId: string, returnId: string): Promise<Prepared | null>
  /** Opens what calls claimed units for but did not live to open; lets go what they claimed for a return that was opened otherwise. */
  follower: Follower
}
type Deps = { returns: Returns; store: Pick<EventStore, 'read'>; claims: Others['claims'] }

export function createOpenings({ returns, store, claims }: Deps): Openings {
  const underWay = new Map<string, Promise<unknown>>()

  const open: Openings['open'] = (returnId, prepared, request) => {
    const { askedAs } = prepared.opening
    const notify = notificationIds(returnId, 'opening')
    return returns.handle(returnStream(returnId), { type: 'OpenReturn', askedAs, ...prepared, notify }, request)
  }

  async function openOrStanding(returnId: string, prepared: Prepared, request: Request): Promise<OpenedReturn> {
    const known = await returns.remembered(returnStream(returnId))
    if (known.state.state === 'opened') return known.state
    const { state } = await open(returnId, prepared, request).catch(error => {
      if (error instanceof Rejection && error.reason === 'REQUEST_ID_REUSED') return returns.load(returnStream(returnId))
      throw error
    })
    if (state.state !== 'opened') throw new Error(`return ${returnId} is not open`)
    return state
  }

  return {
    open,
    async during(returnId, call) {
      const before = underWay.get(returnId)
      const running = before ? Promise.allSettled([before]).then(call) : call()
      underWay.set(returnId, running)
      try {
        return await running
      } finally {
        if (underWay.get(returnId) === running) underWay.delete(returnId)
      }
    },
    async fromClaim(orderId, returnId) {
      for await (const { type, data } of store.read(orderStream(orderId))) {
        if (type !== claimType) continue
        const claim = readClaim(data)
        if (claim.returnId === returnId) return claim.prepared
      }
      return null
    },
    follower: {
      name: 'return-openings',
      categories: ['order'],
      async handle({ id, stream, type, data, metadata, created }) {
        if (type !== claimType) return
        const { returnId, prepared } = readClaim(data)
        await Promise.allSettled([underWay.get(returnId)])
        const { correlationId, traceparent } = metadata
        const actor = { key: 'returns', kind: 'service', id: 'returns', channel: '' } as const
        const told = { correlationId, causationId: id, traceparent, now: created }
        const opened = await openOrStanding(returnId, prepared, { requestId: `opening/${returnId}`, actor, ...told })
        if (opened.orderId === idOf(stream)) return
        // One request id was sent for two purchases at once: the return is that of the other.
        const orderId = idOf(stream)
        const requestId = uuidV5(['opened otherwise', returnId, orderId])
        await claims().releaseClaim({ requestId, orderId, returnId, reason: 'cancelled' }, { correlationId })
      },
    },
  }
}
