import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pickupCode } from '#platform/pickup-code.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

const approved = byToken('sandbox-approve')
const fulfilments = [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_DELIVERY' as const, locationId: 'leeds' }]

async function placed(over: Parameters<typeof orderOf>[1] = { ...approved, fulfilments }) {
  const sku = await shop.stocked(unique('lamp'), 10)
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, over))
  const orderId = order?.orderId ?? ''
  const act = () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' })
  return { sku, orderId, paymentId: order?.tenders[0]?.paymentId ?? '', act }
}
type Placed = Awaited<ReturnType<typeof placed>>
const some = (quantity: number) => [{ lineId: 'l-1', quantity }]

async function picked(at: Placed, quantity = 3): Promise<Placed> {
  await shop.pickups.till.startPicking(at.act())
  await shop.pickups.till.recordPick({ ...at.act(), lines: some(quantity) })
  return at
}
const ship = (at: Placed, parcelId: string, quantity?: number) =>
  shop.pickups.till.recordShipment({
    ...{ ...at.act(), parcelId, carrier: 'post', trackingReference: `T-${parcelId}` },
    lines: quantity === undefined ? [] : some(quantity),
  })

/** As its process does. */
async function captureAndRefund(paymentId: string, order: Awaited<ReturnType<typeof ship>>['order'], minPosition: string) {
  for (const { captureId, amountMinor } of order?.fulfilments.flatMap(({ captures }) => captures) ?? [])
    await shop.payments.capture({ requestId: unique('capture'), paymentId, captureId, amountMinor })
  for (const { refundId, amountMinor, fulfilmentId } of order?.refunds ?? []) {
    await shop.payments.refund({ requestId: unique('refund'), paymentId, refundId, amountMinor })
    const [orderId, requestId] = [order?.orderId ?? '', unique('refunded')]
    const owed = await shop.orders.service.listRefundsOwed({
      ...{ channelId: order?.channelId ?? '', owedBy: 'REFUND_OWED_BY_PAYMENT', minPosition },
    })
    expect(owed.refunds.filter(each => each.orderId === orderId)).toMatchObject([{ refundId, amountMinor, fulfilmentId }])
    const { logPosition } = await shop.orders.service.recordRefund({
      requestId,
      orderId,
      refundId,
      state: 'LOSS_REFUND_STATE_EXECUTED',
    })
    const { refunds } = await shop.orders.operator.listRefundsOwed({ minPosition: logPosition })
    expect(refunds.filter(each => each.orderId === orderId)).toEqual([])
  }
}

