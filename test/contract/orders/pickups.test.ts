import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Over, pickupActs } from './pickup-acts.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

const { placed, code, typesOf, acts, ready, refused } = pickupActs(() => shop)

describe('a pickup', () => {
  test('is picked, waits, and leaves with whoever has the code; what was authorised falls due', async () => {
    const at = await placed()
    expect(at.order).toMatchObject({
      state: 'ORDER_STATE_OPEN',
      tenders: [{ authorization: 'TENDER_AUTHORIZATION_AUTHORIZED' }],
      fulfilments: [{ state: 'FULFILMENT_STATE_OPEN', pickBy: { seconds: expect.any(String) } }],
    })
    expect((await acts.start(at)).order?.fulfilments).toMatchObject([{ state: 'FULFILMENT_STATE_IN_PROGRESS' }])
    expect((await acts.pick(at, 2)).order?.lines).toMatchObject([{ picked: '2' }])
    expect((await acts.pick(at, 1)).order?.lines).toMatchObject([{ picked: '3' }])
    const { order: waiting } = await acts.ready(at)
    expect(waiting?.fulfilments).toMatchObject([{ state: 'FULFILMENT_STATE_READY', codeBlocked: false }])
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 3, shortage: 0 })
    const { order } = await acts.handOver(at)
    expect(order).toMatchObject({
      state: 'ORDER_STATE_FULFILLED',
      lines: [{ left: '3', picked: '3' }],
      fulfilments: [
        {
          state: 'FULFILMENT_STATE_HANDED_OVER',
          captures: [{ paymentId: at.paymentId, tenderId: 't-1', amountMinor: '1500' }],
        },
      ],
    })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 7, reserved: 0, shortage: 0 })
    expect(await typesOf(at)).toEqual([
      ...['AuthorizationsRequested', 'OrderPlaced', 'PickingStarted', 'UnitsPicked', 'UnitsPicked'],
      ...['FulfilmentReady', 'NotificationDue', 'FulfilmentHandedOver'],
    ])
    expect(await shop.paymentEvents(at.paymentId)).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
  })

  test('leaves without its code by a manager’s word, which is recorded', async () => {
    const at = await ready()
    const { order } = await shop.pickups.manager.handOver({ ...at.group(), overrideReason: 'passport shown' })
    expect(order?.state).toBe('ORDER_STATE_FULFILLED')
    expect((await shop.eventsOf(`order-${at.orderId}`)).at(-1)?.data).toMatchObject({ overrideReason: 'passport shown' })
  })

  test('is kept as long as the store says', async () => {
    const at = await placed()
    await acts.start(at)
    await acts.pick(at)
    const pickupUntil = { seconds: String(Math.floor(Date.now() / 1000) + 86_400), nanos: 0 }
    const { order } = await shop.pickups.till.markReady({ ...at.group(), pickupUntil })
    expect(order?.fulfilments).toMatchObject([{ pickupUntil }])
  })

  test('tells nobody its code: neither the log nor an answer holds it', async () => {
    const at = await ready()
    const { order } = await shop.orders.operator.getOrder({ orderId: at.orderId })
    const log = (await shop.eventsOf(`order-${at.orderId}`)).map(({ data }) => data)
    expect(JSON.stringify([log, order])).not.toContain(code(at))
    expect(log.at(-1)).toMatchObject({ key: 'pickup.ready', params: { fulfilmentId: 'f-1', locationId: 'leeds' } })
  })

  test('that the store rejects is cancelled: its stock is free and its payment let go', async () => {
    const at = await ready()
    expect((await acts.reject(at)).order).toMatchObject({
      state: 'ORDER_STATE_CANCELLED',
      lines: [{ cancelled: '3', left: '0' }],
      fulfilments: [{ state: 'FULFILMENT_STATE_REJECTED' }],
      tenders: [{ refundDueMinor: '0' }],
    })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
    expect((await shop.paymentEvents(at.paymentId)).slice(2)).toEqual(['VoidRequested', 'PaymentVoided'])
  })

  test('cancelled by its channel while the store has it ready is free again too, and everybody is told', async () => {
    const at = await ready()
    const { order } = await shop.orders.web.cancelOrder({ requestId: unique('cancel'), orderId: at.orderId, reason: '' })
    expect(order).toMatchObject({
      state: 'ORDER_STATE_CANCELLED',
      fulfilments: [{ state: 'FULFILMENT_STATE_CANCELLED' }],
      tenders: [{ refundDueMinor: '0' }],
    })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
    expect((await shop.paymentEvents(at.paymentId)).at(-1)).toBe('PaymentVoided')
    expect((await typesOf(at)).slice(-2)).toEqual(['OrderCancelled', 'NotificationDue'])
  })

  test('of what the channel settled itself owes the money back and captures nothing', async () => {
    const rejected = await ready({})
    expect((await acts.reject(rejected)).order?.tenders).toMatchObject([{ refundDueMinor: '1500', paymentId: '' }])
    const taken = await ready({})
    expect((await acts.handOver(taken)).order?.fulfilments).toMatchObject([{ captures: [] }])
  })
})

