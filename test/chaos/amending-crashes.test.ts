import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShop, orderOf, type Shop, unique } from '../contract/orders/shop.ts'
import { type OrdersProcess, startOrders } from './support/faulty-process.ts'
import { until } from './support/until.ts'

let shop: Shop
let here: OrdersProcess
beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('orders', 'SIGTERM')
  here = await startOrders(shop)
})
afterAll(async () => {
  await here?.stop()
  await shop?.close()
})

const once = { retries: 0 }
const typesOf = async (stream: string) => (await shop.eventsOf(stream)).map(({ type }) => type)

/** Three cups, of which one is to be removed and two plates to be added, by a card; or their price to rise. */
async function placed() {
  const [cup, plate] = [await shop.stocked(unique('cup'), 10), await shop.stocked(unique('plate'), 10)]
  const { order } = await shop.orders.web.placeOrder(orderOf(cup))
  const orderId = order?.orderId ?? ''
  const by = (amountMinor: number) => [
    { tenderId: 't-2', kind: 'TENDER_KIND_CARD' as const, amountMinor, currencyCode: 'GBP', paymentToken: 'sandbox-approve' },
  ]
  const exchange = () => ({
    ...{ requestId: unique('act'), orderId, differenceMinor: 900, tenders: by(900) },
    remove: [{ lineId: 'l-1', quantity: 1 }],
    add: [{ lineId: 'l-2', sku: plate, quantity: 2, unitPriceMinor: 700, fulfilmentId: 'f-2' }],
    fulfilments: [{ fulfilmentId: 'f-2', method: 'FULFILMENT_METHOD_PICKUP' as const, locationId: 'leeds' }],
  })
  const dearer = () => ({
    ...{ requestId: unique('act'), orderId, differenceMinor: 300, tenders: by(300) },
    reprice: [{ lineId: 'l-1', unitPriceMinor: 600 }],
  })
  return { cup, plate, orderId, exchange, dearer }
}
type Placed = Awaited<ReturnType<typeof placed>>
type Written = { order: string[]; cup: string[]; plate: string[] }
const written = async ({ cup, plate, orderId }: Placed): Promise<Written> => ({
  order: (await typesOf(`order-${orderId}`)).slice(1),
  cup: (await typesOf(`stock-${cup}@leeds`)).slice(2),
  plate: (await typesOf(`stock-${plate}@leeds`)).slice(1),
})

async function recovered(at: Placed, expected: Written): Promise<void> {
  expect(await here.ended).toBe('SIGKILL')
  here = await startOrders(shop)
  await until(
    async () => {
      await shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 })
      return written(at)
    },
    now => isDeepStrictEqual(now, expected),
  )
}

const held = ['StockReserved', 'ReservationReleased']
const unasked: Written = { order: ['AmendmentAbandoned'], cup: [], plate: held }
const swept: Written = { order: ['AmendmentPaymentsRequested', 'AmendmentAbandoned'], cup: [], plate: held }
const amended: Written = {
  order: ['AmendmentPaymentsRequested', 'OrderAmended', 'NotificationDue'],
  cup: ['ReservationReleased'],
  plate: ['StockReserved'],
}

test.each<[string, Written]>([
  ['reserveStock before', { order: [], cup: [], plate: [] }],
  ['reserveStock after', unasked],
  ['AmendmentPaymentsRequested before', unasked],
  ['AmendmentPaymentsRequested after', swept],
  ['authorize before', swept],
  ['authorize after', swept],
  ['OrderAmended before', swept],
  ['OrderAmended after', amended],
  ['releaseReservation before', amended],
  ['releaseReservation after', amended],
])('a process that dies while it amends an order: %s', async (point, expected) => {
  const at = await placed()
  const request = at.exchange()
  await here.arm({ at: point, does: 'die' })
  await expect(shop.orders.web.amendOrder(request, once)).rejects.toThrow()
  await recovered(at, expected)
  expect((await shop.orders.web.amendOrder(request)).order).toMatchObject({ totalMinor: '2900', lines: [{ cancelled: '1' }, {}] })
  expect(await shop.stock(at.cup)).toEqual({ onHand: 10, reserved: 2, shortage: 0 })
  expect(await shop.stock(at.plate)).toEqual({ onHand: 10, reserved: 2, shortage: 0 })
})

test.each(['AmendmentPaymentsRequested after', 'authorize after', 'OrderAmended before'])(
  'a process that dies while it amends prices alone is found by the money it asked for: %s',
  async point => {
    const at = await placed()
    const request = at.dearer()
    await here.arm({ at: point, does: 'die' })
    await expect(shop.orders.web.amendOrder(request, once)).rejects.toThrow()
    await recovered(at, { ...swept, plate: [] })
    expect((await shop.orders.web.amendOrder(request)).order).toMatchObject({ totalMinor: '1800' })
  },
)

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