describe('a delivery', () => {
  test('owes what fell due as it left until that is captured, or refused for good', async () => {
    const due = async (orderId: string) => {
      const { captures } = await shop.orders.operator.listCapturesDue({ minPosition: String(await shop.logEnd()) })
      return captures.filter(each => each.orderId === orderId)
    }
    for (const token of ['sandbox-approve', 'sandbox-capture-refused']) {
      const at = await picked(await placed({ ...byToken(token), fulfilments }))
      await ship(at, 'a', 1)
      await ship(at, 'b')
      const told = { channelId: 'web-uk', currencyCode: 'GBP', fulfilmentId: 'f-1', tenderId: 't-1', paymentId: at.paymentId }
      const both = await due(at.orderId)
      expect(both).toMatchObject([
        { ...told, amountMinor: '500' },
        { ...told, amountMinor: '1000' },
      ])
      for (const { paymentId, captureId, amountMinor } of both.slice(0, 1))
        await shop.payments.capture({ requestId: unique('capture'), paymentId, captureId, amountMinor })
      expect(await due(at.orderId)).toEqual(both.slice(1))
    }
    const page = await shop.orders.operator.listCapturesDue({ channelId: 'web-uk', pageSize: 1 })
    const next = await shop.orders.operator.listCapturesDue({ channelId: 'web-uk', pageSize: 1, pageToken: page.nextPageToken })
    expect(next.captures).not.toEqual(page.captures)
    expect((await shop.orders.operator.listCapturesDue({ channelId: 'app' })).captures).toEqual([])
    expect(await refusal(shop.orders.web.listCapturesDue({}))).toMatchObject({ reason: 'ROLE_REQUIRED' })
  })

  test('leaves in two parcels, each with its share, and comes', async () => {
    const at = await picked(await placed())
    const { order: first } = await ship(at, 'a', 1)
    expect(first?.fulfilments).toMatchObject([
      { state: 'FULFILMENT_STATE_IN_PROGRESS', captures: [{ amountMinor: '500' }], parcels: [{ state: 'PARCEL_STATE_SENT' }] },
    ])
    expect(await shop.stock(at.sku)).toEqual({ onHand: 9, reserved: 2, shortage: 0 })
    const { order: second } = await ship(at, 'b')
    expect(second).toMatchObject({
      state: 'ORDER_STATE_FULFILLED',
      lines: [{ left: '3', picked: '3', delivered: '0' }],
      fulfilments: [{ state: 'FULFILMENT_STATE_SHIPPED', captures: [{ amountMinor: '500' }, { amountMinor: '1000' }] }],
    })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 7, reserved: 0, shortage: 0 })
    await shop.pickups.service.recordDelivery({ ...at.act(), parcelId: 'a' })
    const { order, logPosition } = await shop.pickups.service.recordDelivery({ ...at.act(), parcelId: 'b' })
    expect(order).toMatchObject({ lines: [{ delivered: '3' }], fulfilments: [{ state: 'FULFILMENT_STATE_DELIVERED' }] })
    const wanted = { locationId: 'leeds', fulfilmentState: 'FULFILMENT_STATE_DELIVERED', minPosition: logPosition } as const
    const { orders } = await shop.orders.operator.listOrders(wanted)
    expect(orders.map(({ orderId }) => orderId)).toContain(at.orderId)
  })

  test('of which a parcel is lost owes what was paid for it', async () => {
    const at = await picked(await placed())
    await ship(at, 'lost-a', 2)
    const { order } = await shop.pickups.till.recordLost({ ...at.act(), parcelId: 'lost-a', reason: 'a storm' })
    expect(order).toMatchObject({
      lines: [{ left: '0', lost: '2' }],
      refunds: [{ paymentId: at.paymentId, amountMinor: '1000' }],
      fulfilments: [{ state: 'FULFILMENT_STATE_IN_PROGRESS' }],
    })
    expect(await refusal(shop.pickups.service.recordDelivery({ ...at.act(), parcelId: 'lost-a' }))).toMatchObject({
      reason: 'WRONG_STATE',
      figures: { state: 'lost' },
    })
  })

  test('of which a parcel is lost goes again for what was paid for it, or is given back', async () => {
    const at = await picked(await placed())
    await ship(at, 'again-a')
    const lose = { ...at.act(), parcelId: 'again-a', reason: 'a storm', outcome: 'LOSS_OUTCOME_SEND_AGAIN' as const }
    const { order: lost, logPosition } = await shop.pickups.till.recordLost(lose)
    expect(lost).toMatchObject({
      ...{ state: 'ORDER_STATE_OPEN', lines: [{ left: '0', lost: '0' }], refunds: [] },
      fulfilments: [
        { state: 'FULFILMENT_STATE_LOST', parcels: [{ state: 'PARCEL_STATE_LOST', sentAgainIn: 'f-1.2' }] },
        { state: 'FULFILMENT_STATE_SET_ASIDE', againForParcelId: 'again-a', taken: [{ amountMinor: '1500' }] },
      ],
    })
    const wanted = { locationId: 'leeds', fulfilmentState: 'FULFILMENT_STATE_SET_ASIDE', minPosition: logPosition } as const
    expect((await shop.orders.operator.listOrders(wanted)).orders.map(({ orderId }) => orderId)).toContain(at.orderId)
    const rest = () => ({ ...at.act(), fulfilmentId: 'f-1.2' })
    await shop.pickups.web.moveFulfilment({ ...rest(), toLocationId: 'leeds', lines: some(2) })
    const { order: moved } = await shop.pickups.service.rejectFulfilment({ ...rest(), outcome: 'UNFULFILLABLE_CANCEL' })
    expect(moved).toMatchObject({ refunds: [{ paymentId: at.paymentId, amountMinor: '500', parcelId: 'again-a' }] })
    const there = () => ({ ...at.act(), fulfilmentId: 'f-1.2.2' })
    await shop.pickups.till.startPicking(there())
    await shop.pickups.till.recordPick({ ...there(), lines: some(2) })
    const { order: sent } = await shop.pickups.till.recordShipment({ ...there(), parcelId: 'again-b', carrier: 'post' })
    expect(sent?.fulfilments[2]).toMatchObject({ captures: [], parcels: [{ state: 'PARCEL_STATE_SENT' }] })
    const come = await shop.pickups.till.recordDelivery({ ...there(), parcelId: 'again-b' })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 5, reserved: 0, shortage: 0 })
    const { order } = await shop.orders.operator.getOrder({ orderId: at.orderId })
    expect(order).toMatchObject({ state: 'ORDER_STATE_FULFILLED', lines: [{ left: '2', delivered: '2', cancelled: '1' }] })
    await captureAndRefund(at.paymentId, order, come.logPosition)
  })

  test('is told of by the store that it left, or by whose carrier has it', async () => {
    const at = await picked(await placed())
    await ship(at, 'store-a', 1)
    await ship(at, 'store-b', 1)
    const [a, b] = [
      { ...at.act(), parcelId: 'store-a' },
      { ...at.act(), parcelId: 'store-b' },
    ]
    const denied = { code: 'PERMISSION_DENIED', reason: 'STORE_REQUIRED', figures: { location_id: 'leeds' } }
    expect(await refusal(shop.pickups.elsewhere.recordLost({ ...a, reason: 'a storm' }))).toEqual(denied)
    expect(await refusal(shop.pickups.elsewhere.recordDelivery(a))).toEqual(denied)
    await shop.pickups.web.recordDelivery(a)
    const { order } = await shop.pickups.manager.recordLost({ ...b, reason: 'a storm' })
    expect(order?.lines).toMatchObject([{ delivered: '1', lost: '1' }])
  })

  test('is listed as sent, and a pickup as handed over, even beside others that wait', async () => {
    const [sent, collected] = [await picked(await placed(), 1), await picked(await placed(approved))]
    await ship(sent, 'listed', 1)
    await shop.pickups.till.rejectFulfilment({ ...sent.act(), reason: 'broken' })
    await shop.pickups.till.markReady(collected.act())
    const code = pickupCode(shop.secrets, collected.orderId, 'f-1')
    const { logPosition } = await shop.pickups.till.handOver({ ...collected.act(), code })
    const listed = async (fulfilmentState: 'FULFILMENT_STATE_SHIPPED' | 'FULFILMENT_STATE_HANDED_OVER') => {
      const { orders } = await shop.orders.operator.listOrders({ locationId: 'leeds', fulfilmentState, minPosition: logPosition })
      const ids = orders.map(({ orderId }) => orderId)
      return { sent: ids.includes(sent.orderId), collected: ids.includes(collected.orderId) }
    }
    expect(await listed('FULFILMENT_STATE_SHIPPED')).toEqual({ sent: true, collected: false })
    expect(await listed('FULFILMENT_STATE_HANDED_OVER')).toEqual({ sent: false, collected: true })
  })

  test('is sent once, however often it is told', async () => {
    const at = await picked(await placed())
    await ship(at, 'a', 2)
    await ship(at, 'a', 2)
    const { order } = await ship(at, 'rest')
    expect(order?.lines).toMatchObject([
      { departures: [{ units: [{ first: '1', last: '2' }] }, { units: [{ first: '3', last: '3' }] }] },
    ])
    expect(await refusal(ship(at, 'a', 1))).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'PARCEL_DIFFERS' })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 7, reserved: 0, shortage: 0 })
  })

  test('that its store rejects is set aside, and can be cancelled', async () => {
    const at = await placed()
    const { order } = await shop.pickups.till.rejectFulfilment({ ...at.act(), reason: 'broken' })
    expect(order).toMatchObject({ state: 'ORDER_STATE_OPEN', fulfilments: [{ state: 'FULFILMENT_STATE_SET_ASIDE' }] })
    const cancelled = await shop.orders.web.cancelLines({
      requestId: unique('cancel'),
      orderId: at.orderId,
      reason: 'never mind',
    })
    expect(cancelled.order).toMatchObject({ state: 'ORDER_STATE_CANCELLED', lines: [{ cancelled: '3' }] })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
    expect((await shop.paymentEvents(at.paymentId)).slice(2)).toEqual(['VoidRequested', 'PaymentVoided'])
  })
})

