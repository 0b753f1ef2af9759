import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pickupCode } from '#platform/pickup-code.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

const once = byToken('sandbox-approve')
const toLeeds = { method: 'FULFILMENT_METHOD_SHIP_TO_STORE', locationId: 'depot', destinationId: 'leeds' } as const
type At = Awaited<ReturnType<typeof placed>>

/** Three mugs of the depot's ten, to be collected in Leeds, paid by a card. */
async function placed() {
  const sku = await shop.stocked(unique('mug'), 10, 'depot')
  const { order } = await shop.orders.web.placeOrder(
    orderOf(sku, { ...once, fulfilments: [{ fulfilmentId: 'f-1', ...toLeeds }] }),
  )
  const orderId = order?.orderId ?? ''
  const group = (fulfilmentId = 'f-1') => ({ requestId: unique('act'), orderId, fulfilmentId })
  return { sku, orderId, paymentId: order?.tenders[0]?.paymentId ?? '', order, group }
}
const lines = (quantity: number) => [{ lineId: 'l-1', quantity }]
const parcel = { parcelId: 'p-1', carrier: 'post', trackingReference: 'T1' }
const acts = {
  pick: async (at: At, quantity = 3) => {
    await shop.pickups.elsewhere.startPicking(at.group())
    await shop.pickups.elsewhere.recordPick({ ...at.group(), lines: lines(quantity) })
  },
  send: (at: At, quantity?: number) =>
    shop.pickups.elsewhere.recordShipment({ ...at.group(), ...parcel, lines: quantity ? lines(quantity) : [] }),
  arrive: (at: At, quantity?: number, fulfilmentId = 'f-1') =>
    shop.pickups.till.recordArrival({ ...at.group(fulfilmentId), parcelId: 'p-1', lines: quantity ? lines(quantity) : [] }),
  ready: (at: At, fulfilmentId = 'f-1') => shop.pickups.till.markReady(at.group(fulfilmentId)),
  handOver: (at: At, fulfilmentId = 'f-1') =>
    shop.pickups.till.handOver({ ...at.group(fulfilmentId), code: pickupCode(shop.secrets, at.orderId, fulfilmentId) }),
}
async function sent(quantity?: number) {
  const at = await placed()
  await acts.pick(at, quantity)
  await acts.send(at, quantity)
  return at
}
async function ready() {
  const at = await sent()
  await acts.arrive(at)
  await acts.ready(at)
  return at
}
const stocks = async ({ sku }: At) => [await shop.stock(sku, 'depot'), await shop.stock(sku, 'leeds')]
const held = (onHand: number, reserved: number) => ({ onHand, reserved, shortage: 0 })
const listedAt = async (locationId: string, { orderId }: At) => {
  const { orders } = await shop.orders.operator.listOrders({
    locationId,
    minPosition: String(await shop.logEnd()),
    pageSize: 1000,
  })
  const own = orders.find(order => order.orderId === orderId)
  return own?.fulfilments.filter(group => group.locationId === locationId).map(({ state }) => state) ?? []
}

