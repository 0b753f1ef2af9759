import { orderStream, returnStream } from '#kernel/ids.ts'
import type { EventStore } from '#platform/event-store.ts'
import type { Request } from '#platform/handle.ts'
import type { Follower } from '#platform/read-models.ts'
import type { HandledReturn, Returns } from './aggregates.ts'
import { notificationIds } from './notifications.ts'
import { claimType, type Prepared, readClaim } from './prepared.ts'

export type Openings = {
  /** Runs calls that may claim units for this return one after another. The follower leaves its claim alone until they are over. */
  during<Answer>(returnId: string, call: () => Promise<Answer>): Promise<Answer>
  open(returnId: string, prepared: Prepared, request: Request): Promise<HandledReturn>
  /** What a claim on the order would open this return with; null where it has none. */
  fromClaim(orderId: string, returnId: string): Promise<Prepared | null>
  /** Opens what calls claimed units for but did not live to open. */
  follower: Follower
}

export function createOpenings(returns: Returns, store: Pick<EventStore, 'read'>): Openings {
  const underWay = new Map<string, Promise<unknown>>()

  const open: Openings['open'] = (returnId, prepared, request) => {
    const { askedAs } = prepared.opening
    const notify = notificationIds(returnId, 'opening')
    return returns.handle(returnStream(returnId), { type: 'OpenReturn', askedAs, ...prepared, notify }, request)
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
      async handle({ id, type, data, metadata, created }) {
        if (type !== claimType) return
        const { returnId, prepared } = readClaim(data)
        await Promise.allSettled([underWay.get(returnId)])
        if ((await returns.remembered(returnStream(returnId))).state.state === 'opened') return
        await open(returnId, prepared, {
          requestId: `opening/${returnId}`,
          actor: { key: 'returns', kind: 'service', id: 'returns', channel: '' },
          correlationId: metadata.correlationId,
          causationId: id,
          traceparent: metadata.traceparent,
          now: created,
        })
      },
    },
  }
}
