import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

describe('an order that is to be fulfilled', () => {
  test.each(['PICKUP', 'DELIVERY', 'SHIP_TO_STORE'] as const)(
    '%s: its stock is reserved and it reads as it was placed',
    async method => {
      const sku = await shop.stocked(unique('mug'), 10)
      const destination = method === 'SHIP_TO_STORE' ? { destinationId: 'depot' } : {}
      const fulfilments = [
        { fulfilmentId: 'f-1', method: `FULFILMENT_METHOD_${method}` as const, locationId: 'leeds', ...destination },
      ]
      const placed = await shop.orders.web.placeOrder(orderOf(sku, { fulfilments, customerId: 'c-1' }))
      expect(await shop.stock(sku)).toEqual({ onHand: 10, reserved: 3, shortage: 0 })
      expect(placed.order).toMatchObject({
        state: 'ORDER_STATE_OPEN',
        channelId: 'web-uk',
        channelKind: 'CHANNEL_KIND_WEB',
        customerId: 'c-1',
        totalMinor: '1500',
        lines: [{ lineId: 'l-1', kind: 'LINE_KIND_GOODS', quantity: '3', totalMinor: '1500', cancelled: '0', left: '0' }],
        fulfilments: [{ state: 'FULFILMENT_STATE_OPEN', method: `FULFILMENT_METHOD_${method}` }],
        tenders: [{ tenderId: 't-1', amountMinor: '1500', refundDueMinor: '0' }],
        revision: '0',
      })
      const read = await shop.orders.app.getOrder({ orderId: placed.order?.orderId ?? '' })
      expect(read.order).toEqual(placed.order)
    },
  )

  test('sent again alike it answers the order that stands, and the log is unchanged', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku)
    const placed = await shop.orders.web.placeOrder(request)
    const end = await shop.logEnd()
    expect(await shop.orders.web.placeOrder(request)).toEqual(placed)
    expect(await shop.orders.web.placeOrder({ ...request, requestId: unique('request') })).toEqual(placed)
    expect(await shop.logEnd()).toBe(end)
  })

  test('the same order id of another channel is another order', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku)
    const web = await shop.orders.web.placeOrder(request)
    const app = await shop.orders.app.placeOrder(request)
    expect(app.order?.orderId).not.toBe(web.order?.orderId)
    expect((await shop.stock(sku)).reserved).toBe(6)
  })

  test('several lines of one SKU hold one position together', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const line = (lineId: string, quantity: number) => ({ lineId, sku, quantity, unitPriceMinor: 100, fulfilmentId: 'f-1' })
    const { order } = await shop.orders.web.placeOrder(
      orderOf(sku, { lines: [line('a', 1), line('b', 4)], totalMinor: 500, tenders: tendered(500) }),
    )
    expect((await shop.stock(sku)).reserved).toBe(5)
    const [placed] = await shop.eventsOf(`order-${order?.orderId}`)
    expect(placed?.data).toMatchObject({
      attempt: 1,
      holds: [{ positions: [{ sku, locationId: 'leeds', quantity: 5 }] }],
      issues: [],
    })
  })

  test('discounts are taken off and tax is added where prices come without', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const lines = [
      {
        lineId: 'a',
        sku,
        quantity: 3,
        unitPriceMinor: 500,
        discounts: [{ amountMinor: 100, reason: 'winter' }],
        taxMinor: 280,
        fulfilmentId: 'f-1',
      },
      { lineId: 'b', sku: 'POST', quantity: 1, unitPriceMinor: 300, taxMinor: 60 },
    ]
    const { order } = await shop.orders.web.placeOrder(
      orderOf(sku, { lines, pricesIncludeTax: false, totalMinor: 2040, tenders: tendered(40, 2000) }),
    )
    expect(order?.lines).toMatchObject([
      { totalMinor: '1680' },
      { totalMinor: '360', kind: 'LINE_KIND_CHARGE', fulfilmentId: '' },
    ])
  })

  test('stock that is not there refuses it, and the log is unchanged', async () => {
    const scarce = await shop.stocked(unique('mug'), 2)
    const plenty = await shop.stocked(unique('mug'), 100)
    const end = await shop.logEnd()
    const figures = { sku: scarce, location_id: 'leeds', requested: '3', available: '2' }
    const refused = { code: 'FAILED_PRECONDITION', reason: 'INSUFFICIENT_STOCK', figures }
    expect(await refusal(shop.orders.web.placeOrder(orderOf(scarce)))).toEqual(refused)
    const both = orderOf(plenty, {
      lines: [plenty, scarce].map(sku => ({ lineId: sku, sku, quantity: 3, unitPriceMinor: 250, fulfilmentId: 'f-1' })),
    })
    expect(await refusal(shop.orders.web.placeOrder(both))).toEqual(refused)
    expect(await shop.logEnd()).toBe(end)
    await shop.inventory.receiveStock({ requestId: unique('more'), sku: scarce, locationId: 'leeds', quantity: 1 })
    expect((await shop.orders.web.placeOrder(both)).order?.state).toBe('ORDER_STATE_OPEN')
  })
})

