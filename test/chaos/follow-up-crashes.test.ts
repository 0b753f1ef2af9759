import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidV5 } from '#platform/uuid.ts'
import { byToken, openShop, orderOf, type Shop, unique } from '../contract/orders/shop.ts'
import { becomes, until } from '../support/until.ts'
import { type OrdersProcess, startOrders } from './support/faulty-process.ts'

let shop: Shop
let here: OrdersProcess
const start = () => startOrders(shop, undefined, { NAHR_PICK_PROMISE_SECONDS: '1' })
beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('orders', 'SIGTERM')
  here = await start()
})
afterAll(async () => {
  await here?.stop()
  await shop?.close()
})

const once = { retries: 0 }
const approved = byToken('sandbox-approve')
const grouped = (method: 'PICKUP' | 'DELIVERY') => [
  { fulfilmentId: 'f-1', method: `FULFILMENT_METHOD_${method}` as const, locationId: 'leeds' },
]
const pickup = { ...approved, fulfilments: grouped('PICKUP') }
const delivery = { ...approved, fulfilments: grouped('DELIVERY') }

async function placed(over: Parameters<typeof orderOf>[1]) {
  const sku = await shop.stocked(unique('lamp'), 10)
  await shop.receive(sku, 10, 'depot')
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, over))
  return standing(sku, order?.orderId ?? '', order?.tenders[0]?.paymentId ?? '')
}
const standing = (sku: string, orderId: string, paymentId: string) => {
  const act = () => ({ requestId: unique('act'), orderId })
  return { sku, orderId, paymentId, act, group: () => ({ ...act(), fulfilmentId: 'f-1' }) }
}
type Standing = ReturnType<typeof standing>
async function begun(over: Parameters<typeof orderOf>[1]) {
  const at = await placed(over)
  await shop.pickups.till.startPicking(at.group())
  return at
}
const some = (quantity: number) => [{ lineId: 'l-1', quantity }]

/** Every stream that it touches, by type. */
type Written = { order?: string[]; leeds?: string[]; depot?: string[]; payment?: string[] }
async function written({ sku, orderId, paymentId }: Standing): Promise<Required<Written>> {
  const streams = [`order-${orderId}`, `stock-${sku}@leeds`, `stock-${sku}@depot`, `payment-${paymentId}`]
  const [order = [], leeds = [], depot = [], payment = []] = await Promise.all(
    streams.map(async stream => (await shop.eventsOf(stream)).map(({ type }) => type)),
  )
  return { order, leeds, depot, payment }
}

type Scene = {
  arranged(): Promise<Standing>
  /** What it dies of, and says again afterwards: by one request. */
  act(at: Standing): () => Promise<unknown>
  /** Where it dies. */
  cells: readonly string[]
  /** In the end, wherever it died. */
  written: Written
}

const pickShort = (missingThen: 'UNFULFILLABLE_CANCEL' | 'UNFULFILLABLE_SET_ASIDE') => (at: Standing) => {
  const request = { ...at.group(), lines: some(2), missing: some(1), missingThen }
  return () => shop.pickups.till.recordPick(request, once)
}
const rejectNotFound = (outcome: 'UNFULFILLABLE_CANCEL' | 'UNFULFILLABLE_SET_ASIDE') => (at: Standing) => {
  const request = { ...at.group(), reason: 'not there', outcome, notFound: true }
  return () => shop.pickups.till.rejectFulfilment(request, once)
}
const voided = ['VoidRequested', 'PaymentVoided']

