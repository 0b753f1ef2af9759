import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import { uuidV5 } from '#platform/uuid.ts'
import { openShop, orderOf, type Shop, unique } from '../contract/orders/shop.ts'
import { becomes, until } from '../support/until.ts'
import { type OrdersProcess, startOrders } from './support/faulty-process.ts'

let shop: Shop
let orders: OrdersProcess
beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('orders', 'SIGTERM')
  orders = await startOrders(shop)
})
afterAll(async () => {
  await orders?.stop()
  await shop?.close()
})

type Written = { order: string[]; stock: string[] }

/** What stands in both streams, as the sale left it: the opening stock is not told. */
async function written(sku: string, orderId: string): Promise<Written> {
  const [order, stock] = await Promise.all([shop.eventsOf(`order-${orderId}`), shop.eventsOf(`stock-${sku}@leeds`)])
  return { order: order.map(({ type }) => type), stock: stock.slice(1).map(({ type }) => type) }
}

async function restarted(): Promise<void> {
  expect(await orders.ended).toBe('SIGKILL')
  orders = await startOrders(shop)
}

/** A new process, its follower and the sweep bring both streams to what is expected, and leave them there. */
async function recovered(sku: string, orderId: string, expected: Written): Promise<void> {
  await restarted()
  const swept = async () => {
    await sweep()
    return written(sku, orderId)
  }
  await becomes(swept, expected)
  expect(await swept()).toEqual(expected)
}

const sweep = () => shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 })
const orderIdOf = (channel: string, { channelOrderId }: { channelOrderId: string }) => uuidV5(['order', channel, channelOrderId])
const once = { retries: 0 }

describe('a process that dies while it places an order', () => {
  const [abandoned, placed] = [
    { order: ['PlacementAbandoned'], stock: ['StockReserved', 'ReservationReleased'] },
    { order: ['OrderPlaced'], stock: ['StockReserved'] },
  ]
  const nothing = { order: [], stock: [] }

  test.each([
    ['reserveStock before', nothing],
    ['reserveStock after', abandoned],
    ['OrderPlaced before', abandoned],
    ['OrderPlaced after', placed],
  ])('%s', async (at, expected) => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku)
    await orders.arm({ at, does: 'die' })
    await expect(shop.orders.web.placeOrder(request, once)).rejects.toThrow()
    await recovered(sku, orderIdOf('web-uk', request), expected)
    const again = await shop.orders.web.placeOrder(request)
    expect(again.order?.state).toBe('ORDER_STATE_OPEN')
    expect(await shop.stock(sku)).toEqual({ onHand: 10, reserved: 3, shortage: 0 })
  })
})

describe('a process that dies while it places a pre-order', () => {
  const march = toTimestamp('2030-03-01T08:00:00.000Z')
  /** One is there, two are to come. */
  async function announced(): Promise<string> {
    const sku = await shop.stocked(unique('console'), 1)
    const supply = { supplyId: `po-${sku}`, quantity: 2, expectedAt: march }
    await shop.inventory.announceSupply({ requestId: unique('announce'), sku, locationId: 'leeds', supply })
    return sku
  }
  const receive = (sku: string) =>
    shop.inventory.receiveStock({
      ...{ requestId: unique('receive'), sku, locationId: 'leeds', quantity: 2, reference: 'came', supplyId: `po-${sku}` },
    })
  const group = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_PICKUP', locationId: 'leeds', againstSupply: {} } as const
  const held = ['SupplyAnnounced', 'StockReserved', 'StockBackordered']
  const came = ['OrderPlaced', 'GoodsCame', 'NotificationDue']
  const [abandoned, placed] = [
    { order: ['PlacementAbandoned'], stock: [...held, 'ReservationReleased'] },
    { order: ['OrderPlaced'], stock: held },
  ]

  test.each([
    ['reserveStock after', abandoned],
    ['OrderPlaced before', abandoned],
    ['OrderPlaced after', placed],
    ['getReservation after', placed],
  ])('%s', async (at, expected) => {
    const sku = await announced()
    const request = orderOf(sku, { fulfilments: [group] })
    await orders.arm({ at, does: 'die' })
    const placing = shop.orders.web.placeOrder(request, once)
    await expect(placing).rejects.toThrow()
    await recovered(sku, orderIdOf('web-uk', request), expected)
    const { order } = await shop.orders.web.placeOrder(request)
    expect(order?.fulfilments[0]?.awaits).toEqual([{ sku, quantity: '2', expectedAt: march }])
    await receive(sku)
    const orderId = order?.orderId ?? ''
    await until(
      () => written(sku, orderId),
      ({ order }) => order.join() === [...expected.order.filter(type => type !== 'OrderPlaced'), ...came].join(),
    )
    expect(await shop.stock(sku)).toEqual({ onHand: 3, reserved: 3, shortage: 0 })
  })

  test.each(['GoodsCame before', 'GoodsCame after'])('whose goods come before it is known: %s', async at => {
    const sku = await announced()
    const request = orderOf(sku, { fulfilments: [group] })
    const isWaiting = orders.reached('OrderPlaced before')
    await orders.arm({ at: 'OrderPlaced before', does: 'wait' })
    const placing = shop.orders.web.placeOrder(request, once).catch(() => {})
    await isWaiting
    await receive(sku)
    // Stock may be followed no sooner than the order is there.
    await orders.arm({ at, does: 'die', whoever: true })
    orders.release('OrderPlaced before')
    await placing
    const stock = [...held, 'StockReceived', 'BackordersFilled']
    await recovered(sku, orderIdOf('web-uk', request), { order: came, stock })
  })
})

