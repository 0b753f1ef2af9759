import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import { type CallerName, openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
let sku: string
beforeAll(async () => {
  shop = await openShop({ NAHR_MAX_MESSAGE_BYTES: '20000' })
  sku = await shop.stocked(unique('mug'), 100)
})
afterAll(() => shop?.close())

const line = { lineId: 'l-1', quantity: 3, unitPriceMinor: 500, fulfilmentId: 'f-1' }
const tender = { tenderId: 't-1', kind: 'TENDER_KIND_CARD', amountMinor: 1500, reference: '', currencyCode: 'GBP' } as const
const group = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_PICKUP', locationId: 'leeds' } as const
const inAnHour = () => ({ seconds: Math.floor(Date.now() / 1000) + 3600, nanos: 0 })
const lines = (over: object) => ({ lines: [{ ...line, sku, ...over }] })
const tenders = (over: object) => ({ tenders: [{ ...tender, ...over }] })
const groups = (over: object) => ({ fulfilments: [{ ...group, ...over }] })

type Case = [name: string, over: () => Partial<PlaceOrderRequest>, code: string, reason: string, figures: object, by?: CallerName]
const field = (name: string) => ({ field: name })

const cases: Case[] = [
  ['an unknown SKU', () => lines({ sku: 'no-such-sku' }), 'NOT_FOUND', 'UNKNOWN_SKU', { sku: 'no-such-sku' }],
  ['an unknown location', () => groups({ locationId: 'atlantis' }), 'NOT_FOUND', 'UNKNOWN_LOCATION', { location_id: 'atlantis' }],
  ['a quantity of zero', () => lines({ quantity: 0 }), 'INVALID_ARGUMENT', 'INVALID_FIELD', field('lines[0].quantity')],
  ['a quantity below zero', () => lines({ quantity: -3 }), 'INVALID_ARGUMENT', 'INVALID_FIELD', field('lines[0].quantity')],
  [
    'a quantity beyond measure',
    () => lines({ quantity: '9007199254740993' }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('lines[0].quantity'),
  ],
  [
    'a price below zero',
    () => lines({ unitPriceMinor: -1 }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('lines[0].unit_price_minor'),
  ],
  [
    'a discount above the price',
    () => lines({ discounts: [{ amountMinor: 1501, reason: '' }] }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('lines[0].discounts'),
  ],
  [
    'a discount of nothing',
    () => lines({ discounts: [{ amountMinor: 0, reason: '' }] }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('lines[0].discounts[0].amount_minor'),
  ],
  ['more tax than price', () => lines({ taxMinor: 1501 }), 'INVALID_ARGUMENT', 'INVALID_FIELD', field('lines[0].tax_minor')],
  [
    'a line twice',
    () => ({
      lines: [
        { ...line, sku },
        { ...line, sku },
      ],
    }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('lines[1].line_id'),
  ],
  ['no lines', () => ({ lines: [] }), 'INVALID_ARGUMENT', 'INVALID_FIELD', field('lines')],
  [
    'a line of a group that is not there',
    () => lines({ fulfilmentId: 'f-9' }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('lines[0].fulfilment_id'),
  ],
  [
    'goods without a group',
    () => ({ ...lines({ fulfilmentId: '' }), fulfilments: [] }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('lines[0].fulfilment_id'),
  ],
  ['a charge with a group', () => lines({ sku: 'POST' }), 'INVALID_ARGUMENT', 'INVALID_FIELD', field('lines[0].fulfilment_id')],
  [
    'a group without lines',
    () => ({ fulfilments: [group, { ...group, fulfilmentId: 'f-2' }] }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('fulfilments[1].fulfilment_id'),
  ],
  [
    'a group without a method',
    () => groups({ method: undefined }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('fulfilments[0].method'),
  ],
  [
    'a tender in another currency',
    () => tenders({ currencyCode: 'EUR' }),
    'INVALID_ARGUMENT',
    'CURRENCY_MISMATCH',
    { expected: 'GBP', got: 'EUR' },
  ],
  ['a currency that is none', () => ({ currencyCode: 'QQQ' }), 'INVALID_ARGUMENT', 'INVALID_FIELD', field('currency_code')],
  [
    'a total that the lines do not sum to',
    () => ({ totalMinor: 1499 }),
    'INVALID_ARGUMENT',
    'TOTAL_MISMATCH',
    { expected: '1500', got: '1499' },
  ],
  [
    'tenders that do not sum to the total',
    () => tenders({ amountMinor: 1499 }),
    'INVALID_ARGUMENT',
    'TENDERS_MISMATCH',
    { expected: '1500', got: '1499' },
  ],
  ['no tender for a price', () => ({ tenders: [] }), 'INVALID_ARGUMENT', 'TENDERS_MISMATCH', { expected: '1500', got: '0' }],
  ['no request id', () => ({ requestId: '' }), 'INVALID_ARGUMENT', 'INVALID_FIELD', field('request_id')],
  ['no order id', () => ({ channelOrderId: '' }), 'INVALID_ARGUMENT', 'INVALID_FIELD', field('channel_order_id')],
  ['a sale of tomorrow', () => ({ occurredAt: inAnHour() }), 'INVALID_ARGUMENT', 'INVALID_FIELD', field('occurred_at')],
  [
    'goods that will have left',
    () => groups({ leftAt: inAnHour() }),
    'INVALID_ARGUMENT',
    'INVALID_FIELD',
    field('fulfilments[0].left_at'),
    'history',
  ],
  ['history told by a channel', () => groups({ leftAt: { seconds: 1, nanos: 0 } }), 'PERMISSION_DENIED', 'ROLE_REQUIRED', {}],
  [
    'a till that sells in another store',
    () => groups({ method: 'FULFILMENT_METHOD_CARRY_OUT', locationId: 'depot' }),
    'PERMISSION_DENIED',
    'STORE_REQUIRED',
    {},
    'till',
  ],
  ['a key without a channel', () => ({}), 'PERMISSION_DENIED', 'CHANNEL_REQUIRED', {}, 'operator'],
  ['a role that may not', () => ({}), 'PERMISSION_DENIED', 'ROLE_REQUIRED', {}, 'manager'],
  [
    'a message over the limit',
    () => ({ recipient: { address: 'x'.repeat(25_000) } }),
    'RESOURCE_EXHAUSTED',
    'MESSAGE_TOO_LARGE',
    {},
  ],
]

describe('placing an order is refused for', () => {
  test.each(cases)('%s', async (_, over, code, reason, figures, by = 'web') => {
    const end = await shop.logEnd()
    expect(await refusal(shop.orders[by].placeOrder(orderOf(sku, over())))).toMatchObject({ code, reason, figures })
    expect(await shop.logEnd()).toBe(end)
  })

  test('an enum name that the contract does not know', async () => {
    const request = orderOf(sku, tenders({ kind: 'TENDER_KIND_SEASHELLS' }))
    expect((await refusal(shop.orders.web.placeOrder(request))).code).toBe('INVALID_ARGUMENT')
  })

  test('a request id that was used for another order', async () => {
    const request = orderOf(sku)
    await shop.orders.web.placeOrder(request)
    const end = await shop.logEnd()
    const other = { ...request, customerId: 'somebody' }
    expect(await refusal(shop.orders.web.placeOrder(other))).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'REQUEST_ID_REUSED',
    })
    expect(await shop.logEnd()).toBe(end)
  })

  test('an order that was sent before with other content', async () => {
    const request = orderOf(sku)
    const { order } = await shop.orders.web.placeOrder(request)
    const { reserved } = await shop.stock(sku)
    const end = await shop.logEnd()
    const other = { ...request, requestId: unique('request'), customerId: 'somebody' }
    const differs = { code: 'ALREADY_EXISTS', reason: 'ORDER_DIFFERS', figures: { order_id: order?.orderId } }
    expect(await refusal(shop.orders.web.placeOrder(other))).toMatchObject(differs)
    expect(await shop.logEnd()).toBe(end)
    expect((await shop.stock(sku)).reserved).toBe(reserved)
  })
})

describe('any call is refused', () => {
  test('without a key, and with one that nobody made', async () => {
    const end = await shop.logEnd()
    const [none, unknown] = [shop.ordersAs(null), shop.ordersAs(`nahr_${'x'.repeat(43)}`)]
    expect(await refusal(none.placeOrder(orderOf(sku)))).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'KEY_REQUIRED' })
    expect(await refusal(unknown.placeOrder(orderOf(sku)))).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'KEY_UNKNOWN' })
    expect(await shop.logEnd()).toBe(end)
  })

  test('for an order that is not there', async () => {
    const missing = { code: 'NOT_FOUND', reason: 'ORDER_NOT_FOUND' }
    expect(await refusal(shop.orders.web.getOrder({ orderId: 'no-such-order' }))).toMatchObject(missing)
    expect(await refusal(shop.orders.web.getOrder({ orderId: '' }))).toMatchObject({ reason: 'INVALID_FIELD' })
  })

  test('for a sweep by a channel, and a cancellation by a manager', async () => {
    const denied = { code: 'PERMISSION_DENIED', reason: 'ROLE_REQUIRED' }
    expect(await refusal(shop.orders.web.sweepPlacements({}))).toMatchObject(denied)
    expect(await refusal(shop.orders.manager.cancelOrder({ requestId: 'r', orderId: 'o' }))).toMatchObject(denied)
  })
})
