import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidV5 } from '#platform/uuid.ts'
import { until } from '../../support/until.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop({ NAHR_PICK_PROMISE_SECONDS: '1', NAHR_PICKUP_KEEP_SECONDS: '1' })
})
afterAll(() => shop?.close())

const typesOf = async (stream: string) => (await shop.eventsOf(stream)).map(({ type }) => type)
const movements = async (sku: string) => (await typesOf(`stock-${sku}@leeds`)).slice(1)
/** Payments that an order asked for, by all its attempts. */
async function requested(orderId: string): Promise<string[]> {
  const events = await shop.eventsOf(`order-${orderId}`)
  const asked = events.filter(({ type }) => type === 'AuthorizationsRequested')
  return asked.flatMap(({ data }) => (data as { payments: { paymentId: string }[] }).payments.map(({ paymentId }) => paymentId))
}

async function placed(...tokens: string[]) {
  const sku = await shop.stocked(unique('mug'), 10)
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, byToken(...tokens)))
  const orderId = order?.orderId ?? ''
  const settle = (tenderId: string, authorized: boolean, refusedBecause = '') =>
    shop.pickups.service.settlePayment({ requestId: unique('settle'), orderId, tenderId, authorized, refusedBecause })
  return { sku, order, orderId, settle, group: () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' }) }
}

/** The order of a channel's own id, whether or not it was placed. */
const orderIdOf = ({ channelOrderId }: { channelOrderId: string }) => uuidV5(['order', 'web-uk', channelOrderId])

describe('a tender by token', () => {
  test.each(['sandbox-approve', 'sandbox-slow'])('%s: is authorised with the order, after its stock is held', async token => {
    const { sku, order, orderId } = await placed(token)
    expect(order).toMatchObject({
      state: 'ORDER_STATE_OPEN',
      tenders: [{ authorization: 'TENDER_AUTHORIZATION_AUTHORIZED', refundDueMinor: '0', reference: '' }],
    })
    expect(await shop.paymentEvents(order?.tenders[0]?.paymentId ?? '')).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
    const [reserved, asked] = [await shop.eventsOf(`stock-${sku}@leeds`), await shop.eventsOf(`order-${orderId}`)]
    expect(reserved.at(-1)?.position).toBeLessThan(asked[0]?.position ?? 0n)
    const log = JSON.stringify(asked.map(({ data }) => data))
    expect(log).not.toContain(token)
  })

  test.each([
    ['sandbox-decline', 'insufficient_funds'],
    ['no-such-token', 'unknown_token'],
  ])('%s: is refused, and nothing stays held', async (token, reason) => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku, byToken('sandbox-approve', token))
    const declined = { code: 'FAILED_PRECONDITION', reason: 'PAYMENT_DECLINED', figures: { tender_id: 't-2', reason } }
    expect(await refusal(shop.orders.web.placeOrder(request))).toEqual(declined)
    const orderId = orderIdOf(request)
    expect(await typesOf(`order-${orderId}`)).toEqual(['AuthorizationsRequested', 'PlacementAbandoned'])
    expect(await movements(sku)).toEqual(['StockReserved', 'ReservationReleased'])
    const [first = '', second = ''] = await requested(orderId)
    expect((await shop.paymentEvents(first)).slice(-2)).toEqual(['VoidRequested', 'PaymentVoided'])
    expect(await shop.paymentEvents(second)).toEqual(['AuthorizationRequested', 'PaymentDeclined'])
  })

  test('that was declined can be followed by another: the same order is placed by another attempt', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku, byToken('sandbox-decline'))
    await refusal(shop.orders.web.placeOrder(request))
    const other = { ...request, requestId: unique('request'), ...byToken('sandbox-approve') }
    const { order } = await shop.orders.web.placeOrder(other)
    expect(order?.state).toBe('ORDER_STATE_OPEN')
    expect(await typesOf(`order-${order?.orderId}`)).toEqual([
      ...['AuthorizationsRequested', 'PlacementAbandoned', 'AuthorizationsRequested', 'OrderPlaced'],
    ])
    expect((await shop.stock(sku)).reserved).toBe(3)
  })

  test('sent again alike answers the order that stands; with another token it differs; the log is unchanged', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku, byToken('sandbox-approve'))
    const first = await shop.orders.web.placeOrder(request)
    const end = await shop.logEnd()
    expect(await shop.orders.web.placeOrder({ ...request, requestId: unique('request') })).toEqual(first)
    const other = { ...request, requestId: unique('request'), ...byToken('sandbox-slow') }
    expect(await refusal(shop.orders.web.placeOrder(other))).toMatchObject({ reason: 'ORDER_DIFFERS' })
    expect(await shop.logEnd()).toBe(end)
  })

  test('makes no sense without goods that are still to leave, nor as a card number', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const carriedOut = [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_CARRY_OUT' as const, locationId: 'leeds' }]
    const charge = [{ lineId: 'l-1', sku: 'POST', quantity: 1, unitPriceMinor: 1500 }]
    for (const over of [{ fulfilments: carriedOut }, { lines: charge, fulfilments: [] }]) {
      const end = await shop.logEnd()
      const request = orderOf(sku, { ...over, ...byToken('sandbox-approve') })
      expect(await refusal(shop.orders.till.placeOrder(request))).toMatchObject({
        reason: 'INVALID_FIELD',
        figures: { field: 'tenders[0].payment_token' },
      })
      expect(await shop.logEnd()).toBe(end)
    }
    const numbered = orderOf(sku, byToken('4111 1111 1111 1111'))
    expect(await refusal(shop.orders.web.placeOrder(numbered))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'INVALID_FIELD',
    })
    expect((await shop.stock(sku)).reserved).toBe(0)
  })
})