const scenes: Record<string, Scene> = {
  'picks short, what is missing being cancelled': {
    arranged: () => begun(pickup),
    act: pickShort('UNFULFILLABLE_CANCEL'),
    cells: ['UnitsPicked after', 'suppressAvailability after', 'releaseReservation after'],
    written: {
      order: ['UnitsPicked', 'UnitsCancelled', 'NotificationDue'],
      leeds: ['AvailabilitySuppressed', 'ReservationReleased'],
    },
  },
  'picks short, what is missing being set aside': {
    arranged: () => begun(delivery),
    act: pickShort('UNFULFILLABLE_SET_ASIDE'),
    cells: ['UnitsPicked after', 'suppressAvailability after'],
    written: { order: ['UnitsPicked', 'UnitsSetAside', 'NotificationDue'], leeds: ['AvailabilitySuppressed'] },
  },
  'rejects what it can not find': {
    arranged: () => placed(pickup),
    act: rejectNotFound('UNFULFILLABLE_CANCEL'),
    cells: ['FulfilmentRejected after', 'suppressAvailability after'],
    written: {
      order: ['FulfilmentRejected', 'NotificationDue'],
      leeds: ['AvailabilitySuppressed', 'ReservationReleased'],
      payment: voided,
    },
  },
  'sets aside what it can not find': {
    arranged: () => placed(delivery),
    act: rejectNotFound('UNFULFILLABLE_SET_ASIDE'),
    cells: ['UnitsSetAside after', 'suppressAvailability after'],
    written: { order: ['UnitsSetAside', 'NotificationDue'], leeds: ['AvailabilitySuppressed'] },
  },
  'lets a pickup expire': {
    async arranged() {
      const at = await placed(pickup)
      const { order } = await shop.orders.web.getOrder({ orderId: at.orderId })
      const pickBy = Number(order?.fulfilments[0]?.pickBy?.seconds) * 1000 + 1000
      await until(
        async () => Date.now(),
        now => now > pickBy,
      )
      return at
    },
    act: at => {
      const request = at.group()
      return () => shop.pickups.service.expireFulfilment(request, once)
    },
    cells: ['FulfilmentExpired after', 'releaseReservation after', 'void after'],
    written: { order: ['FulfilmentExpired', 'NotificationDue'], leeds: ['ReservationReleased'], payment: voided },
  },
  'sends a parcel': {
    async arranged() {
      const at = await begun(delivery)
      await shop.pickups.till.recordPick({ ...at.group(), lines: some(3) })
      return at
    },
    act: at => {
      const request = { ...at.group(), parcelId: unique('p'), carrier: 'post', trackingReference: 't', lines: some(2) }
      return () => shop.pickups.till.recordShipment(request, once)
    },
    cells: ['ShipmentSent after', 'issueStock after'],
    written: { order: ['ShipmentSent', 'NotificationDue'], leeds: ['StockIssued'] },
  },
  'cancels an order that is paid here': {
    arranged: () => placed(delivery),
    act: at => {
      const request = { ...at.act(), reason: '' }
      return () => shop.orders.web.cancelOrder(request, once)
    },
    cells: ['releaseReservation after', 'void after'],
    written: { order: ['OrderCancelled', 'NotificationDue'], leeds: ['ReservationReleased'], payment: voided },
  },
  'cancels the last units of an order that is paid here': {
    arranged: () => placed(delivery),
    act: at => {
      const request = { ...at.act(), lines: some(3), reason: '' }
      return () => shop.orders.web.cancelLines(request, once)
    },
    cells: ['void before', 'void after'],
    written: { order: ['UnitsCancelled', 'NotificationDue'], leeds: ['ReservationReleased'], payment: voided },
  },
  'moves a group, and lets go what was held before': {
    arranged: () => placed(delivery),
    act: at => {
      const request = { ...at.group(), toLocationId: 'depot' }
      return () => shop.pickups.web.moveFulfilment(request, once)
    },
    cells: ['releaseReservation before'],
    written: { order: ['FulfilmentMoved', 'NotificationDue'], depot: ['StockReserved'], leeds: ['ReservationReleased'] },
  },
}

/** The process is gone; the next one, its follower and the sweep bring every stream to what is expected, and leave it there. */
async function recovered(at: Standing, expected: Required<Written>): Promise<void> {
  expect(await here.ended).toBe('SIGKILL')
  here = await start()
  const swept = async () => {
    await shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 })
    return written(at)
  }
  await becomes(swept, expected)
  expect(await swept()).toEqual(expected)
}

const behind = (before: Required<Written>, more: Written): Required<Written> => ({
  order: [...before.order, ...(more.order ?? [])],
  leeds: [...before.leeds, ...(more.leeds ?? [])],
  depot: [...before.depot, ...(more.depot ?? [])],
  payment: [...before.payment, ...(more.payment ?? [])],
})

describe.each(Object.entries(scenes))('a process that dies while it %s', (_, scene) => {
  test.each(scene.cells)('%s', async point => {
    const at = await scene.arranged()
    const expected = behind(await written(at), scene.written)
    const act = scene.act(at)
    await here.arm({ at: point, does: 'die' })
    await expect(act()).rejects.toThrow()
    await recovered(at, expected)
    await act()
    expect(await written(at)).toEqual(expected)
  })
})

describe('a process that dies while it gives a move up', () => {
  const givenUp: Written = { order: ['MoveAbandoned'], depot: ['StockReserved', 'ReservationReleased'] }
  test.each(['MoveAbandoned before', 'MoveAbandoned after', 'releaseReservation after'])('%s', async point => {
    const at = await placed(delivery)
    const expected = behind(await written(at), givenUp)
    const request = { ...at.group(), toLocationId: 'depot' }
    await here.arm({ at: 'reserveStock after', does: 'lose' })
    await here.arm({ at: point, does: 'die' })
    await expect(shop.pickups.web.moveFulfilment(request, once)).rejects.toThrow()
    await recovered(at, expected)
    await shop.pickups.web.moveFulfilment(request)
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
    expect(await shop.stock(at.sku, 'depot')).toEqual({ onHand: 10, reserved: 3, shortage: 0 })
  })
})

test.each(['MoveAbandoned before', 'MoveAbandoned after', 'releaseReservation after'])(
  'a process that dies while it sweeps a move: %s',
  async point => {
    const at = await placed(delivery)
    const expected = behind(await written(at), {
      order: ['MoveAbandoned'],
      depot: ['StockReserved', 'ReservationReleased'],
    })
    await here.arm({ at: 'FulfilmentMoved before', does: 'die' })
    await expect(shop.pickups.web.moveFulfilment({ ...at.group(), toLocationId: 'depot' }, once)).rejects.toThrow()
    expect(await here.ended).toBe('SIGKILL')
    here = await start()
    await diesSweeping(point)
    await recovered(at, expected)
  },
)