describe('goods for another store', () => {
  test('travel with their promise, are collected there, and are paid for as they are handed over', async () => {
    const at = await placed()
    expect(await stocks(at)).toEqual([held(10, 3), held(0, 0)])
    expect(await listedAt('depot', at)).toEqual(['FULFILMENT_STATE_OPEN'])
    expect(await listedAt('leeds', at)).toEqual([])
    await acts.pick(at)
    const inTransit = await acts.send(at)
    expect(inTransit.order?.fulfilments).toMatchObject([
      { state: 'FULFILMENT_STATE_IN_TRANSIT', locationId: 'leeds', destinationId: 'leeds', captures: [], pickBy: null },
    ])
    expect(await stocks(at)).toEqual([held(7, 0), held(0, 0)])
    expect(await listedAt('depot', at)).toEqual([])
    expect(await listedAt('leeds', at)).toEqual(['FULFILMENT_STATE_IN_TRANSIT'])
    const arrived = await acts.arrive(at)
    expect(arrived.order?.fulfilments).toMatchObject([
      { state: 'FULFILMENT_STATE_ARRIVED', parcels: [{ state: 'PARCEL_STATE_ARRIVED' }] },
    ])
    expect(arrived.order?.lines).toMatchObject([{ left: '0', delivered: '0', cancelled: '0' }])
    expect(await stocks(at)).toEqual([held(7, 0), held(3, 3)])
    await acts.ready(at)
    expect(await listedAt('leeds', at)).toEqual(['FULFILMENT_STATE_READY'])
    expect(await shop.paymentEvents(at.paymentId)).not.toContain('CaptureRequested')
    const { order } = await acts.handOver(at)
    expect(order).toMatchObject({
      state: 'ORDER_STATE_FULFILLED',
      lines: [{ left: '3' }],
      fulfilments: [{ state: 'FULFILMENT_STATE_HANDED_OVER', captures: [{ amountMinor: '1500' }] }],
    })
    expect(await stocks(at)).toEqual([held(7, 0), held(0, 0)])
  })

  test('held at any time, go on where they were, with a promise of what is left to be done', async () => {
    const at = await placed()
    /** Hours from its release to what is promised since. */
    const promises: number[] = []
    const during = async (refused: () => Promise<unknown>, meanwhile = async () => {}) => {
      const named = () => ({ requestId: unique('hold'), orderId: at.orderId })
      const { order: stopped } = await shop.orders.operator.holdOrder({ ...named(), reason: 'fraud?' })
      await meanwhile()
      expect(await refusal(refused())).toMatchObject({ reason: 'ORDER_ON_HOLD' })
      const from = Date.now() / 1000
      const { order } = await shop.orders.operator.releaseHold({ ...named(), holdId: stopped?.holds[0]?.holdId ?? '' })
      const [group] = order?.fulfilments ?? []
      promises.push(Math.round((Number((group?.pickupUntil ?? group?.pickBy)?.seconds) - from) / 3600))
    }
    await during(() => shop.pickups.elsewhere.startPicking(at.group()))
    await acts.pick(at)
    await during(() => acts.send(at))
    await acts.send(at)
    await during(
      () => acts.ready(at),
      async () => void (await acts.arrive(at)),
    )
    await during(() => acts.ready(at))
    await acts.ready(at)
    await during(() => acts.handOver(at))
    expect((await acts.handOver(at)).order?.state).toBe('ORDER_STATE_FULFILLED')
    expect(promises).toEqual([48, 48, 2, 2, 168])
    expect(await stocks(at)).toEqual([held(7, 0), held(0, 0)])
    expect(await shop.wrongs()).toEqual([])
  })

  test('each act done again changes nothing', async () => {
    const at = await placed()
    await acts.pick(at)
    const sending = { ...at.group(), ...parcel }
    const first = await shop.pickups.elsewhere.recordShipment(sending)
    const end = await shop.logEnd()
    expect(await shop.pickups.elsewhere.recordShipment(sending)).toEqual(first)
    await acts.send(at)
    expect(await shop.logEnd()).toBe(end)
    const arriving = { ...at.group(), parcelId: 'p-1' }
    const arrived = await shop.pickups.till.recordArrival(arriving)
    const after = await shop.logEnd()
    expect(await shop.pickups.till.recordArrival(arriving)).toEqual(arrived)
    await acts.arrive(at, 3)
    expect(await shop.logEnd()).toBe(after)
  })

  test('sent in part they are two pickups, each with its code', async () => {
    const at = await placed()
    await acts.pick(at)
    const { order } = await acts.send(at, 2)
    expect(order?.fulfilments).toMatchObject([
      { fulfilmentId: 'f-1', state: 'FULFILMENT_STATE_IN_PROGRESS', locationId: 'depot' },
      { fulfilmentId: 'f-1.2', state: 'FULFILMENT_STATE_IN_TRANSIT', locationId: 'leeds' },
    ])
    await shop.orders.web.cancelLines({ ...at.group(), lines: [], reason: 'not wanted' })
    expect(await stocks(at)).toEqual([held(8, 0), held(0, 0)])
    await acts.arrive(at, 2, 'f-1.2')
    await acts.ready(at, 'f-1.2')
    expect(await stocks(at)).toEqual([held(8, 0), held(2, 2)])
    await acts.handOver(at, 'f-1.2')
    expect(await stocks(at)).toEqual([held(8, 0), held(0, 0)])
  })

  test('what does not come is cancelled, and nobody pays for it', async () => {
    const at = await sent()
    const { order } = await acts.arrive(at, 2)
    expect(order?.lines).toMatchObject([{ cancelled: '1', left: '0' }])
    expect(await stocks(at)).toEqual([held(7, 0), held(2, 2)])
    await acts.ready(at)
    const handedOver = await acts.handOver(at)
    expect(handedOver.order?.fulfilments).toMatchObject([{ captures: [{ amountMinor: '1000' }] }])
  })

  test('what a carrier loses is cancelled, and its money let go', async () => {
    const at = await sent()
    const { order } = await shop.pickups.elsewhere.recordLost({ ...at.group(), parcelId: 'p-1', reason: 'gone' })
    expect(order).toMatchObject({ state: 'ORDER_STATE_CANCELLED', fulfilments: [{ parcels: [{ state: 'PARCEL_STATE_LOST' }] }] })
    expect(await stocks(at)).toEqual([held(7, 0), held(0, 0)])
    expect(await shop.paymentEvents(at.paymentId)).toContain('PaymentVoided')
  })

  test('cancelled on the way they arrive as free stock', async () => {
    const at = await sent()
    await shop.orders.web.cancelOrder({ requestId: unique('act'), orderId: at.orderId, reason: 'changed her mind' })
    expect(await stocks(at)).toEqual([held(7, 0), held(0, 0)])
    const { order } = await acts.arrive(at)
    expect(order).toMatchObject({ state: 'ORDER_STATE_CANCELLED', fulfilments: [{ state: 'FULFILMENT_STATE_CANCELLED' }] })
    expect(await stocks(at)).toEqual([held(7, 0), held(3, 0)])
  })

  test('cancelled in part on the way and short, the shopper gets what is left for them', async () => {
    const at = await sent()
    await shop.orders.web.cancelLines({ ...at.group(), lines: lines(1), reason: 'one too many' })
    const { order } = await acts.arrive(at, 2)
    expect(order?.lines).toMatchObject([{ cancelled: '1' }])
    expect(await stocks(at)).toEqual([held(7, 0), held(2, 2)])
  })

  test.each(['arrived', 'ready'])('cancelled once they have %s they are that store’s', async stage => {
    const at = stage === 'ready' ? await ready() : await sent()
    if (stage === 'arrived') await acts.arrive(at)
    await shop.orders.web.cancelOrder({ requestId: unique('act'), orderId: at.orderId, reason: 'changed her mind' })
    expect(await stocks(at)).toEqual([held(7, 0), held(3, 0)])
  })

  test('nobody comes for them: they are that store’s, and the money is let go', async () => {
    const at = await sent()
    await acts.arrive(at)
    const pickupUntil = { seconds: String(Math.floor(Date.now() / 1000) + 1), nanos: 0 }
    await shop.pickups.till.markReady({ ...at.group(), pickupUntil })
    await expect
      .poll(() =>
        shop.pickups.service.expireFulfilment(at.group()).then(
          ({ order }) => order?.state,
          () => 'not due',
        ),
      )
      .toBe('ORDER_STATE_CANCELLED')
    expect(await stocks(at)).toEqual([held(7, 0), held(3, 0)])
    expect(await shop.paymentEvents(at.paymentId)).toContain('PaymentVoided')
  })

  test('a source that can’t sets them aside: they go from elsewhere, or are picked up or delivered', async () => {
    const at = await placed()
    const { order } = await shop.pickups.elsewhere.rejectFulfilment({ ...at.group(), reason: 'broken' })
    expect(order?.fulfilments).toMatchObject([{ state: 'FULFILMENT_STATE_SET_ASIDE' }])
    await shop.receive(at.sku, 5, 'leeds')
    const nowhere = { ...at.group(), toLocationId: 'leeds' }
    expect(await refusal(shop.pickups.web.moveFulfilment(nowhere))).toMatchObject({ reason: 'MOVES_NOWHERE' })
    const moved = await shop.pickups.web.moveFulfilment({ ...nowhere, ...at.group(), toMethod: 'FULFILMENT_METHOD_PICKUP' })
    expect(moved.order?.fulfilments.at(-1)).toMatchObject({
      ...{ method: 'FULFILMENT_METHOD_PICKUP', state: 'FULFILMENT_STATE_OPEN', locationId: 'leeds', destinationId: '' },
    })
    expect(await stocks(at)).toEqual([held(10, 0), held(5, 3)])
  })

  test('broken on arrival they are cancelled there', async () => {
    const at = await sent()
    await acts.arrive(at)
    const aside = { ...at.group(), reason: 'broken', outcome: 'UNFULFILLABLE_SET_ASIDE' } as const
    expect(await refusal(shop.pickups.till.rejectFulfilment(aside))).toMatchObject({ reason: 'WRONG_STATE' })
    const { order } = await shop.pickups.till.rejectFulfilment({ ...at.group(), reason: 'broken' })
    expect(order?.state).toBe('ORDER_STATE_CANCELLED')
    expect(await stocks(at)).toEqual([held(7, 0), held(3, 0)])
  })
})

