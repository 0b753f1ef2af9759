import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

const march = toTimestamp('2030-03-01T08:00:00.000Z')
const april = toTimestamp('2030-04-01T08:00:00.000Z')

/** So many units there, and so many announced for March. */
async function announced(there: number, coming: number): Promise<string> {
  const sku = unique('console')
  await shop.put(sku)
  if (there > 0) await shop.receive(sku, there)
  await announce(sku, coming, march)
  return sku
}
const announce = (sku: string, quantity: number, expectedAt: typeof march) =>
  shop.inventory.announceSupply({
    ...{ requestId: unique('announce'), sku, locationId: 'leeds' },
    supply: { supplyId: `po-${sku}`, quantity, expectedAt },
  })
const receive = (sku: string, quantity: number) =>
  shop.inventory.receiveStock({
    ...{ requestId: unique('receive'), sku, locationId: 'leeds', quantity, reference: 'came', supplyId: `po-${sku}` },
  })
/** So many units, to be picked up in Leeds. */
const preOrderOf = (sku: string, quantity: number, by: typeof march | null = null) =>
  orderOf(sku, {
    lines: [{ lineId: 'l-1', sku, quantity, unitPriceMinor: 500, fulfilmentId: 'f-1' }],
    fulfilments: [
      { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_PICKUP', locationId: 'leeds', againstSupply: by ? { by } : {} },
    ],
    tenders: [
      { tenderId: 't-1', kind: 'TENDER_KIND_CARD', amountMinor: quantity * 500, reference: 'settled', currencyCode: 'GBP' },
    ],
    totalMinor: quantity * 500,
  })
async function preOrdered(sku: string, quantity: number): Promise<string> {
  return (await shop.orders.web.placeOrder(preOrderOf(sku, quantity))).order?.orderId ?? ''
}
const groupOf = (order: Order__Output | null) => order?.fulfilments[0]
const named = (orderId: string) => ({ requestId: unique('request'), orderId, fulfilmentId: 'f-1' })
const look = async (orderId: string) => (await shop.pickups.service.lookForGoods(named(orderId))).order
const typesOf = async (orderId: string) => (await shop.eventsOf(`order-${orderId}`)).map(({ type }) => type)

/** The order once this is true of it, without anybody asking for it. */
async function onceSo(orderId: string, isSo: (order: Order__Output) => boolean): Promise<Order__Output> {
  for await (const { order } of shop.orders.web.watchOrder({ orderId })) if (order && isSo(order)) return order
  throw new Error('the watch has ended')
}
const hasCome = (orderId: string) => onceSo(orderId, order => groupOf(order)?.awaits.length === 0)

describe('a pre-order', () => {
  test('says what it waits for, and by when, and answers so again', async () => {
    const sku = await announced(1, 5)
    const request = preOrderOf(sku, 3)
    const { order } = await shop.orders.web.placeOrder(request)
    expect(groupOf(order)).toMatchObject({
      ...{ state: 'FULFILMENT_STATE_OPEN', pickBy: null, awaits: [{ sku, quantity: '2', expectedAt: march }] },
    })
    const again = await shop.orders.web.placeOrder({ ...request, requestId: unique('request') })
    expect(again.order).toEqual(order)
    expect((await shop.orders.web.getOrder({ orderId: order?.orderId ?? '' })).order).toEqual(order)
    expect(await typesOf(order?.orderId ?? '')).toEqual(['OrderPlaced'])
    const otherwise = { ...request, requestId: unique('request'), fulfilments: preOrderOf(sku, 3, april).fulfilments ?? [] }
    expect(await refusal(shop.orders.web.placeOrder(otherwise))).toMatchObject({ reason: 'ORDER_DIFFERS' })
  })

  test('is refused where too little is announced, or too late, and holds nothing then', async () => {
    const sku = await announced(1, 2)
    expect(await refusal(shop.orders.web.placeOrder(preOrderOf(sku, 4)))).toMatchObject({
      ...{ code: 'FAILED_PRECONDITION', reason: 'INSUFFICIENT_STOCK' },
      figures: { sku, location_id: 'leeds', requested: '4', available: '1', supply: '2' },
    })
    const early = toTimestamp('2030-02-01T08:00:00.000Z')
    expect((await refusal(shop.orders.web.placeOrder(preOrderOf(sku, 2, early)))).reason).toBe('INSUFFICIENT_STOCK')
    const { stock } = await shop.inventory.getStock({ sku, locationId: 'leeds' })
    expect(stock).toMatchObject({ reserved: '0', backordered: '0' })
    const carryOut = preOrderOf(sku, 2)
    const delivery = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_DELIVERY' as const, againstSupply: {} }
    const unnamed = shop.orders.web.placeOrder({ ...carryOut, fulfilments: [delivery] })
    expect(await refusal(unnamed)).toMatchObject({ code: 'INVALID_ARGUMENT', reason: 'INVALID_FIELD' })
  })

  test('waits until all is received, the oldest first, and is then promised as any other', async () => {
    const sku = await announced(0, 5)
    const [first, second] = [await preOrdered(sku, 2), await preOrdered(sku, 2)]
    expect(await refusal(shop.pickups.till.startPicking(named(first)))).toMatchObject({
      ...{ code: 'FAILED_PRECONDITION', reason: 'AWAITS_GOODS' },
      figures: { fulfilment_id: 'f-1', sku, quantity: '2', expected_at: '2030-03-01T08:00:00.000Z' },
    })
    expect(await refusal(shop.pickups.service.expireFulfilment(named(first)))).toMatchObject({ reason: 'NOT_DUE' })
    await receive(sku, 3)
    expect(groupOf(await hasCome(first))?.pickBy).not.toBeNull()
    const half = await onceSo(second, order => groupOf(order)?.awaits[0]?.quantity === '1')
    expect(groupOf(half)).toMatchObject({ pickBy: null, awaits: [{ sku, expectedAt: march }] })
    expect(await typesOf(first)).toEqual(['OrderPlaced', 'GoodsCame', 'NotificationDue'])
    expect(await typesOf(second)).toEqual(['OrderPlaced', 'GoodsExpected'])
    await receive(sku, 2)
    // Whether or not the order has been told meanwhile: who starts looks first.
    await shop.pickups.till.startPicking(named(second))
    expect(await typesOf(second)).toEqual([...['OrderPlaced', 'GoodsExpected', 'GoodsCame', 'NotificationDue', 'PickingStarted']])
  })

  test('that is cancelled makes way for the next, and one that needs less has what is there', async () => {
    const sku = await announced(1, 2)
    const first = await preOrdered(sku, 3)
    expect((await refusal(shop.orders.web.placeOrder(preOrderOf(sku, 1)))).reason).toBe('INSUFFICIENT_STOCK')
    const less = { requestId: unique('request'), orderId: first, lines: [{ lineId: 'l-1', quantity: '1' }] }
    expect(groupOf((await shop.orders.web.cancelLines(less)).order)?.awaits).toMatchObject([{ quantity: '1' }])
    const next = await preOrdered(sku, 1)
    const { order } = await shop.orders.web.cancelLines({ ...less, requestId: unique('request') })
    expect(groupOf(order)).toMatchObject({ awaits: [], state: 'FULFILMENT_STATE_OPEN' })
    expect(groupOf(order)?.pickBy).not.toBeNull()
    await shop.orders.web.cancelOrder({ requestId: unique('request'), orderId: first })
    expect(groupOf(await hasCome(next))?.pickBy).not.toBeNull()
    const { stock } = await shop.inventory.getStock({ sku, locationId: 'leeds' })
    expect(stock).toMatchObject({ reserved: '1', backordered: '0', supply: '2' })
  })

  test('learns of another day, and of none, and tells its shopper', async () => {
    const sku = await announced(0, 2)
    const orderId = await preOrdered(sku, 2)
    expect(groupOf(await look(orderId))?.awaits).toMatchObject([{ expectedAt: march }])
    await announce(sku, 2, april)
    expect(groupOf(await look(orderId))?.awaits).toEqual([{ sku, quantity: '2', expectedAt: april }])
    const withdrawn = { requestId: unique('withdraw'), sku, locationId: 'leeds', supplyId: `po-${sku}`, reason: 'bankrupt' }
    await shop.inventory.withdrawSupply(withdrawn)
    await onceSo(orderId, order => groupOf(order)?.awaits[0]?.expectedAt === null)
    expect(await typesOf(orderId)).toEqual([
      ...['OrderPlaced', 'GoodsExpected', 'NotificationDue', 'GoodsExpected', 'NotificationDue'],
    ])
  })

  test('that is moved is held where it goes, and what stays behind has what was there', async () => {
    const sku = await announced(1, 2)
    await shop.receive(sku, 2, 'depot')
    const orderId = await preOrdered(sku, 3)
    const away = { ...named(orderId), toLocationId: 'depot', toMethod: 'FULFILMENT_METHOD_DELIVERY' as const }
    const { order } = await shop.pickups.service.moveFulfilment({ ...away, lines: [{ lineId: 'l-1', quantity: '2' }] })
    expect(order?.fulfilments.map(({ locationId, awaits, pickBy }) => [locationId, awaits.length, pickBy !== null])).toEqual([
      ['leeds', 0, true],
      ['depot', 0, true],
    ])
    const { stock } = await shop.inventory.getStock({ sku, locationId: 'leeds' })
    expect(stock).toMatchObject({ reserved: '1', backordered: '0', supply: '2' })
  })

  test('may be added to an order that stands, and is part of what it proposes until its money is there', async () => {
    const [sku, other] = [await announced(1, 2), await shop.stocked(unique('mug'), 3)]
    const { order } = await shop.orders.web.placeOrder(orderOf(other))
    const orderId = order?.orderId ?? ''
    const { fulfilments } = preOrderOf(sku, 3)
    const asked = {
      ...{ orderId, requestId: unique('amend'), differenceMinor: 1500, reason: '' },
      add: [{ lineId: 'l-2', sku, quantity: 3, unitPriceMinor: 500, fulfilmentId: 'f-2' }],
      fulfilments: fulfilments?.map(group => ({ ...group, fulfilmentId: 'f-2' })) ?? [],
    }
    const proposed = await shop.orders.web.amendOrder(asked)
    const tenders = [{ tenderId: 't-2', kind: 'TENDER_KIND_CARD' as const, amountMinor: 1500, currencyCode: 'GBP' }]
    const completing = { orderId, requestId: unique('complete'), amendmentId: proposed.order?.amendment?.amendmentId ?? '' }
    const amended = (await shop.orders.web.completeAmendment({ ...completing, tenders })).order
    expect(amended?.fulfilments.map(({ awaits, pickBy }) => [awaits.length, pickBy !== null])).toEqual([
      [0, true],
      [1, false],
    ])
    const fewer = { orderId, requestId: unique('amend'), differenceMinor: -1000, reason: '' }
    const less = await shop.orders.web.amendOrder({ ...fewer, remove: [{ lineId: 'l-2', quantity: 2 }] })
    expect(less.order?.fulfilments[1]).toMatchObject({ awaits: [], state: 'FULFILMENT_STATE_OPEN' })
    expect(less.order?.fulfilments[1]?.pickBy).not.toBeNull()
  })

  test('is the last unit announced for one of many who ask at once', async () => {
    const sku = await announced(0, 1)
    const asked = [shop.orders.web, shop.orders.app, shop.orders.web].map(orders => orders.placeOrder(preOrderOf(sku, 1)))
    const answers = await Promise.allSettled(asked)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { stock } = await shop.inventory.getStock({ sku, locationId: 'leeds' })
    expect(stock).toMatchObject({ reserved: '0', backordered: '1', supplyShortage: '0' })
  })
})

test('the log is right, and read models agree with it', async () => {
  expect(await shop.wrongs()).toEqual([])
})
