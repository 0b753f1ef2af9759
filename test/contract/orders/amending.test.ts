import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AmendOrderRequest } from '#protos/nahr/orders/v1/AmendOrderRequest.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop({ NAHR_PICK_PROMISE_SECONDS: '1800', NAHR_SHIP_PROMISE_SECONDS: '7200' })
})
afterAll(() => shop?.close())

const typesOf = async (stream: string) => (await shop.eventsOf(stream)).map(({ type }) => type)
const act = () => unique('act')
const tender = (tenderId: string, amountMinor: number, paymentToken = '') => ({
  tenderId,
  kind: 'TENDER_KIND_CARD' as const,
  amountMinor,
  currencyCode: 'GBP',
  paymentToken,
})

/** Three at 5.00, and another SKU that is in stock. */
async function placed(over: Partial<PlaceOrderRequest> = {}) {
  const sku = await shop.stocked(unique('cup'), 10)
  const other = await shop.stocked(unique('plate'), 4)
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, over))
  const orderId = order?.orderId ?? ''
  const plates = (quantity: number, fulfilmentId = 'f-2'): AmendOrderRequest => ({
    add: [{ lineId: 'l-2', sku: other, quantity, unitPriceMinor: 700, fulfilmentId }],
    fulfilments: [{ fulfilmentId, method: 'FULFILMENT_METHOD_PICKUP', locationId: 'leeds' }],
    differenceMinor: quantity * 700,
  })
  const amend = (told: AmendOrderRequest) => shop.orders.web.amendOrder({ requestId: act(), orderId, ...told })
  return { sku, other, orderId, plates, amend }
}
const paymentIdOf = async (orderId: string, tenderId: string) => {
  const { order } = await shop.orders.web.getOrder({ orderId })
  return order?.tenders.find(each => each.tenderId === tenderId)?.paymentId ?? ''
}