describe('units', () => {
  test('are cancelled by themselves, and the rest goes on', async () => {
    const at = await placed()
    const request = { requestId: unique('cancel'), orderId: at.orderId, lines: some(1), reason: 'too many' }
    const { order } = await shop.orders.web.cancelLines(request)
    expect(order).toMatchObject({
      state: 'ORDER_STATE_OPEN',
      lines: [{ cancelled: '1', cancelledUnits: [{ first: '3', last: '3' }] }],
    })
    await shop.orders.web.cancelLines(request)
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 2, shortage: 0 })
    await picked(at, 2)
    const { order: sent } = await ship(at, 'a')
    expect(sent).toMatchObject({ state: 'ORDER_STATE_FULFILLED', fulfilments: [{ captures: [{ amountMinor: '1000' }] }] })
    expect(await refusal(shop.orders.web.cancelLines({ ...request, requestId: unique('cancel') }))).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'UNITS_NOT_CANCELLABLE',
      figures: { line_id: 'l-1', asked: '1', cancellable: '0' },
    })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 8, reserved: 0, shortage: 0 })
  })

  test('that a store does not find are cancelled, those it found leave', async () => {
    const at = await placed()
    await shop.pickups.till.startPicking(at.act())
    const { order } = await shop.pickups.till.recordPick({ ...at.act(), lines: some(2), missing: some(1) })
    expect(order).toMatchObject({ lines: [{ picked: '2', cancelled: '1' }] })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 2, shortage: 0 })
    expect((await ship(at, 'a')).order?.state).toBe('ORDER_STATE_FULFILLED')
  })

  test('or wait for what the shopper chooses', async () => {
    const at = await placed()
    await shop.pickups.till.startPicking(at.act())
    const aside = { ...at.act(), lines: some(2), missing: some(1), missingThen: 'UNFULFILLABLE_SET_ASIDE' } as const
    const { order } = await shop.pickups.till.recordPick(aside)
    expect(order?.fulfilments).toMatchObject([
      { fulfilmentId: 'f-1', state: 'FULFILMENT_STATE_IN_PROGRESS' },
      { fulfilmentId: 'f-1.2', state: 'FULFILMENT_STATE_SET_ASIDE', lines: [{ units: [{ first: '3', last: '3' }] }] },
    ])
    await ship(at, 'a')
    expect(await shop.stock(at.sku)).toEqual({ onHand: 8, reserved: 1, shortage: 0 })
    const { order: over } = await shop.orders.web.cancelLines({ requestId: unique('cancel'), orderId: at.orderId })
    expect(over).toMatchObject({ state: 'ORDER_STATE_FULFILLED', lines: [{ left: '2', cancelled: '1' }] })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 8, reserved: 0, shortage: 0 })
  })

  test('that are not to be found are sold to nobody else, however the store says so', async () => {
    const tell = {
      pick: async (at: Placed) => {
        await shop.pickups.till.startPicking(at.act())
        const aside = { missing: some(3), missingThen: 'UNFULFILLABLE_SET_ASIDE' } as const
        return shop.pickups.till.recordPick({ ...at.act(), ...aside })
      },
      reject: (at: Placed) =>
        shop.pickups.till.rejectFulfilment({ ...at.act(), outcome: 'UNFULFILLABLE_SET_ASIDE', notFound: true }),
      cancel: (at: Placed) =>
        shop.pickups.till.rejectFulfilment({ ...at.act(), outcome: 'UNFULFILLABLE_CANCEL', notFound: true }),
    }
    for (const say of Object.values(tell)) {
      const at = await placed(approved)
      const { order } = await say(at)
      const isAside = order?.state === 'ORDER_STATE_OPEN'
      expect(order?.fulfilments[0]?.chooseBy !== null).toBe(isAside)
      const { stock } = await shop.inventory.getStock({ sku: at.sku, locationId: 'leeds' })
      expect(stock).toMatchObject({ onHand: '10', suppressed: '10', available: '0', reserved: isAside ? '3' : '0' })
      await shop.orders.web.cancelLines({ requestId: unique('cancel'), orderId: at.orderId, fulfilmentId: 'f-1' }).catch(() => {})
      const { stock: after } = await shop.inventory.getStock({ sku: at.sku, locationId: 'leeds' })
      expect(after).toMatchObject({ reserved: '0', available: '0' })
    }
  })

  test('of a store that only has no time are for others to buy', async () => {
    const at = await placed(approved)
    await shop.pickups.till.rejectFulfilment({ ...at.act(), outcome: 'UNFULFILLABLE_SET_ASIDE' })
    const { stock } = await shop.inventory.getStock({ sku: at.sku, locationId: 'leeds' })
    expect(stock).toMatchObject({ suppressed: '0', available: '7' })
  })

  test('whose shopper has time to choose do not expire before', async () => {
    const at = await placed()
    await shop.pickups.till.rejectFulfilment({ ...at.act(), reason: 'broken' })
    const { order } = await shop.pickups.service.offerChoice(at.act())
    expect(order?.fulfilments).toMatchObject([{ chooseBy: { seconds: expect.any(String) } }])
    expect(await refusal(shop.pickups.service.expireFulfilment(at.act()))).toMatchObject({ reason: 'NOT_DUE' })
  })

  test('of a pickup are handed over in parts', async () => {
    const at = await picked(await placed(approved))
    await shop.pickups.till.markReady(at.act())
    const code = pickupCode(shop.secrets, at.orderId, 'f-1')
    const { order: first } = await shop.pickups.till.handOver({ ...at.act(), code, lines: some(1) })
    expect(first).toMatchObject({ lines: [{ left: '1' }], fulfilments: [{ state: 'FULFILMENT_STATE_READY' }] })
    const { order: second } = await shop.pickups.till.handOver({ ...at.act(), code })
    expect(second).toMatchObject({
      state: 'ORDER_STATE_FULFILLED',
      fulfilments: [{ state: 'FULFILMENT_STATE_HANDED_OVER', captures: [{ amountMinor: '500' }, { amountMinor: '1000' }] }],
    })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 7, reserved: 0, shortage: 0 })
  })
})

