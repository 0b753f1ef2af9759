import { expect, test } from 'vitest'
import type { RawEvent } from '#platform/event-store.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import type { Log } from '#platform/logging.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { createSettling } from '../../../services/orders/settling.ts'
import type { Inventory, Others } from '../../../services/orders/steps.ts'
import { abandoned } from './fixtures.ts'

const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent }
const actor = { key: 'key-1', kind: 'channel', id: 'web', channel: 'web' }
const metadata = {
  requestId: 'r',
  commandHash: '',
  actor,
  causationId: null,
  correlationId: 'c',
  traceparent: null,
  recordedAt: '',
}
const at = { id: 'e-1', stream: 'order-1', revision: 0, position: 0n, created: '', metadata }
const event = abandoned(1)
const raw = ({ type, ...data }: OrderEvent): RawEvent => ({ ...at, type, data })

/** An inventory that only counts what it is asked to release; the first `failures` calls fail. */
function counting(failures = 0) {
  const released: string[] = []
  const causes: unknown[] = []
  const releaseReservation = async ({ reservationId }: { reservationId: string }, { causationId }: CallOptions) => {
    causes.push(causationId)
    if (failures-- > 0) throw new Error('unreachable')
    released.push(reservationId)
    return { logPosition: '7' }
  }
  const payments = () => {
    throw new Error('no payment is concerned')
  }
  const transfers = () => {
    throw new Error('no transfer is concerned')
  }
  const others: Others = { inventory: () => ({ releaseReservation }) as unknown as Inventory, transfers, payments }
  return { released, causes, others }
}

test('the follower waits for the call under way and leaves alone what it did', async () => {
  const { released, others } = counting()
  const { during, follower } = createSettling(others, silent)
  const { promise: hasAppended, resolve: append } = Promise.withResolvers<void>()
  const call = during('order-1', async settle => {
    await hasAppended
    await settle([{ ...at, event }])
  })
  const followed = follower.handle(raw(event))
  append()
  await Promise.all([call, followed])
  expect(released).toEqual(['r-1'])
})

test('the follower does what a call failed to do, for the same event’s sake', async () => {
  const { released, causes, others } = counting(1)
  const { during, follower } = createSettling(others, silent)
  await during('order-1', settle => settle([{ ...at, event }]))
  expect(released).toEqual([])
  await follower.handle(raw(event))
  expect(released).toEqual(['r-1'])
  expect(causes).toEqual(['e-1', 'e-1'])
})

test('the follower does what no call of this process did, and fails when it can not', async () => {
  const { released, others } = counting(1)
  const { follower } = createSettling(others, silent)
  await expect(follower.handle(raw(event))).rejects.toThrow('unreachable')
  await follower.handle(raw(event))
  expect(released).toEqual(['r-1'])
})
