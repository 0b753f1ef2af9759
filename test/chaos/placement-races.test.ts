import { afterAll, beforeAll, expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import { uuidV5 } from '#platform/uuid.ts'
import { openShop, orderOf, refusal, type Shop, unique } from '../contract/orders/shop.ts'
import { randomFrom } from '../support/random.ts'
import { until } from '../support/until.ts'
import { type OrdersProcess, startOrders } from './support/faulty-process.ts'

let shop: Shop
let [here, there]: OrdersProcess[] = []
const host = (process: OrdersProcess | undefined): OrdersProcess => {
  if (!process) throw new Error('the host has not started')
  return process
}
const webAt = (process: OrdersProcess | undefined) => shop.ordersAs(shop.keys.web, host(process).address)

beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('orders', 'SIGTERM')
  ;[here, there] = await Promise.all([startOrders(shop), startOrders(shop, 'beside')])
})
afterAll(async () => {
  await Promise.all([here?.stop(), there?.stop()])
  await shop?.close()
})

const orderIdOf = ({ channelOrderId }: { channelOrderId: string }) => uuidV5(['order', 'web-uk', channelOrderId])
const typesOf = async (stream: string) => (await shop.eventsOf(stream)).map(({ type }) => type)
const movements = async (sku: string) => (await typesOf(`stock-${sku}@leeds`)).slice(1)
const settledAs = (sku: string, expected: string[]) =>
  until(
    () => movements(sku),
    now => now.join() === expected.join(),
  )
const again = <Request extends { requestId?: string }>(request: Request): Request => ({
  ...request,
  requestId: unique('request'),
})

test('one of two retries gives up before the other commits: the other places the order by another attempt', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const request = orderOf(sku)
  const isWaiting = host(here).reached('OrderPlaced before')
  await host(here).arm({ at: 'OrderPlaced before', does: 'wait' })
  const placing = webAt(here).placeOrder(request)
  await isWaiting
  await host(there).arm({ at: 'reserveStock after', does: 'lose' })
  expect(await refusal(webAt(there).placeOrder(again(request)))).toMatchObject({ code: 'DEADLINE_EXCEEDED' })
  expect(await typesOf(`order-${orderIdOf(request)}`)).toEqual(['PlacementAbandoned'])
  host(here).release('OrderPlaced before')
  expect((await placing).order).toMatchObject({ state: 'ORDER_STATE_OPEN', revision: '1' })
  expect(await typesOf(`order-${orderIdOf(request)}`)).toEqual(['PlacementAbandoned', 'OrderPlaced'])
  await settledAs(sku, ['StockReserved', 'ReservationReleased', 'StockReserved'])
})

test('one of two retries gives up after the other committed: it answers the order that stands, and nothing is released', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const request = orderOf(sku)
  const isWaiting = host(there).reached('PlacementAbandoned before')
  await host(there).arm({ at: 'reserveStock after', does: 'lose' })
  await host(there).arm({ at: 'PlacementAbandoned before', does: 'wait' })
  const givingUp = webAt(there).placeOrder(again(request))
  await isWaiting
  const placed = await webAt(here).placeOrder(request)
  host(there).release('PlacementAbandoned before')
  expect(await givingUp).toEqual(placed)
  expect(await typesOf(`order-${orderIdOf(request)}`)).toEqual(['OrderPlaced'])
  expect(await movements(sku)).toEqual(['StockReserved'])
})

test('a call that is given up while it reserves leaves the order to its retry, and neither holds twice', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const request = orderOf(sku)
  const isWaiting = host(here).reached('reserveStock after')
  await host(here).arm({ at: 'reserveStock after', does: 'wait' })
  const givingUp = new AbortController()
  const late = refusal(webAt(here).placeOrder(request, { signal: givingUp.signal }))
  await isWaiting
  givingUp.abort()
  const { order } = await webAt(here).placeOrder(again(request))
  expect((await late).code).toBe('CANCELLED')
  host(here).release('reserveStock after')
  expect(order).toMatchObject({ state: 'ORDER_STATE_OPEN', revision: '0' })
  const standsAlone = async () => {
    expect(await typesOf(`order-${order?.orderId}`)).toEqual(['OrderPlaced'])
    expect(await movements(sku)).toEqual(['StockReserved'])
  }
  await standsAlone()
  stillToHold.push(standsAlone)
})