describe('a sale that has left', () => {
  const carriedOut = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_CARRY_OUT', locationId: 'leeds' } as const

  test('takes the goods off the books and is fulfilled', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const { order } = await shop.orders.till.placeOrder(orderOf(sku, { fulfilments: [carriedOut] }))
    expect(await shop.stock(sku)).toEqual({ onHand: 7, reserved: 0, shortage: 0 })
    expect(order).toMatchObject({
      state: 'ORDER_STATE_FULFILLED',
      lines: [{ left: '3' }],
      fulfilments: [{ state: 'FULFILMENT_STATE_HANDED_OVER', leftAt: order?.occurredAt }],
    })
  })

  test('is never refused for stock: what is missing becomes a shortage', async () => {
    const sku = await shop.stocked(unique('mug'), 1)
    const occurredAt = { seconds: '1291204800', nanos: 0 }
    const { order } = await shop.orders.till.placeOrder(orderOf(sku, { fulfilments: [carriedOut], occurredAt }))
    expect(order).toMatchObject({ state: 'ORDER_STATE_FULFILLED', occurredAt })
    expect(await shop.stock(sku)).toEqual({ onHand: -2, reserved: 0, shortage: 2 })
  })

  test('sent twice it leaves once', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku, { fulfilments: [carriedOut] })
    await shop.orders.till.placeOrder(request)
    await shop.orders.till.placeOrder({ ...request, requestId: unique('request') })
    expect((await shop.stock(sku)).onHand).toBe(7)
  })

  test('may be part of an order whose rest is still to come', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    await shop.receive(sku, 10, 'depot')
    const { order } = await shop.orders.till.placeOrder(
      orderOf(sku, {
        lines: ['f-1', 'f-2'].map(fulfilmentId => ({
          lineId: fulfilmentId,
          sku,
          quantity: 3,
          unitPriceMinor: 250,
          fulfilmentId,
        })),
        fulfilments: [carriedOut, { fulfilmentId: 'f-2', method: 'FULFILMENT_METHOD_DELIVERY', locationId: 'depot' }],
      }),
    )
    expect(order).toMatchObject({ state: 'ORDER_STATE_OPEN', lines: [{ left: '3' }, { left: '0' }] })
    expect([await shop.stock(sku), await shop.stock(sku, 'depot')]).toEqual([
      { onHand: 7, reserved: 0, shortage: 0 },
      { onHand: 10, reserved: 3, shortage: 0 },
    ])
    const cancelled = shop.orders.till.cancelOrder({ requestId: unique('request'), orderId: order?.orderId ?? '' })
    expect(await refusal(cancelled)).toMatchObject({ reason: 'ORDER_NOT_CANCELLABLE', figures: { state: 'open' } })
  })

  test('is history when an operator tells of a delivery that left long ago', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const leftAt = { seconds: '1291291200', nanos: 0 }
    const fulfilments = [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_DELIVERY' as const, locationId: 'leeds', leftAt }]
    const { order } = await shop.orders.history.placeOrder(
      orderOf(sku, { fulfilments, occurredAt: { seconds: '1291204800', nanos: 0 } }),
    )
    expect(order?.fulfilments).toMatchObject([{ state: 'FULFILMENT_STATE_SHIPPED', leftAt }])
    expect((await shop.stock(sku)).onHand).toBe(7)
    const issued = (await shop.eventsOf(`stock-${sku}@leeds`)).at(-1)
    expect(issued).toMatchObject({ type: 'StockIssued', data: { occurredAt: '2010-12-02T12:00:00.000Z' } })
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})

const tendered = (...amounts: number[]) =>
  amounts.map((amountMinor, index) => ({
    tenderId: `t-${index}`,
    kind: 'TENDER_KIND_CARD' as const,
    amountMinor,
    reference: '',
    currencyCode: 'GBP',
  }))
