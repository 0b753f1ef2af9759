import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import { accepting, openShop, orderOf, refusal, returnOf, type Shop, unique } from './shop.ts'

let shop: Shop
let order: Order
beforeAll(async () => {
  shop = await openShop()
  order = await shop.sold()
})
afterAll(() => shop?.close())

/** Refused for this, with the log as it was. */
async function refused(call: () => Promise<unknown>, expected: object): Promise<void> {
  const end = await shop.logEnd()
  expect(await refusal(call())).toMatchObject(expected)
  expect(await shop.logEnd()).toBe(end)
}

const malformed: [field: string, over: Partial<RequestReturnRequest>][] = [
  ['request_id', { requestId: '' }],
  ['purchase.by', { purchase: {} }],
  ['purchase.order_id', { purchase: { orderId: '' } }],
  ['purchase.channel_reference.channel_id', { purchase: { channelReference: { channelId: '', channelOrderId: 'o' } } }],
  ['currency_code', { currencyCode: 'GBP' }],
  ['customer_id', { customerId: 'zoe' }],
  ['lines', { lines: [] }],
  ['lines', { lines: Array(2).fill({ lineId: 'l-1', quantity: 1 }) }],
  ['lines[0]', { lines: [{ lineId: 'l-1' }] }],
  ['lines[0].quantity', { lines: [{ lineId: 'l-1', quantity: -1 }] }],
  ['lines[0].quantity', { lines: [{ lineId: 'l-1', quantity: 4 }] }],
  ['lines[0].units', { lines: [{ lineId: 'l-1', units: [{ first: 3, last: 4 }] }] }],
  ['lines[0].units[0]', { lines: [{ lineId: 'l-1', units: [{ first: 2, last: 1 }] }] }],
  [
    'lines[0].units',
    {
      lines: [
        {
          lineId: 'l-1',
          units: [
            { first: 1, last: 2 },
            { first: 2, last: 3 },
          ],
        },
      ],
    },
  ],
  ['quoted_refund_minor', { quotedRefundMinor: '-2' }],
  ['inspection', { inspection: [accepting()] }],
  ['inspection[0].verdict', { receivedAtLocationId: 'leeds', inspection: [{ lineId: 'l-1' }] }],
  ['inspection[0].reason', { receivedAtLocationId: 'leeds', inspection: [{ lineId: 'l-1', verdict: 'VERDICT_REJECT' }] }],
  ['inspection', { receivedAtLocationId: 'leeds', inspection: [accepting(), accepting()] }],
  ['lines.disposition', { receivedAtLocationId: 'leeds', inspection: [{ lineId: 'l-1', verdict: 'VERDICT_ACCEPT' }] }],
  ['unreceipted', { unreceipted: [{ lineId: 'a', sku: 'x', quantity: 1, refundMinor: 1 }] }],
  ['lines', { purchase: null }],
  ['occurred_at', { occurredAt: { seconds: '95617584000' } }],
]
test.each(malformed)('a request is refused by its field: %s (%#)', (field, over) =>
  refused(() => shop.returns.operator.requestReturn(returnOf(order, 1, { receivedAtLocationId: '', ...over })), {
    code: 'INVALID_ARGUMENT',
    reason: 'INVALID_FIELD',
    figures: { field },
  }),
)

test('what is wrong with a field is told in words for who fills it in', async () => {
  const problem = async (over: Partial<RequestReturnRequest>) =>
    (await refusal(shop.returns.operator.requestReturn(returnOf(order, 1, over)))).figures.problem
  expect([
    await problem({ lines: [] }),
    await problem({ lines: [{ lineId: 'l-1', quantity: 4 }] }),
    await problem({ inspection: [accepting()] }),
    await problem({ purchase: null, lines: [] }),
    (await refusal(shop.returns.web.quoteReturn({}))).figures.problem,
    (await refusal(shop.returns.operator.putReturnPolicy({ requestId: unique('policy') }))).figures.problem,
    (await refusal(shop.returns.till.inspectUnits({ requestId: unique('inspect'), returnId: 'r' }))).figures.problem,
  ]).toEqual([
    'must name what comes back',
    'must be among the 3 of the line',
    'goes with received_at_location_id',
    'must name what comes back, or purchase what was bought',
    'must name an order, a reference or a receipt',
    'must be there',
    'must have at least 1',
  ])
})

describe('what can’t come back', () => {
  const notFound = (reason: string) => ({ code: 'NOT_FOUND', reason })
  test('of an order that nobody placed', () =>
    refused(() => shop.returns.web.quoteReturn({ purchase: { orderId: 'nothing' } }), notFound('PURCHASE_NOT_FOUND')))
  test('a unit of another order', () =>
    refused(
      () => shop.returns.web.requestReturn(returnOf(order, 1, { lines: [{ lineId: 'l-9', quantity: 1 }] })),
      notFound('LINE_NOT_FOUND'),
    ))
  test('a unit that has not left', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const open = (await shop.orders.web.placeOrder(orderOf(sku))).order
    const figures = { line_id: 'l-1', asked: '1', left: '0' }
    await refused(() => shop.returns.web.requestReturn(returnOf(open ?? order, 1)), { reason: 'UNITS_NOT_LEFT', figures })
  })
  test('a unit that comes back already', async () => {
    const sold = await shop.sold()
    const first = { lines: [{ lineId: 'l-1', units: [{ first: 1, last: 1 }] }] }
    const request = returnOf(sold, 1, first)
    const taken = await shop.returns.web.requestReturn(request)
    const figures = { line_id: 'l-1', asked: '1', free: '2' }
    await refused(() => shop.returns.till.requestReturn(returnOf(sold, 1, first)), { reason: 'UNITS_CLAIMED', figures })
    expect(await shop.returns.web.requestReturn(request)).toMatchObject({ return: taken.return })
    await refused(() => shop.returns.web.requestReturn({ ...request, reason: 'another' }), { reason: 'REQUEST_ID_REUSED' })
  })
})

describe('who is not asked', () => {
  test('a stranger, a service, and who has no store here', async () => {
    await refused(() => shop.returnsAs(null).requestReturn(returnOf(order, 1)), { reason: 'KEY_REQUIRED' })
    await refused(() => shop.returns.service.requestReturn(returnOf(order, 1)), { reason: 'ROLE_REQUIRED' })
    const walkedIn = returnOf(order, 1, { receivedAtLocationId: 'leeds' })
    await refused(() => shop.returns.web.requestReturn(walkedIn), { reason: 'ROLE_REQUIRED' })
    await refused(() => shop.returns.elsewhere.requestReturn(walkedIn), { reason: 'STORE_REQUIRED' })
    await refused(() => shop.returns.operator.requestReturn(returnOf(order, 1, { receivedAtLocationId: 'nowhere' })), {
      reason: 'UNKNOWN_LOCATION',
    })
  })
})

test('the same request, repaired, is taken', async () => {
  const { return: returned } = await shop.returns.web.requestReturn(returnOf(order, 1))
  expect(returned?.state).toBe('RETURN_STATE_REQUESTED')
})