describe('a move', () => {
  test('holds there first, then lets go here, and the shopper is told', async () => {
    const at = await placed(approved)
    await shop.receive(at.sku, 5, 'depot')
    const request = { ...at.act(), toLocationId: 'depot' }
    const { order, logPosition } = await shop.pickups.web.moveFulfilment(request)
    expect(order?.fulfilments).toMatchObject([
      { fulfilmentId: 'f-1', state: 'FULFILMENT_STATE_MOVED', locationId: 'leeds' },
      { fulfilmentId: 'f-1.2', state: 'FULFILMENT_STATE_OPEN', locationId: 'depot' },
    ])
    await shop.pickups.web.moveFulfilment(request)
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
    expect(await shop.stock(at.sku, 'depot')).toEqual({ onHand: 5, reserved: 3, shortage: 0 })
    const listed = async (locationId: string) => {
      const wanted = { locationId, fulfilmentState: 'FULFILMENT_STATE_OPEN', minPosition: logPosition } as const
      return (await shop.orders.operator.listOrders(wanted)).orders.map(({ orderId }) => orderId)
    }
    expect(await listed('depot')).toContain(at.orderId)
    expect(await listed('leeds')).not.toContain(at.orderId)
    const there = { ...at.act(), fulfilmentId: 'f-1.2' }
    expect(await refusal(shop.pickups.till.startPicking(there))).toMatchObject({ reason: 'STORE_REQUIRED' })
  })

  test('of a pickup that becomes a delivery makes a group of its own', async () => {
    const at = await placed(approved)
    await shop.receive(at.sku, 5, 'depot')
    const { order } = await shop.pickups.web.moveFulfilment({
      ...{ ...at.act(), toLocationId: 'depot' },
      toMethod: 'FULFILMENT_METHOD_DELIVERY',
    })
    expect(order?.fulfilments).toMatchObject([
      { fulfilmentId: 'f-1', state: 'FULFILMENT_STATE_MOVED' },
      { fulfilmentId: 'f-1.2', state: 'FULFILMENT_STATE_OPEN', method: 'FULFILMENT_METHOD_DELIVERY', locationId: 'depot' },
    ])
    expect(order?.state).toBe('ORDER_STATE_OPEN')
  })

  test('to where there is nothing changes nothing', async () => {
    const at = await placed()
    const end = await shop.logEnd()
    const refused = await refusal(shop.pickups.web.moveFulfilment({ ...at.act(), toLocationId: 'depot' }))
    expect(refused).toMatchObject({ reason: 'INSUFFICIENT_STOCK', figures: { location_id: 'depot', available: '0' } })
    expect(await shop.logEnd()).toBe(end)
  })

  test('of a part leaves the rest where it is', async () => {
    const at = await picked(await placed(), 2)
    await shop.receive(at.sku, 5, 'depot')
    const { order } = await shop.pickups.web.moveFulfilment({ ...at.act(), toLocationId: 'depot', lines: some(1) })
    expect(order?.fulfilments).toMatchObject([{ state: 'FULFILMENT_STATE_IN_PROGRESS' }, { state: 'FULFILMENT_STATE_OPEN' }])
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 2, shortage: 0 })
    expect((await ship(at, 'a')).order?.fulfilments[0]?.state).toBe('FULFILMENT_STATE_SHIPPED')
  })

  test('that many ask for at once is made for each, one after another', async () => {
    const at = await placed()
    await shop.receive(at.sku, 5, 'depot')
    const one = () => shop.pickups.web.moveFulfilment({ ...at.act(), toLocationId: 'depot', lines: some(1) })
    const moved = await Promise.allSettled([one(), one(), one()])
    const count = moved.filter(({ status }) => status === 'fulfilled').length
    expect(count).toBeGreaterThan(0)
    expect(await shop.stock(at.sku, 'depot')).toEqual({ onHand: 5, reserved: count, shortage: 0 })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 3 - count, shortage: 0 })
  })
})