/** Sweeps until there is something old enough to die at. */
async function diesSweeping(point: string): Promise<void> {
  await here.arm({ at: point, does: 'die' })
  let hasDied = false
  here.ended.then(() => {
    hasDied = true
  })
  const sweepOnce = async () => void (await shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 }, once).catch(() => {}))
  await until(() => sweepOnce().then(() => hasDied), Boolean)
}

/** Adds a cup from the depot, by a card. */
const amending = (at: Standing, sku: string, paymentToken: string) => ({
  ...{ ...at.act(), differenceMinor: 700 },
  add: [{ lineId: 'l-2', sku, quantity: 1, unitPriceMinor: 700, fulfilmentId: 'f-2' }],
  fulfilments: [{ fulfilmentId: 'f-2', method: 'FULFILMENT_METHOD_PICKUP' as const, locationId: 'depot' }],
  tenders: [{ tenderId: 't-2', kind: 'TENDER_KIND_CARD' as const, amountMinor: 700, currencyCode: 'GBP', paymentToken }],
})

describe('a process that dies while it gives an amendment up whose card was declined', () => {
  test.each(['AmendmentAbandoned before', 'AmendmentAbandoned after', 'releaseReservation after', 'void after'])(
    '%s',
    async point => {
      const at = await placed(pickup)
      const cup = await shop.stocked(unique('cup'), 4, 'depot')
      const expected = behind(await written(at), { order: ['AmendmentPaymentsRequested', 'AmendmentAbandoned'] })
      await here.arm({ at: point, does: 'die' })
      await expect(shop.orders.web.amendOrder(amending(at, cup, 'sandbox-decline'), once)).rejects.toThrow()
      await recovered(at, expected)
      const ofCup = async () => (await shop.eventsOf(`stock-${cup}@depot`)).map(({ type }) => type)
      await until(ofCup, types => types.join() === 'StockReceived,StockReserved,ReservationReleased')
      const { order } = await shop.orders.web.amendOrder(amending(at, cup, 'sandbox-approve'))
      expect(order).toMatchObject({ totalMinor: '2200', amendment: null })
      expect(await shop.stock(cup, 'depot')).toEqual({ onHand: 4, reserved: 1, shortage: 0 })
    },
  )
})

describe('an order of two places', () => {
  const twoPlaces = (sku: string) => {
    const line = (lineId: string, fulfilmentId: string) => ({ lineId, sku, quantity: 1, unitPriceMinor: 750, fulfilmentId })
    const [first] = grouped('DELIVERY')
    const fulfilments = [...grouped('DELIVERY'), { ...first, fulfilmentId: 'f-2', locationId: 'depot' }]
    return orderOf(sku, { ...approved, lines: [line('l-1', 'f-1'), line('l-2', 'f-2')], fulfilments })
  }
  async function stocked() {
    const sku = await shop.stocked(unique('lamp'), 10)
    await shop.receive(sku, 10, 'depot')
    return sku
  }

  test.each<[string, number, Written]>([
    ['reserveStock before', 2, { order: ['PlacementAbandoned'], leeds: ['StockReserved', 'ReservationReleased'] }],
    [
      'reserveStock after',
      2,
      {
        order: ['PlacementAbandoned'],
        leeds: ['StockReserved', 'ReservationReleased'],
        depot: ['StockReserved', 'ReservationReleased'],
      },
    ],
  ])('whose process dies while it is placed: %s %d', async (point, nth, expected) => {
    const sku = await stocked()
    const request = twoPlaces(sku)
    const at = standing(sku, uuidV5(['order', 'web-uk', request.channelOrderId]), '')
    const before = await written(at)
    await here.arm({ at: point, does: 'die', nth })
    await expect(shop.orders.web.placeOrder(request, once)).rejects.toThrow()
    await recovered(at, behind(before, expected))
    expect((await shop.orders.web.placeOrder(request)).order?.state).toBe('ORDER_STATE_OPEN')
    expect(await shop.stock(sku, 'depot')).toEqual({ onHand: 10, reserved: 1, shortage: 0 })
  })

  test('whose process dies while it is cancelled, between the two', async () => {
    const sku = await stocked()
    const { order } = await shop.orders.web.placeOrder(twoPlaces(sku))
    const at = standing(sku, order?.orderId ?? '', order?.tenders[0]?.paymentId ?? '')
    const released = ['ReservationReleased']
    const cancelled: Written = { order: ['OrderCancelled', 'NotificationDue'], leeds: released, depot: released, payment: voided }
    const expected = behind(await written(at), cancelled)
    const request = { ...at.act(), reason: '' }
    await here.arm({ at: 'releaseReservation before', does: 'die', nth: 2 })
    await expect(shop.orders.web.cancelOrder(request, once)).rejects.toThrow()
    await recovered(at, expected)
    await shop.orders.web.cancelOrder(request)
    expect(await written(at)).toEqual(expected)
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
