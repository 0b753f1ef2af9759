import { z } from 'zod'
import { idOf, orderStream } from '#kernel/ids.ts'
import { timestamp } from '#platform/fields.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import type { Request } from '#platform/handle.ts'
import type { Follower } from '#platform/read-models.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { HandledOrder, Orders } from './aggregate.ts'
import type { SeenGoods } from './domain/commands.ts'
import { requireGroup } from './domain/groups.ts'
import type { Group } from './domain/order.ts'
import { isAwaiting } from './domain/standing.ts'
import type { Inventory, Look } from './steps.ts'
import { type Policy, promisesFrom } from './terms.ts'

type LookFor = { orderId: string; fulfilmentId: string; request: Request; call: CallOptions }

export type Looking = {
  /** Asks stock what a group awaits, and records what is new of it. */
  lookFor(asked: LookFor): Promise<HandledOrder>
  look: Look
  /** Looks for the goods of whom stock names: they have come, or nothing announced covers them any more. */
  follower: Follower
}
type Deps = { orders: Orders; inventory(): Inventory; policy: Policy }

const looksAtMost = 5
const atOnce = 8
/** As long as positions remember an end would be in vain: whoever still waits is looked for each day. */
const anewForMs = 15 * 24 * 3_600_000
const actor = { key: 'orders', kind: 'service', id: 'orders', channel: '' } as const

const owned = z.array(z.looseObject({ reservationId: z.string(), owner: z.object({ stream: z.string() }).nullish() }))
const told = z.union([
  z.object({ filled: owned }).transform(({ filled }) => filled),
  z.object({ hits: owned }).transform(({ hits }) => hits),
])

export function createLooking({ orders, inventory, policy }: Deps): Looking {
  async function seenFor({ reservationId, locationId, awaits }: Group, call: CallOptions): Promise<SeenGoods[]> {
    if (reservationId === null) return []
    const positions = awaits.map(({ sku }) => ({ sku, locationId }))
    const seen = await inventory().getReservation({ reservationId, positions }, call)
    return seen.positions.map(({ sku, held, expectedAt }) => ({
      ...{ sku, held: Number(held), expectedAt: expectedAt && timestamp.parse(expectedAt) },
    }))
  }

  /**
   * What was seen may be old by the time it is recorded: whoever records a day looks again, so that the last is true. So does
   * who is sent again: that it was recorded once says nothing of what has come since.
   */
  async function lookFor({ orderId, fulfilmentId, request, call }: LookFor): Promise<HandledOrder> {
    const stream = orderStream(orderId)
    for (let looked = 1; ; looked++) {
      const { group } = requireGroup((await orders.load(stream)).state, fulfilmentId)
      const seen = isAwaiting(group) ? await seenFor(group, call) : []
      const requestId = looked === 1 ? request.requestId : uuidV5([request.requestId, 'again', String(looked)])
      const notificationId = uuidV5([orderId, fulfilmentId, 'goods', request.actor.key, requestId])
      const anew = promisesFrom(request.now, policy)
      const command = { type: 'RecordGoods', fulfilmentId, seen, anew, notificationId, at: request.now } as const
      const handled = await orders.handle(stream, command, { ...request, requestId })
      const isTold = handled.events.some(({ event }) => event.type === 'GoodsExpected')
      if (!isTold || looked === looksAtMost) return handled
    }
  }

  async function look(stream: string, fulfilmentId: string, { causationId, ...call }: Parameters<Look>[2]): Promise<void> {
    const requestId = uuidV5(['goods', causationId ?? '', fulfilmentId])
    const { correlationId = requestId } = call
    const now = new Date().toISOString()
    const request = { requestId, actor, correlationId, causationId: causationId ?? null, traceparent: null, now }
    await lookFor({ orderId: idOf(stream), fulfilmentId, request, call })
  }

  async function lookForHeld(stream: string, reservationIds: ReadonlySet<string>, call: CallOptions): Promise<void> {
    const { state } = await orders.load(stream)
    if (state.state === 'unplaced') return
    for (const group of state.fulfilments)
      if (isAwaiting(group) && group.reservationId !== null && reservationIds.has(group.reservationId))
        await look(stream, group.fulfilmentId, call)
  }

  const follower: Follower = {
    name: 'order-goods',
    categories: ['stock'],
    types: ['BackordersFilled', 'SupplyShortageRecorded'],
    anewForMs,
    async handle({ id, data, metadata }) {
      const ours = Map.groupBy(told.parse(data), ({ owner }) => owner?.stream ?? '')
      const orderStreams = [...ours.keys()].filter(stream => stream.startsWith('order-'))
      const call = { causationId: id, correlationId: metadata.correlationId }
      const next = async () => {
        for (let stream = orderStreams.pop(); stream !== undefined; stream = orderStreams.pop())
          await lookForHeld(stream, new Set(ours.get(stream)?.map(({ reservationId }) => reservationId)), call)
      }
      await Promise.all(Array.from({ length: atOnce }, next))
    },
  }
  return { lookFor, look, follower }
}