describe('an order on hold', () => {
  test('is not picked until it is released', async () => {
    const at = await placed()
    const held = { requestId: unique('hold'), orderId: at.orderId, reason: 'looks like fraud' }
    const { order } = await shop.orders.operator.holdOrder(held)
    expect(order?.holds).toMatchObject([{ reason: 'looks like fraud' }])
    expect(await refusal(shop.pickups.till.startPicking(at.act()))).toMatchObject({
      reason: 'ORDER_ON_HOLD',
      figures: { reason: 'looks like fraud' },
    })
    const holdId = order?.holds[0]?.holdId ?? ''
    const release = { requestId: unique('release'), orderId: at.orderId, holdId }
    const { order: released, logPosition } = await shop.orders.operator.releaseHold(release)
    const [before, since] = [order, released].map(each => each?.fulfilments[0]?.pickBy)
    expect(Number(since?.seconds)).toBeGreaterThanOrEqual(Number(before?.seconds))
    const wanted = { locationId: 'leeds', fulfilmentState: 'FULFILMENT_STATE_OPEN', minPosition: logPosition } as const
    const { orders } = await shop.orders.operator.listOrders(wanted)
    expect(orders.find(({ orderId }) => orderId === at.orderId)?.fulfilments[0]?.dueAt).toEqual(since)
    const end = await shop.logEnd()
    for (const again of [release, { ...release, requestId: unique('release') }])
      expect((await shop.orders.operator.releaseHold(again)).order).toEqual(released)
    expect(await shop.logEnd()).toBe(end)
    const unknown = { ...release, requestId: unique('release'), holdId: 'h-9' }
    expect(await refusal(shop.orders.operator.releaseHold(unknown))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'HOLD_NOT_FOUND',
    })
    await picked(at)
  })

  test('or one of which a part waits for the rest to go first', async () => {
    const at = await placed()
    await shop.pickups.till.startPicking(at.act())
    await shop.pickups.till.recordPick({ ...at.act(), lines: some(1) })
    const split = { ...at.act(), lines: some(2) }
    const { order } = await shop.pickups.till.splitFulfilment(split)
    expect(await shop.pickups.till.splitFulfilment(split)).toMatchObject({ order })
    expect(order?.fulfilments).toMatchObject([
      { fulfilmentId: 'f-1', state: 'FULFILMENT_STATE_IN_PROGRESS', lines: [{ units: [{ first: '1', last: '1' }] }] },
      { fulfilmentId: 'f-1.2', state: 'FULFILMENT_STATE_OPEN', lines: [{ units: [{ first: '2', last: '3' }] }] },
    ])
    const { order: gone } = await ship(at, 'first')
    expect(gone).toMatchObject({ state: 'ORDER_STATE_OPEN', fulfilments: [{ state: 'FULFILMENT_STATE_SHIPPED' }, {}] })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 9, reserved: 2, shortage: 0 })
    const rest = () => ({ ...at.act(), fulfilmentId: 'f-1.2' })
    await shop.pickups.till.startPicking(rest())
    await shop.pickups.till.recordPick({ ...rest(), lines: some(2) })
    const sent = { ...rest(), parcelId: 'second', carrier: 'post', trackingReference: 'T' }
    expect((await shop.pickups.till.recordShipment(sent)).order).toMatchObject({ state: 'ORDER_STATE_FULFILLED' })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 7, reserved: 0, shortage: 0 })
  })

  test('or an address that changes before it is sent', async () => {
    const at = await picked(await placed())
    const recipient = { name: 'Leyla', email: '', phone: '', address: 'Elsewhere 2' }
    const change = () => shop.orders.web.changeAddress({ requestId: unique('address'), orderId: at.orderId, recipient })
    expect((await change()).order?.recipient).toMatchObject({ name: 'Leyla', address: 'Elsewhere 2' })
    await ship(at, 'a')
    expect(await refusal(change())).toMatchObject({ reason: 'WRONG_STATE', figures: { state: 'fulfilled' } })
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