describe('an amendment', () => {
  test('adds lines in a group of their own, held and paid for', async () => {
    const { orderId, other, plates, amend } = await placed(byToken('sandbox-approve'))
    const { order } = await amend({ ...plates(2), tenders: [tender('t-2', 1400, 'sandbox-approve')] })
    expect(order).toMatchObject({
      totalMinor: '2900',
      amendment: null,
      lines: [{ lineId: 'l-1' }, { lineId: 'l-2', totalMinor: '1400', fulfilmentId: 'f-2' }],
      fulfilments: [{ fulfilmentId: 'f-1' }, { fulfilmentId: 'f-2', state: 'FULFILMENT_STATE_OPEN' }],
      tenders: [{ tenderId: 't-1' }, { tenderId: 't-2', authorization: 'TENDER_AUTHORIZATION_AUTHORIZED' }],
    })
    expect(order?.fulfilments[1]?.pickBy).not.toBeNull()
    expect(await shop.stock(other)).toEqual({ onHand: 4, reserved: 2, shortage: 0 })
    const { orders } = await shop.orders.operator.listOrders({
      locationId: 'leeds',
      channelId: 'web-uk',
      channelOrderId: order?.channelOrderId ?? '',
      minPosition: (await shop.logEnd()).toString(),
    })
    expect(orders).toMatchObject([
      { totalMinor: '2900', units: '5', fulfilments: [{ fulfilmentId: 'f-1' }, { fulfilmentId: 'f-2' }] },
    ])
    expect(await typesOf(`order-${orderId}`)).toEqual([
      ...['AuthorizationsRequested', 'OrderPlaced', 'AmendmentPaymentsRequested', 'OrderAmended', 'NotificationDue'],
    ])
  })

  test.each([
    ['pickup', 'FULFILMENT_METHOD_PICKUP', 1800],
    ['delivery', 'FULFILMENT_METHOD_DELIVERY', 7200],
  ] as const)('promises what it adds as a placed order does: a %s', async (_, method, seconds) => {
    const { orderId, plates, amend } = await placed()
    const fulfilments = [{ fulfilmentId: 'f-2', method, locationId: 'leeds' }]
    const { order } = await amend({ ...plates(2), fulfilments, tenders: [tender('t-2', 1400)] })
    expect(order?.fulfilments[1]).toMatchObject({ fulfilmentId: 'f-2', method, pickBy: expect.anything() })
    const made = (await shop.eventsOf(`order-${orderId}`)).find(({ type }) => type === 'OrderAmended')
    const { amendedAt } = Object(made?.data)
    const pickBy = new Date(Date.parse(amendedAt) + seconds * 1000).toISOString()
    expect(made?.data).toMatchObject({ fulfilments: [{ fulfilmentId: 'f-2', pickBy }] })
  })

  test('waits while its money is short, holds nothing, and is made once it is paid', async () => {
    const { orderId, other, plates, amend } = await placed()
    const { order } = await amend(plates(2))
    const amendmentId = order?.amendment?.amendmentId ?? ''
    expect(order).toMatchObject({ totalMinor: '1500', amendment: { differenceMinor: '1400', add: [{ lineId: 'l-2' }] } })
    expect(await shop.stock(other)).toMatchObject({ reserved: 0 })
    expect(await refusal(amend({ remove: [{ lineId: 'l-1', quantity: 1 }], differenceMinor: -500 }))).toMatchObject({
      reason: 'AMENDMENT_PENDING',
      figures: { amendment_id: amendmentId },
    })
    const complete = (amountMinor: number, requestId = act()) =>
      shop.orders.web.completeAmendment({ requestId, orderId, amendmentId, tenders: [tender('t-2', amountMinor)] })
    expect(await refusal(complete(1399))).toMatchObject({
      reason: 'TENDERS_MISMATCH',
      figures: { expected: '1400', got: '1399' },
    })
    const requestId = act()
    const { order: made } = await complete(1400, requestId)
    expect(made).toMatchObject({ totalMinor: '2900', amendment: null })
    expect((await complete(1400, requestId)).order).toEqual(made)
    expect(await shop.stock(other)).toMatchObject({ reserved: 2 })
    expect(await typesOf(`order-${orderId}`)).toEqual(['OrderPlaced', 'AmendmentProposed', 'OrderAmended', 'NotificationDue'])
  })

  test('is withdrawn, and nothing has changed', async () => {
    const { orderId, plates, amend } = await placed()
    const { order } = await amend(plates(1))
    const named = { orderId, amendmentId: order?.amendment?.amendmentId ?? '' }
    const { order: after } = await shop.orders.web.withdrawAmendment({ requestId: act(), ...named })
    expect(after).toMatchObject({ totalMinor: '1500', amendment: null })
    const late = shop.orders.web.completeAmendment({ requestId: act(), ...named, tenders: [tender('t-2', 700)] })
    expect(await refusal(late)).toMatchObject({ code: 'NOT_FOUND', reason: 'AMENDMENT_NOT_FOUND' })
  })

  test('exchanges units for others that cost less: what is over is due back to who paid it', async () => {
    const { sku, other, plates, amend } = await placed()
    const { order } = await amend({ ...plates(1), remove: [{ lineId: 'l-1', quantity: 2 }], differenceMinor: -300 })
    expect(order).toMatchObject({
      lines: [{ cancelledUnits: [{ first: '2', last: '3' }] }, { totalMinor: '700' }],
      tenders: [{ refundDueMinor: '300' }],
    })
    expect(await shop.stock(sku)).toMatchObject({ reserved: 1 })
    expect(await shop.stock(other)).toMatchObject({ reserved: 1 })
  })

  test('of an authorised payment captures less', async () => {
    const { orderId, amend } = await placed(byToken('sandbox-approve'))
    await amend({ reprice: [{ lineId: 'l-1', unitPriceMinor: 400 }], differenceMinor: -300 })
    const named = { orderId, fulfilmentId: 'f-1' }
    await shop.pickups.till.startPicking({ requestId: act(), ...named })
    await shop.pickups.till.recordPick({ requestId: act(), ...named, lines: [{ lineId: 'l-1', quantity: 3 }] })
    await shop.pickups.till.markReady({ requestId: act(), ...named })
    const { order } = await shop.pickups.manager.handOver({ requestId: act(), ...named, overrideReason: 'known' })
    expect(order?.fulfilments[0]?.captures).toMatchObject([{ amountMinor: '1200' }])
  })

  test('is made once, however often it is sent', async () => {
    const { orderId, other, plates } = await placed()
    const request = { requestId: act(), orderId, ...plates(2), tenders: [tender('t-2', 1400)] }
    const answers = await Promise.all([1, 2, 3].map(() => shop.orders.web.amendOrder(request)))
    expect(new Set(answers.map(({ order }) => order?.revision)).size).toBe(1)
    expect(await shop.stock(other)).toMatchObject({ reserved: 2 })
    expect(await refusal(shop.orders.web.amendOrder({ ...request, reason: 'another' }))).toMatchObject({
      reason: 'REQUEST_ID_REUSED',
    })
  })
})

