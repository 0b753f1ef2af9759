import { expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import { createHandler } from '#platform/handle.ts'
import { noSnapshots } from '#platform/snapshots.ts'
import { orderAggregate } from '../../../services/orders/aggregate.ts'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import type { Fulfilment } from '../../../services/orders/domain/order.ts'
import { createLooking } from '../../../services/orders/looking.ts'
import type { Inventory } from '../../../services/orders/steps.ts'
import type { Policy } from '../../../services/orders/terms.ts'
import { requestOf } from '../../support/counter.ts'
import { memoryEventStore } from '../../support/memory-event-store.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'
import { noon, pickup, place, placement } from './fixtures.ts'

const [march, april] = ['2011-03-01T08:00:00.000Z', '2011-04-01T08:00:00.000Z']
const policy = { pickPromiseSeconds: 3600, shipPromiseSeconds: 3600, pickupKeepSeconds: 3600 } as Policy

/** A group that awaits its three units of March; stock answers what it is told to, one look after another. */
async function awaiting() {
  const store = memoryEventStore()
  const orders = createHandler(orderAggregate, { store, snapshots: noSnapshots, metrics: countingMetrics(), log: recordingLog() })
  const awaits = [{ sku: 'sku-l-1', quantity: 3, expectedAt: march }]
  const group: Fulfilment = { ...pickup, pickBy: null, againstSupply: { by: null }, awaits }
  const order: OrderCommand = place({ placement: placement({ fulfilments: [group] }) })
  await orders.handle('order-o-1', order, requestOf('place'))
  const answers: ({ held: number; expectedAt: string | null } | 'away')[] = []
  const getReservation = async () => {
    const answer = answers.shift() ?? 'away'
    if (answer === 'away') throw new Error('stock is away')
    const expectedAt = answer.expectedAt && toTimestamp(answer.expectedAt)
    return { positions: [{ sku: 'sku-l-1', held: String(answer.held), expectedAt }] }
  }
  const inventory = () => ({ getReservation }) as unknown as Inventory
  const { lookFor } = createLooking({ orders, inventory, policy })
  const look = (requestId: string, ...told: typeof answers) => {
    answers.push(...told)
    return lookFor({ orderId: 'o-1', fulfilmentId: 'f-1', request: { ...requestOf(requestId), now: noon }, call: {} })
  }
  const types = () => store.log.slice(1).map(({ type }) => type)
  return { look, types }
}
const inApril = { held: 0, expectedAt: april }
const allThere = { held: 3, expectedAt: null }

test('a look that died after it told of another day sees, sent again, what has come since', async () => {
  const { look, types } = await awaiting()
  await expect(look('q-1', inApril, 'away')).rejects.toThrow('stock is away')
  expect(types()).toEqual(['GoodsExpected', 'NotificationDue'])
  await look('q-1', inApril, allThere)
  expect(types()).toEqual(['GoodsExpected', 'NotificationDue', 'GoodsCame', 'NotificationDue'])
})

test('a look that told of another day sees, sent again much later, that all is there; then nothing any more', async () => {
  const { look, types } = await awaiting()
  await look('q-1', inApril, inApril)
  await look('q-1', allThere, allThere)
  const told = ['GoodsExpected', 'NotificationDue', 'GoodsCame', 'NotificationDue']
  expect(types()).toEqual(told)
  await look('q-1')
  expect(types()).toEqual(told)
})