describe('an order whose payment is unknown', () => {
  const resolved = (tender: { paymentId: string } | undefined) =>
    shop.payments.resolvePayment({ requestId: unique('resolve'), paymentId: tender?.paymentId ?? '' })

  test('is pending: nothing is picked or handed over until it is settled', async () => {
    const { order, orderId, settle, group } = await placed('sandbox-timeout-after-success')
    expect(order).toMatchObject({
      state: 'ORDER_STATE_PAYMENT_PENDING',
      tenders: [{ authorization: 'TENDER_AUTHORIZATION_UNKNOWN' }],
    })
    const pending = { code: 'FAILED_PRECONDITION', reason: 'PAYMENT_PENDING' }
    expect(await refusal(shop.pickups.till.startPicking(group()))).toMatchObject(pending)
    expect(await typesOf(`order-${orderId}`)).toEqual(['AuthorizationsRequested', 'OrderPlaced'])
    await resolved(order?.tenders[0])
    const settled = await settle('t-1', true)
    expect(settled.order).toMatchObject({
      state: 'ORDER_STATE_OPEN',
      tenders: [{ authorization: 'TENDER_AUTHORIZATION_AUTHORIZED' }],
    })
    expect(await settle('t-1', true)).toEqual(settled)
    expect(await refusal(settle('t-1', false, 'late'))).toMatchObject({ reason: 'WRONG_STATE', figures: { state: 'authorized' } })
    expect(await refusal(settle('t-9', true))).toMatchObject({ code: 'NOT_FOUND', reason: 'TENDER_NOT_FOUND' })
    expect((await shop.pickups.till.startPicking(group())).order?.state).toBe('ORDER_STATE_OPEN')
    const { logPosition: minPosition } = settled
    const { orders } = await shop.orders.till.listOrders({ state: 'ORDER_STATE_PAYMENT_PENDING', minPosition })
    expect(orders.map(each => each.orderId)).not.toContain(orderId)
  })

  test('is cancelled when it was refused: the rest of its payments go, and the shopper is told', async () => {
    const { sku, order, orderId, settle } = await placed('sandbox-approve', 'sandbox-timeout-then-decline')
    await resolved(order?.tenders[1])
    const { order: cancelled, logPosition } = await settle('t-2', false, 'insufficient_funds')
    expect(cancelled).toMatchObject({
      state: 'ORDER_STATE_CANCELLED',
      tenders: [{}, { authorization: 'TENDER_AUTHORIZATION_REFUSED', refundDueMinor: '0' }],
    })
    expect((await typesOf(`order-${orderId}`)).slice(-3)).toEqual(['PaymentRefused', 'OrderCancelled', 'NotificationDue'])
    expect(await movements(sku)).toEqual(['StockReserved', 'ReservationReleased'])
    expect((await shop.paymentEvents(order?.tenders[0]?.paymentId ?? '')).at(-1)).toBe('PaymentVoided')
    expect((await settle('t-2', false, 'insufficient_funds')).logPosition).toBe(logPosition)
  })

  test('can be cancelled by its channel, and is settled no more', async () => {
    const { orderId, settle } = await placed('sandbox-timeout-after-success')
    const { order } = await shop.orders.web.cancelOrder({ requestId: unique('cancel'), orderId })
    expect(order?.state).toBe('ORDER_STATE_CANCELLED')
    expect((await settle('t-1', true)).order).toMatchObject({ state: 'ORDER_STATE_CANCELLED', revision: order?.revision })
  })
})

describe('behind its deadline', () => {
  const expired = (group: { requestId: string; orderId: string; fulfilmentId: string }) =>
    until(
      () => shop.pickups.service.expireFulfilment(group).then(() => '', reasonOf),
      reason => reason === '',
    )
  const reasonOf = (error: { reason: string }) => error.reason

  test('a pickup that nobody picked expires: its stock is free, its payment let go, the shopper told', async () => {
    const { sku, order, orderId, group } = await placed('sandbox-approve')
    await expired(group())
    const again = await shop.pickups.service.expireFulfilment(group())
    expect(again.order).toMatchObject({
      state: 'ORDER_STATE_CANCELLED',
      fulfilments: [{ state: 'FULFILMENT_STATE_EXPIRED', pickBy: null }],
    })
    expect((await typesOf(`order-${orderId}`)).slice(-2)).toEqual(['FulfilmentExpired', 'NotificationDue'])
    expect((await shop.stock(sku)).reserved).toBe(0)
    expect((await shop.paymentEvents(order?.tenders[0]?.paymentId ?? '')).at(-1)).toBe('PaymentVoided')
  })

  test('so does one that nobody picked up', async () => {
    const { orderId, group } = await placed('sandbox-approve')
    await shop.pickups.till.startPicking(group())
    await shop.pickups.till.recordPick({ ...group(), lines: [{ lineId: 'l-1', quantity: 3 }] })
    const { order } = await shop.pickups.till.markReady(group())
    await expired(group())
    const event = (await shop.eventsOf(`order-${orderId}`)).at(-2)
    const until = Number(order?.fulfilments[0]?.pickupUntil?.seconds)
    expect(Date.parse(Object(event?.data).expiredAt) / 1000).toBeGreaterThanOrEqual(until)
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