describe('is refused', () => {
  test('an order without a destination, to its source, to nowhere, or with one that nothing is shipped to', async () => {
    const sku = await shop.stocked(unique('mug'), 10, 'depot')
    const place = (over: object) =>
      refusal(shop.orders.web.placeOrder(orderOf(sku, { fulfilments: [{ fulfilmentId: 'f-1', ...toLeeds, ...over }] })))
    const invalid = { reason: 'INVALID_FIELD', figures: { field: 'fulfilments[0].destination_id' } }
    expect(await place({ destinationId: '' })).toMatchObject(invalid)
    expect(await place({ destinationId: 'depot' })).toMatchObject(invalid)
    expect(await place({ method: 'FULFILMENT_METHOD_PICKUP' })).toMatchObject(invalid)
    expect(await place({ destinationId: 'atlantis' })).toMatchObject({
      reason: 'UNKNOWN_LOCATION',
      figures: { location_id: 'atlantis' },
    })
    expect(await shop.stock(sku, 'depot')).toEqual(held(10, 0))
  })

  test('the staff of the other store', async () => {
    const at = await placed()
    const denied = { code: 'PERMISSION_DENIED', reason: 'STORE_REQUIRED' }
    expect(await refusal(shop.pickups.till.startPicking(at.group()))).toMatchObject(denied)
    await acts.pick(at)
    expect(await refusal(shop.pickups.till.recordShipment({ ...at.group(), ...parcel }))).toMatchObject(denied)
    await acts.send(at)
    expect(await refusal(shop.pickups.elsewhere.recordArrival({ ...at.group(), parcelId: 'p-1' }))).toMatchObject(denied)
    await acts.arrive(at)
    expect(await refusal(shop.pickups.elsewhere.markReady(at.group()))).toMatchObject(denied)
    expect(await refusal(shop.pickups.web.recordArrival({ ...at.group(), parcelId: 'p-1' }))).toMatchObject({
      reason: 'ROLE_REQUIRED',
    })
  })

  test('what is out of order, or was otherwise', async () => {
    const at = await placed()
    const arriving = { ...at.group(), parcelId: 'p-1' }
    expect(await refusal(shop.pickups.till.recordArrival(arriving))).toMatchObject({ reason: 'PARCEL_NOT_FOUND' })
    await acts.pick(at)
    expect(await refusal(shop.pickups.till.markReady(at.group()))).toMatchObject({ reason: 'STORE_REQUIRED' })
    await acts.send(at)
    expect(await refusal(acts.ready(at))).toMatchObject({ reason: 'WRONG_STATE', figures: { state: 'in_transit' } })
    const moving = { ...at.group(), toLocationId: 'leeds', toMethod: 'FULFILMENT_METHOD_PICKUP' as const }
    expect(await refusal(shop.pickups.web.moveFulfilment(moving))).toMatchObject({ reason: 'WRONG_STATE' })
    expect(await refusal(shop.pickups.service.expireFulfilment(at.group()))).toMatchObject({
      reason: 'NOT_DUE',
      figures: { due_at: 'never' },
    })
    const figures = { line_id: 'l-1', asked: '4', sent: '3' }
    expect(await refusal(acts.arrive(at, 4))).toMatchObject({ reason: 'ARRIVAL_ABOVE_SENT', figures })
    expect(
      await refusal(shop.pickups.till.recordArrival({ ...arriving, lines: [{ lineId: 'l-9', quantity: 1 }] })),
    ).toMatchObject({
      reason: 'LINE_NOT_FOUND',
    })
    await acts.arrive(at, 2)
    expect(await refusal(acts.arrive(at, 3))).toMatchObject({ reason: 'PARCEL_DIFFERS' })
    const lost = { ...at.group(), parcelId: 'p-1', reason: 'gone' }
    expect(await refusal(shop.pickups.till.recordLost(lost))).toMatchObject({
      reason: 'WRONG_STATE',
      figures: { state: 'arrived' },
    })
    expect(await refusal(shop.pickups.service.recordDelivery({ ...at.group(), parcelId: 'p-1' }))).toMatchObject({
      reason: 'METHOD_NOT_SUPPORTED',
    })
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
