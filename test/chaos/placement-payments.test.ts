import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidV5 } from '#platform/uuid.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from '../contract/orders/shop.ts'
import { becomes } from '../support/until.ts'
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

type Written = { order: string[]; stock: string[]; payments: string[][] }

/** What stands in all three kinds of streams; the payments in the order in which they were asked for. */
async function written(sku: string, orderId: string): Promise<Written> {
  const [order, stock] = await Promise.all([shop.eventsOf(`order-${orderId}`), shop.eventsOf(`stock-${sku}@leeds`)])
  const asked = order.filter(({ type }) => type === 'AuthorizationsRequested')
  const ids = asked.flatMap(({ data }): { paymentId: string }[] => Object(data).payments).map(({ paymentId }) => paymentId)
  return {
    order: order.map(({ type }) => type),
    stock: stock.slice(1).map(({ type }) => type),
    payments: await Promise.all(ids.map(id => shop.paymentEvents(id))),
  }
}

const sweep = () => shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 })

async function restarted(): Promise<void> {
  expect(await orders.ended).toBe('SIGKILL')
  orders = await startOrders(shop)
}

/** A new process, its follower and the sweep bring the streams to what is expected, and leave them there. */
async function recovered(sku: string, orderId: string, expected: Written): Promise<void> {
  await restarted()
  const swept = async () => {
    await sweep()
    return written(sku, orderId)
  }
  await becomes(swept, expected)
  expect(await swept()).toEqual(expected)
}

const orderIdOf = ({ channelOrderId }: { channelOrderId: string }) => uuidV5(['order', 'web-uk', channelOrderId])
const once = { retries: 0 }
const released = { order: ['PlacementAbandoned'], stock: ['StockReserved', 'ReservationReleased'] }
const givenUp = (...payments: string[][]): Written => ({
  order: [...(payments.length > 0 ? ['AuthorizationsRequested'] : []), ...released.order],
  stock: released.stock,
  payments,
})
const voided = ['AuthorizationRequested', 'PaymentAuthorized', 'VoidRequested', 'PaymentVoided']
const forestalled = ['VoidRequested', 'PaymentVoided']
const placed: Written = {
  order: ['AuthorizationsRequested', 'OrderPlaced'],
  stock: ['StockReserved'],
  payments: [['AuthorizationRequested', 'PaymentAuthorized']],
}

describe('a process that dies while it places an order that is paid here', () => {
  test.each<[string, Written]>([
    ['reserveStock after', givenUp()],
    ['AuthorizationsRequested before', givenUp()],
    ['AuthorizationsRequested after', givenUp(forestalled)],
    ['authorize before', givenUp(forestalled)],
    ['authorize after', givenUp(voided)],
    ['OrderPlaced before', givenUp(voided)],
    ['OrderPlaced after', placed],
  ])('%s', async (at, expected) => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku, byToken('sandbox-approve'))
    await orders.arm({ at, does: 'die' })
    await expect(shop.orders.web.placeOrder(request, once)).rejects.toThrow()
    await recovered(sku, orderIdOf(request), expected)
    const { order } = await shop.orders.web.placeOrder(request)
    expect(order?.state).toBe('ORDER_STATE_OPEN')
    expect(await shop.stock(sku)).toEqual({ onHand: 10, reserved: 3, shortage: 0 })
    expect(await shop.paymentEvents(order?.tenders[0]?.paymentId ?? '')).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
  })
})

describe('a process that dies while it gives up an order whose second card was declined', () => {
  const expected = givenUp(voided, ['AuthorizationRequested', 'PaymentDeclined'])
  test.each(['PlacementAbandoned before', 'PlacementAbandoned after', 'releaseReservation after', 'void before', 'void after'])(
    '%s',
    async at => {
      const sku = await shop.stocked(unique('mug'), 10)
      const request = orderOf(sku, byToken('sandbox-approve', 'sandbox-decline'))
      await orders.arm({ at, does: 'die' })
      await expect(shop.orders.web.placeOrder(request, once)).rejects.toThrow()
      await recovered(sku, orderIdOf(request), expected)
      expect((await shop.stock(sku)).reserved).toBe(0)
    },
  )
})

test('an authorisation whose answer is lost places the order by what the payment says', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  await orders.arm({ at: 'authorize after', does: 'lose' })
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, byToken('sandbox-approve')))
  expect(order).toMatchObject({ state: 'ORDER_STATE_OPEN', tenders: [{ authorization: 'TENDER_AUTHORIZATION_AUTHORIZED' }] })
})

test('an authorisation that was never heard of gives the order up, and can not be asked for later', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const request = orderOf(sku, byToken('sandbox-approve'))
  await orders.arm({ at: 'authorize before', does: 'lose' })
  expect((await refusal(shop.orders.web.placeOrder(request, once))).code).toBe('DEADLINE_EXCEEDED')
  await becomes(() => written(sku, orderIdOf(request)), givenUp(forestalled))
})

test('of two contents of one order that are authorised at once, one is placed and the other is let go', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const request = orderOf(sku, byToken('sandbox-approve'))
  const other = { ...request, requestId: unique('request'), ...byToken('sandbox-slow') }
  const isWaiting = orders.reached('authorize after')
  await orders.arm({ at: 'authorize after', does: 'wait' })
  const slow = refusal(shop.orders.web.placeOrder(other, once))
  await isWaiting
  const { order } = await shop.orders.web.placeOrder(request)
  orders.release('authorize after')
  expect(await slow).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'ORDER_DIFFERS' })
  const expected: Written = {
    order: ['AuthorizationsRequested', 'AuthorizationsRequested', 'OrderPlaced'],
    stock: ['StockReserved', 'StockReserved', 'ReservationReleased'],
    payments: [voided, ['AuthorizationRequested', 'PaymentAuthorized']],
  }
  await becomes(() => written(sku, order?.orderId ?? ''), expected)
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
