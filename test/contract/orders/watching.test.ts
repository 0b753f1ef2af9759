import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

/** With so many discounts, each of which says why: what is told of it is as large. */
async function placed(discounted = 0) {
  const sku = await shop.stocked(unique('vase'), 10)
  const discounts = Array.from({ length: discounted }, () => ({ amountMinor: 1, reason: 'a reason '.repeat(20) }))
  const line = { lineId: 'l-1', sku, quantity: 3, unitPriceMinor: 500, discounts, fulfilmentId: 'f-1' }
  const card = { tenderId: 't-1', kind: 'TENDER_KIND_CARD', reference: 'settled', currencyCode: 'GBP' } as const
  const totalMinor = 1500 - discounted
  const tenders = [{ ...card, amountMinor: totalMinor }]
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, { lines: [line], tenders, totalMinor }))
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

test('a watcher that reads nothing holds up nobody, and reads the last state when it goes on and when it comes back', async () => {
  const { orderId, act } = await placed(100)
  const watch = (afterRevision: number) => shop.orders.web.watchOrder({ orderId, afterRevision })[Symbol.asyncIterator]()
  const [slow, quick] = [watch(0), watch(0)]
  const before = await next(slow)
  const rounds = 60
  let last = 0
  for (let round = 1; round <= rounds; round++) {
    const { order } = await shop.orders.operator.holdOrder({ ...act(), orderId, reason: 'look again' })
    last = Number(order?.revision)
    while ((await next(quick)).revision < last);
  }
  let messages = 0
  for (let told = before.revision; told < last; messages++) {
    const { revision } = await next(slow)
    expect(revision).toBeGreaterThan(told)
    told = revision
  }
  // What was on its way when it stopped reading, and then one state for all that came since.
  expect(messages).toBeLessThan(rounds / 1.5)
  const back = watch(last - 1)
  expect(await next(back)).toMatchObject({ revision: last })
  await Promise.all([slow.return?.(), quick.return?.(), back.return?.()])
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