describe('a process that dies while it takes in a sale that has left', () => {
  const placed = { order: ['OrderPlaced'], stock: ['StockIssued'] }
  test.each([
    ['OrderPlaced before', { order: [], stock: [] }],
    ['OrderPlaced after', placed],
    ['issueStock before', placed],
    ['issueStock after', placed],
  ])('%s', async (at, expected) => {
    const sku = await shop.stocked(unique('mug'), 10)
    const fulfilments = [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_CARRY_OUT' as const, locationId: 'leeds' }]
    const request = orderOf(sku, { fulfilments })
    await orders.arm({ at, does: 'die' })
    await expect(shop.orders.till.placeOrder(request, once)).rejects.toThrow()
    await recovered(sku, orderIdOf('till-7', request), expected)
    const again = await shop.orders.till.placeOrder(request)
    expect(again.order?.state).toBe('ORDER_STATE_FULFILLED')
    expect(await shop.stock(sku)).toEqual({ onHand: 7, reserved: 0, shortage: 0 })
  })
})

describe('a process that dies while it gives an order up', () => {
  test.each(['PlacementAbandoned before', 'PlacementAbandoned after', 'releaseReservation before', 'releaseReservation after'])(
    '%s',
    async at => {
      const sku = await shop.stocked(unique('mug'), 10)
      const request = orderOf(sku)
      await orders.arm({ at: 'reserveStock after', does: 'lose' })
      await orders.arm({ at, does: 'die' })
      await expect(shop.orders.web.placeOrder(request, once)).rejects.toThrow()
      const abandoned = { order: ['PlacementAbandoned'], stock: ['StockReserved', 'ReservationReleased'] }
      await recovered(sku, orderIdOf('web-uk', request), abandoned)
      await shop.orders.web.placeOrder(request)
      expect(await shop.stock(sku)).toEqual({ onHand: 10, reserved: 3, shortage: 0 })
    },
  )
})

describe('a process that dies while it cancels an order', () => {
  const cancelled = {
    order: ['OrderPlaced', 'OrderCancelled', 'NotificationDue'],
    stock: ['StockReserved', 'ReservationReleased'],
  }
  test.each([
    ['OrderCancelled before', { order: ['OrderPlaced'], stock: ['StockReserved'] }],
    ['OrderCancelled after', cancelled],
    ['releaseReservation before', cancelled],
    ['releaseReservation after', cancelled],
  ])('%s', async (at, expected) => {
    const sku = await shop.stocked(unique('mug'), 10)
    const { order } = await shop.orders.web.placeOrder(orderOf(sku))
    const request = { requestId: unique('cancel'), orderId: order?.orderId ?? '', reason: '' }
    await orders.arm({ at, does: 'die' })
    await expect(shop.orders.web.cancelOrder(request, once)).rejects.toThrow()
    await recovered(sku, request.orderId, expected)
    expect((await shop.orders.web.cancelOrder(request)).order?.state).toBe('ORDER_STATE_CANCELLED')
    expect(await shop.stock(sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
  })
})

test.each(['PlacementAbandoned before', 'PlacementAbandoned after', 'releaseReservation before', 'releaseReservation after'])(
  'a process that dies while it sweeps: %s',
  async at => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku)
    const orderId = orderIdOf('web-uk', request)
    await orders.arm({ at: 'OrderPlaced before', does: 'die' })
    await expect(shop.orders.web.placeOrder(request, once)).rejects.toThrow()
    await restarted()
    await orders.arm({ at, does: 'die' })
    let hasDied = false
    orders.ended.then(() => {
      hasDied = true
    })
    const sweepOnce = async () => void (await shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 }, once).catch(() => {}))
    await until(() => sweepOnce().then(() => hasDied), Boolean)
    await recovered(sku, orderId, { order: ['PlacementAbandoned'], stock: ['StockReserved', 'ReservationReleased'] })
  },
)

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