test('a call that is given up while nobody retries gives the order up and lets its stock go', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const request = orderOf(sku)
  const isWaiting = host(here).reached('reserveStock after')
  await host(here).arm({ at: 'reserveStock after', does: 'wait' })
  const web = webAt(here)
  const givingUp = new AbortController()
  const late = refusal(web.placeOrder(request, { signal: givingUp.signal }))
  await isWaiting
  givingUp.abort()
  expect((await late).code).toBe('CANCELLED')
  // One connection keeps its order: once this is answered, the host knows that nobody waits any more.
  await refusal(web.getOrder({ orderId: orderIdOf(request) }))
  host(here).release('reserveStock after')
  await settledAs(sku, ['StockReserved', 'ReservationReleased'])
  const [abandoned] = await shop.eventsOf(`order-${orderIdOf(request)}`)
  expect(abandoned).toMatchObject({
    type: 'PlacementAbandoned',
    data: { attempt: 1, because: 'cancelled' },
  })
  expect((await webAt(here).placeOrder(request)).order).toMatchObject({ state: 'ORDER_STATE_OPEN', revision: '1' })
})

/** What must be true after everything else too. */
const stillToHold: (() => Promise<void>)[] = []

async function twoAtOnce(sku: string) {
  const request = orderOf(sku)
  const other = { ...again(request), customerId: 'somebody else' }
  const waiting = [here, there].map(process => host(process).reached('OrderPlaced before'))
  for (const process of [here, there]) await host(process).arm({ at: 'OrderPlaced before', does: 'wait' })
  const first = webAt(here).placeOrder(request)
  const second = refusal(webAt(there).placeOrder(other, { retries: 0 }))
  await Promise.all(waiting)
  host(here).release('OrderPlaced before')
  const { order } = await first
  return { orderId: order?.orderId ?? '', second }
}

test('of two hosts that place one order id with different contents, one wins and the other lets its stock go', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const { orderId, second } = await twoAtOnce(sku)
  host(there).release('OrderPlaced before')
  expect(await second).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'ORDER_DIFFERS' })
  expect(await typesOf(`order-${orderId}`)).toEqual(['OrderPlaced'])
  expect(await movements(sku)).toEqual(['StockReserved', 'StockReserved', 'ReservationReleased'])
  expect(await shop.stock(sku)).toEqual({ onHand: 10, reserved: 3, shortage: 0 })
})

test('should the one that lost die before it lets go, the sweep of the other host does', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  await host(there).arm({ at: 'releaseReservation before', does: 'die' })
  const { orderId, second } = await twoAtOnce(sku)
  host(there).release('OrderPlaced before')
  expect((await second).code).toBe('UNAVAILABLE')
  expect(await host(there).ended).toBe('SIGKILL')
  there = await startOrders(shop, 'beside-again')
  const sweeper = shop.ordersAs(shop.keys.operator, host(here).address)
  const swept = async () => {
    await sweeper.sweepPlacements({ olderThanSeconds: 1 })
    return movements(sku)
  }
  const expected = ['StockReserved', 'StockReserved', 'ReservationReleased']
  await until(swept, now => now.join() === expected.join())
  expect(await swept()).toEqual(expected)
  expect(await typesOf(`order-${orderId}`)).toEqual(['OrderPlaced'])
})

const seed = 20101205

