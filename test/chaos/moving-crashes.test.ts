import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShop, orderOf, type Shop, unique } from '../contract/orders/shop.ts'
import { becomes } from '../support/until.ts'
import { type OrdersProcess, startOrders } from './support/faulty-process.ts'

let shop: Shop
let here: OrdersProcess
beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('orders', 'SIGTERM')
  here = await startOrders(shop)
})
afterAll(async () => {
  await here?.stop()
  await shop?.close()
})

const once = { retries: 0 }
const typesOf = async (stream: string) => (await shop.eventsOf(stream)).map(({ type }) => type)

async function placed() {
  const sku = await shop.stocked(unique('kettle'), 10)
  await shop.receive(sku, 10, 'depot')
  const { order } = await shop.orders.web.placeOrder(orderOf(sku))
  const orderId = order?.orderId ?? ''
  return { sku, orderId, act: () => ({ requestId: unique('act'), orderId }) }
}
type Written = { order: string[]; here: string[]; there: string[] }
const written = async ({ sku, orderId }: Awaited<ReturnType<typeof placed>>): Promise<Written> => ({
  order: (await typesOf(`order-${orderId}`)).slice(1),
  here: (await typesOf(`stock-${sku}@leeds`)).slice(2),
  there: (await typesOf(`stock-${sku}@depot`)).slice(1),
})

async function recovered(at: Awaited<ReturnType<typeof placed>>, expected: Written): Promise<void> {
  expect(await here.ended).toBe('SIGKILL')
  here = await startOrders(shop)
  await becomes(async () => {
    await shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 })
    return written(at)
  }, expected)
}

const moved: Written = {
  order: ['FulfilmentMoved', 'NotificationDue'],
  here: ['ReservationReleased'],
  there: ['StockReserved'],
}
const swept: Written = { order: ['MoveAbandoned'], here: [], there: ['StockReserved', 'ReservationReleased'] }

test.each<[string, Written]>([
  ['reserveStock before', { order: [], here: [], there: [] }],
  ['reserveStock after', swept],
  ['FulfilmentMoved before', swept],
  ['FulfilmentMoved after', moved],
  ['releaseReservation after', moved],
])('a process that dies while it moves a group: %s', async (point, expected) => {
  const at = await placed()
  await here.arm({ at: point, does: 'die' })
  const request = { ...at.act(), fulfilmentId: 'f-1', toLocationId: 'depot' }
  await expect(shop.pickups.web.moveFulfilment(request, once)).rejects.toThrow()
  await recovered(at, expected)
  expect((await shop.pickups.web.moveFulfilment(request)).order?.fulfilments).toMatchObject([
    { fulfilmentId: 'f-1', state: 'FULFILMENT_STATE_MOVED', lines: [] },
    { locationId: 'depot', state: 'FULFILMENT_STATE_OPEN' },
  ])
  expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
  expect(await shop.stock(at.sku, 'depot')).toEqual({ onHand: 10, reserved: 3, shortage: 0 })
})

const cancelled: Written = { order: ['UnitsCancelled', 'NotificationDue'], here: ['ReservationReleased'], there: [] }
test.each<[string, Written]>([
  ['UnitsCancelled before', { order: [], here: [], there: [] }],
  ['UnitsCancelled after', cancelled],
  ['releaseReservation before', cancelled],
  ['releaseReservation after', cancelled],
])('a process that dies while it cancels units: %s', async (point, expected) => {
  const at = await placed()
  await here.arm({ at: point, does: 'die' })
  const request = { ...at.act(), lines: [{ lineId: 'l-1', quantity: 1 }] }
  await expect(shop.orders.web.cancelLines(request, once)).rejects.toThrow()
  await recovered(at, expected)
  expect((await shop.orders.web.cancelLines(request)).order?.lines).toMatchObject([{ cancelled: '1' }])
  expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 2, shortage: 0 })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