describe('an amendment that is refused leaves nothing behind', () => {
  test('for want of stock', async () => {
    const { orderId, other, plates, amend } = await placed()
    for (const paid of [tender('t-2', 3500), tender('t-2', 3500, 'sandbox-approve')]) {
      const call = amend({ ...plates(5), tenders: [paid] })
      expect(await refusal(call)).toMatchObject({ reason: 'INSUFFICIENT_STOCK', figures: { sku: other, available: '4' } })
    }
    expect(await typesOf(`order-${orderId}`)).toEqual(['OrderPlaced'])
  })
  test('by the card, and another card does it', async () => {
    const { orderId, other, plates, amend } = await placed()
    const declined = amend({ ...plates(1), tenders: [tender('t-2', 700, 'sandbox-decline')] })
    expect(await refusal(declined)).toMatchObject({ reason: 'PAYMENT_DECLINED', figures: { tender_id: 't-2' } })
    expect(await shop.stock(other)).toMatchObject({ reserved: 0 })
    await amend({ ...plates(1), tenders: [tender('t-2', 700, 'sandbox-approve')] })
    expect(await typesOf(`order-${orderId}`)).toEqual([
      ...['OrderPlaced', 'AmendmentPaymentsRequested', 'AmendmentAbandoned'],
      ...['AmendmentPaymentsRequested', 'OrderAmended', 'NotificationDue'],
    ])
    expect(await shop.paymentEvents(await paymentIdOf(orderId, 't-2'))).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
  })
  test.each<[string, string, (at: Awaited<ReturnType<typeof placed>>) => AmendOrderRequest]>([
    ['a difference told wrongly', 'TOTAL_MISMATCH', ({ plates }) => ({ ...plates(1), differenceMinor: 1 })],
    [
      'a line that is there',
      'LINE_ID_TAKEN',
      ({ plates }) => ({ ...plates(1), add: [{ ...plates(1).add?.[0], lineId: 'l-1' }] }),
    ],
    ['a group that is there', 'FULFILMENT_ID_TAKEN', ({ plates }) => plates(1, 'f-1')],
    ['a tender that is there', 'TENDER_ID_TAKEN', ({ plates }) => ({ ...plates(1), tenders: [tender('t-1', 700)] })],
    ['an unknown line', 'LINE_NOT_FOUND', () => ({ remove: [{ lineId: 'l-9', quantity: 1 }] })],
    ['an unknown SKU', 'UNKNOWN_SKU', ({ plates }) => ({ ...plates(1), add: [{ ...plates(1).add?.[0], sku: 'no-such' }] })],
    ['more than is there', 'UNITS_NOT_CANCELLABLE', () => ({ remove: [{ lineId: 'l-1', quantity: 4 }] })],
    ['all that is there', 'NOTHING_WOULD_REMAIN', () => ({ remove: [{ lineId: 'l-1', quantity: 3 }], differenceMinor: -1500 })],
    ['nothing', 'INVALID_FIELD', () => ({})],
    [
      'another currency',
      'CURRENCY_MISMATCH',
      ({ plates }) => ({ ...plates(1), tenders: [{ ...tender('t-2', 700), currencyCode: 'EUR' }] }),
    ],
  ])('%s', async (_, reason, asked) => {
    const at = await placed()
    expect(await refusal(at.amend(asked(at)))).toMatchObject({ reason })
    expect(await typesOf(`order-${at.orderId}`)).toEqual(['OrderPlaced'])
  })
  test('of an order that is cancelled, of none, and by nobody who may', async () => {
    const { orderId, plates, amend } = await placed()
    const request = { requestId: act(), orderId, ...plates(1) }
    expect(await refusal(shop.ordersAs(shop.keys.service).amendOrder(request))).toMatchObject({ reason: 'ROLE_REQUIRED' })
    expect(await refusal(shop.orders.web.amendOrder({ ...request, orderId: 'no-such' }))).toMatchObject({
      reason: 'ORDER_NOT_FOUND',
    })
    await shop.orders.web.cancelOrder({ requestId: act(), orderId })
    expect(await refusal(amend(plates(1)))).toMatchObject({ reason: 'ORDER_NOT_AMENDABLE', figures: { state: 'cancelled' } })
  })
})

test('a marketplace sends an order again changed: it differs, and is changed as an amendment', async () => {
  const { sku, orderId, amend } = await placed()
  const { order } = await shop.orders.web.getOrder({ orderId })
  const again = orderOf(sku, { channelOrderId: order?.channelOrderId ?? '', totalMinor: 1000 })
  const fewer = { ...again, lines: [{ ...again.lines?.[0], quantity: 2 }], tenders: [tender('t-1', 1000)] }
  expect(await refusal(shop.orders.web.placeOrder(fewer))).toMatchObject({ reason: 'ORDER_DIFFERS' })
  const { order: after } = await amend({ remove: [{ lineId: 'l-1', quantity: 1 }], differenceMinor: -500 })
  expect(after).toMatchObject({ lines: [{ cancelled: '1' }], tenders: [{ refundDueMinor: '500' }] })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