test('units that are cancelled in one process while another sends them are cancelled or sent, never both', async () => {
  const sku = await shop.stocked(unique('teapot'), 100)
  const delivered = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_DELIVERY' as const, locationId: 'leeds' }
  const [tillHere, tillThere] = [here, there].map(process => shop.pickupsAs(shop.keys.manager, host(process).address))
  if (!tillHere || !tillThere) throw new Error('the hosts have not started')
  const outcomes: string[] = []
  for (let round = 0; round < 6; round++) {
    const { order } = await webAt(here).placeOrder(orderOf(sku, { fulfilments: [delivered] }))
    const orderId = order?.orderId ?? ''
    const named = () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' })
    await tillHere.startPicking(named())
    await tillHere.recordPick({ ...named(), lines: [{ lineId: 'l-1', quantity: 3 }] })
    const parcel = { parcelId: unique('parcel'), carrier: 'post', trackingReference: 'track' }
    const [sent, cancelled] = await Promise.allSettled([
      tillThere.recordShipment({ ...named(), ...parcel }),
      webAt(here).cancelLines({ requestId: unique('act'), orderId, lines: [{ lineId: 'l-1', quantity: 2 }] }),
    ])
    const { order: after } = await webAt(here).getOrder({ orderId })
    const [line] = after?.lines ?? []
    expect(Number(line?.left) + Number(line?.cancelled)).toBe(3)
    // Two cancelled first: the parcel takes the one that is left. Sent first: nothing is left to be cancelled.
    expect([sent.status, line?.left]).toEqual(['fulfilled', cancelled.status === 'fulfilled' ? '1' : '3'])
    outcomes.push(cancelled.status)
  }
  expect(outcomes).toHaveLength(6)
  await until(
    () => shop.stock(sku),
    ({ reserved }) => reserved === 0,
  )
})

test(`retries on two hosts with short deadlines, cancellations and sweeps among them, never part stock from orders (seed ${seed})`, async () => {
  const sku = await shop.stocked(unique('mug'), 1_000)
  const random = randomFrom(seed)
  const clients = [webAt(here), webAt(there)]
  const sweeper = shop.ordersAs(shop.keys.operator, host(there).address)
  const sweep = () => sweeper.sweepPlacements({ olderThanSeconds: 1 })
  const hurried = async (client: (typeof clients)[number], request: ReturnType<typeof orderOf>) => {
    const deadlineMs = 5 + Math.floor(random() * 200)
    await client.placeOrder(again(request), { deadlineMs, retries: 0 }).catch(() => {})
  }
  const requests = Array.from({ length: 40 }, () => ({ ...orderOf(sku), isCancelled: random() < 0.3 }))
  for (let wave = 0; wave < requests.length; wave += 8) {
    const calls = requests
      .slice(wave, wave + 8)
      .flatMap(({ isCancelled: _, ...request }) => clients.map(client => hurried(client, request)))
    await Promise.all([...calls, sweep()])
  }
  // Whatever became of the hurried calls, a patient one gets the order.
  for (const { isCancelled, ...request } of requests) {
    const { order } = await webAt(here).placeOrder(again(request))
    if (isCancelled) await webAt(there).cancelOrder({ requestId: unique('cancel'), orderId: order?.orderId ?? '' })
  }

  const histories = () => Promise.all(requests.map(request => typesOf(`order-${orderIdOf(request)}`)))
  const open = requests.filter(request => !request.isCancelled)
  const reserved = () => sweep().then(async () => (await shop.stock(sku)).reserved)
  await until(reserved, units => units === 3 * open.length)
  for (const types of await histories()) expect(types.filter(type => type === 'OrderPlaced')).toHaveLength(1)
  expect((await histories()).filter(types => types.at(-1) === 'OrderPlaced')).toHaveLength(open.length)
  expect(await reserved()).toBe(3 * open.length)
  for (const holds of stillToHold) await holds()
  expect(await shop.wrongs()).toEqual([])
})

test('of two processes that sell the last announced unit one has it, and the other is told so', async () => {
  const sku = unique('console')
  await shop.put(sku)
  const supply = { supplyId: 'po', quantity: 1, expectedAt: toTimestamp('2030-03-01T08:00:00.000Z') }
  await shop.inventory.announceSupply({ requestId: unique('announce'), sku, locationId: 'leeds', supply })
  const group = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_PICKUP', locationId: 'leeds', againstSupply: {} } as const
  const one = () =>
    orderOf(sku, {
      lines: [{ lineId: 'l-1', sku, quantity: 1, unitPriceMinor: 1500, fulfilmentId: 'f-1' }],
      fulfilments: [group],
    })
  const answers = await Promise.allSettled([here, there].map(process => webAt(process).placeOrder(one())))
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const lost = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason.reason] : []))
  expect(lost).toEqual(['INSUFFICIENT_STOCK'])
  const { stock } = await shop.inventory.getStock({ sku, locationId: 'leeds' })
  expect(stock).toMatchObject({ backordered: '1', supply: '1', supplyShortage: '0' })
})