describe('of two groups', () => {
  const twoGroups = (sku: string): Over => ({
    lines: [
      { lineId: 'l-1', sku, quantity: 3, unitPriceMinor: 300, fulfilmentId: 'f-1' },
      { lineId: 'l-2', sku, quantity: 1, unitPriceMinor: 400, fulfilmentId: 'f-2' },
      { lineId: 'l-3', sku: 'POST', quantity: 1, unitPriceMinor: 200 },
    ],
    fulfilments: ['f-1', 'f-2'].map(fulfilmentId => ({
      fulfilmentId,
      method: 'FULFILMENT_METHOD_PICKUP' as const,
      locationId: 'leeds',
    })),
    ...byToken('sandbox-approve', 'sandbox-approve'),
  })
  async function placedTwo() {
    const sku = await shop.stocked(unique('mug'), 10)
    const { order } = await shop.orders.web.placeOrder(orderOf(sku, twoGroups(sku)))
    const paymentIds = (order?.tenders ?? []).map(tender => tender.paymentId)
    const orderId = order?.orderId ?? ''
    const named = (fulfilmentId: string) => ({ requestId: unique('act'), orderId, fulfilmentId })
    return { sku, orderId, paymentIds, named, paymentId: '', order, group: () => named('f-1') }
  }

  test('one ends and the other stays held; the payments go with the last', async () => {
    const { sku, paymentIds, named } = await placedTwo()
    const { order } = await shop.pickups.till.rejectFulfilment(named('f-1'))
    expect(order).toMatchObject({
      state: 'ORDER_STATE_OPEN',
      lines: [{ cancelled: '3' }, { cancelled: '0' }, { cancelled: '0' }],
    })
    expect(await shop.stock(sku)).toEqual({ onHand: 10, reserved: 1, shortage: 0 })
    for (const id of paymentIds) expect((await shop.paymentEvents(id)).at(-1)).toBe('PaymentAuthorized')
    const { order: ended } = await shop.pickups.till.rejectFulfilment(named('f-2'))
    expect(ended).toMatchObject({ state: 'ORDER_STATE_CANCELLED', lines: [{}, { cancelled: '1' }, { cancelled: '1' }] })
    expect((await shop.stock(sku)).reserved).toBe(0)
    for (const id of paymentIds) expect((await shop.paymentEvents(id)).at(-1)).toBe('PaymentVoided')
  })

  test('the first to leave takes the charges with it, and each tender pays its share', async () => {
    const at = await placedTwo()
    await acts.start(at)
    await acts.pick(at)
    await acts.ready(at)
    const { order } = await acts.handOver(at)
    expect(order).toMatchObject({
      state: 'ORDER_STATE_OPEN',
      fulfilments: [{ captures: [{ amountMinor: '550' }, { amountMinor: '550' }] }, { captures: [] }],
    })
    const cancelled = shop.orders.web.cancelOrder({ requestId: unique('cancel'), orderId: at.orderId })
    expect(await refusal(cancelled)).toMatchObject({ reason: 'ORDER_NOT_CANCELLABLE', figures: { state: 'open' } })
    const { order: rest } = await shop.pickups.till.rejectFulfilment(at.named('f-2'))
    expect(rest?.state).toBe('ORDER_STATE_FULFILLED')
    for (const id of at.paymentIds) expect((await shop.paymentEvents(id)).at(-1)).toBe('PaymentAuthorized')
  })
})

/** Refused, and the log is as it was. */

test('before its deadline nothing expires', async () => {
  const open = await placed()
  expect(await refused(() => acts.expire(open))).toMatchObject({
    code: 'FAILED_PRECONDITION',
    reason: 'NOT_DUE',
    figures: { due_at: expect.stringMatching(/Z$/) },
  })
  const waiting = await ready()
  expect(await refused(() => acts.expire(waiting))).toMatchObject({ reason: 'NOT_DUE' })
})

test('a store finds what it has to do, with when it is due', async () => {
  const [open, waiting] = [await placed(), await ready()]
  const left = await ready()
  const { logPosition } = await acts.handOver(left)
  const listed = async (fulfilmentState: 'OPEN' | 'READY' | 'HANDED_OVER', locationId = 'leeds') => {
    const filter = { locationId, fulfilmentState: `FULFILMENT_STATE_${fulfilmentState}` as const, minPosition: logPosition }
    return (await shop.orders.till.listOrders({ ...filter, pageSize: 1000 })).orders
  }
  const ids = (orders: { orderId: string }[]) => orders.map(({ orderId }) => orderId)
  const mine = [open, waiting, left].map(({ orderId }) => orderId)
  const of = async (state: 'OPEN' | 'READY' | 'HANDED_OVER') => ids(await listed(state)).filter(id => mine.includes(id))
  expect(await of('OPEN')).toEqual([open.orderId])
  expect(await of('READY')).toEqual([waiting.orderId])
  expect(await of('HANDED_OVER')).toEqual([left.orderId])
  expect(await listed('READY', 'depot')).toEqual([])
  const row = (await listed('READY')).find(({ orderId }) => orderId === waiting.orderId)
  const { order } = await shop.orders.till.getOrder({ orderId: waiting.orderId })
  expect(row).toMatchObject({
    state: 'ORDER_STATE_OPEN',
    fulfilments: [{ fulfilmentId: 'f-1', locationId: 'leeds', dueAt: order?.fulfilments[0]?.pickupUntil }],
  })
  const nowhere = shop.orders.till.listOrders({ fulfilmentState: 'FULFILMENT_STATE_READY' })
  expect(await refusal(nowhere)).toMatchObject({ reason: 'INVALID_FIELD', figures: { field: 'fulfilment_state' } })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
