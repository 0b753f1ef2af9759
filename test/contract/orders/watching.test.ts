import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

async function placed() {
  const sku = await shop.stocked(unique('vase'), 10)
  const { order } = await shop.orders.web.placeOrder(orderOf(sku))
  return { orderId: order?.orderId ?? '', revision: order?.revision ?? '', act: () => ({ requestId: unique('act') }) }
}
type Told = { order: { revision: string; state: string } | null }
async function next(told: AsyncIterator<Told>) {
  const { value } = await told.next()
  return { state: value?.order?.state, revision: Number(value?.order?.revision) }
}

test('an order is told as it is, then after each change', async () => {
  const { orderId, act } = await placed()
  const told = shop.orders.web.watchOrder({ orderId })[Symbol.asyncIterator]()
  expect(await next(told)).toMatchObject({ state: 'ORDER_STATE_OPEN' })
  const waiting = next(told)
  const { order } = await shop.orders.web.cancelOrder({ ...act(), orderId, reason: 'never mind' })
  expect(await waiting).toEqual({ state: 'ORDER_STATE_CANCELLED', revision: Number(order?.revision) })
  await told.return?.()
})

test('whoever comes back goes on from what they saw', async () => {
  const { orderId, act } = await placed()
  const { order } = await shop.pickups.till.startPicking({ ...act(), orderId, fulfilmentId: 'f-1' })
  const seen = shop.orders.web.watchOrder({ orderId, afterRevision: order?.revision ?? '' })[Symbol.asyncIterator]()
  const waiting = next(seen)
  await shop.orders.web.cancelOrder({ ...act(), orderId, reason: 'never mind' })
  expect(await waiting).toMatchObject({ state: 'ORDER_STATE_CANCELLED' })
  await seen.return?.()
})

test('one that was never placed is not found', async () => {
  const told = shop.orders.web.watchOrder({ orderId: 'nowhere' })[Symbol.asyncIterator]()
  expect(await refusal(told.next())).toMatchObject({ code: 'NOT_FOUND', reason: 'ORDER_NOT_FOUND' })
})

test('an order is read as it was at a position, and at a time', async () => {
  const { orderId, act } = await placed()
  const [before] = await shop.eventsOf(`order-${orderId}`)
  await shop.orders.web.cancelOrder({ ...act(), orderId, reason: 'never mind' })
  const at = await shop.orders.web.getOrder({ orderId, asOf: { position: String(before?.position) } })
  expect(at.order).toMatchObject({ state: 'ORDER_STATE_OPEN', revision: '0' })
  const created = Date.parse(before?.created ?? '')
  const time = { seconds: String(Math.floor(created / 1000)), nanos: (created % 1000) * 1_000_000 }
  expect((await shop.orders.web.getOrder({ orderId, asOf: { time } })).order).toMatchObject({ state: 'ORDER_STATE_OPEN' })
})

test('a watcher ends at once when its host stops', async () => {
  const { orderId } = await placed()
  const told = shop.orders.web.watchOrder({ orderId })[Symbol.asyncIterator]()
  await told.next()
  const ended = refusal(told.next())
  await shop.stack.kill('orders', 'SIGTERM')
  expect((await ended).code).toBe('UNAVAILABLE')
})
