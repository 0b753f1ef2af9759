import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pickupCode } from '#platform/pickup-code.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from '../contract/orders/shop.ts'
import { becomes, until } from '../support/until.ts'
import { type OrdersProcess, startOrders } from './support/faulty-process.ts'

let shop: Shop
let [here, there]: OrdersProcess[] = []
const host = (process: OrdersProcess | undefined): OrdersProcess => {
  if (!process) throw new Error('the host has not started')
  return process
}
beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('orders', 'SIGTERM')
  here = await startOrders(shop)
})
afterAll(async () => {
  await Promise.all([here?.stop(), there?.stop()])
  await shop?.close()
})

const once = { retries: 0 }
const before = ['AuthorizationsRequested', 'OrderPlaced', 'PickingStarted', 'UnitsPicked', 'FulfilmentReady', 'NotificationDue']

/** Ready to be handed over. */
async function waiting() {
  const sku = await shop.stocked(unique('mug'), 10)
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, byToken('sandbox-approve')))
  const orderId = order?.orderId ?? ''
  const group = () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' })
  await shop.pickups.till.startPicking(group())
  await shop.pickups.till.recordPick({ ...group(), lines: [{ lineId: 'l-1', quantity: 3 }] })
  await shop.pickups.till.markReady(group())
  const code = pickupCode(shop.secrets, orderId, 'f-1')
  return { sku, orderId, paymentId: order?.tenders[0]?.paymentId ?? '', group, code }
}
type Waiting = Awaited<ReturnType<typeof waiting>>

const typesOf = async (stream: string) => (await shop.eventsOf(stream)).map(({ type }) => type)
/** What came behind what `waiting` left. */
const written = async ({ sku, orderId, paymentId }: Waiting) => ({
  order: (await typesOf(`order-${orderId}`)).slice(before.length),
  stock: (await typesOf(`stock-${sku}@leeds`)).slice(2),
  payment: (await shop.paymentEvents(paymentId)).slice(2),
})
type Written = Awaited<ReturnType<typeof written>>
const nothing: Written = { order: [], stock: [], payment: [] }

const settledAs = (at: Waiting, expected: Written) => becomes(() => written(at), expected)

async function recovered(at: Waiting, expected: Written): Promise<void> {
  expect(await host(here).ended).toBe('SIGKILL')
  here = await startOrders(shop)
  await settledAs(at, expected)
  await shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 })
  expect(await written(at)).toEqual(expected)
}

describe('a process that dies while it hands over', () => {
  const left: Written = { order: ['FulfilmentHandedOver'], stock: ['StockIssued'], payment: [] }
  test.each<[string, Written]>([
    ['FulfilmentHandedOver before', nothing],
    ['FulfilmentHandedOver after', left],
    ['issueStock before', left],
    ['issueStock after', left],
  ])('%s', async (point, expected) => {
    const at = await waiting()
    const request = { ...at.group(), code: at.code }
    await host(here).arm({ at: point, does: 'die' })
    await expect(shop.pickups.till.handOver(request, once)).rejects.toThrow()
    await recovered(at, expected)
    expect((await shop.pickups.till.handOver(request)).order?.state).toBe('ORDER_STATE_FULFILLED')
    expect(await shop.stock(at.sku)).toEqual({ onHand: 7, reserved: 0, shortage: 0 })
    expect(await written(at)).toEqual(left)
  })
})

describe('a process that dies while it rejects', () => {
  const rejected: Written = {
    order: ['FulfilmentRejected', 'NotificationDue'],
    stock: ['ReservationReleased'],
    payment: ['VoidRequested', 'PaymentVoided'],
  }
  test.each<[string, Written]>([
    ['FulfilmentRejected before', nothing],
    ['FulfilmentRejected after', rejected],
    ['releaseReservation after', rejected],
    ['void before', rejected],
    ['void after', rejected],
  ])('%s', async (point, expected) => {
    const at = await waiting()
    const request = { ...at.group(), reason: 'broken' }
    await host(here).arm({ at: point, does: 'die' })
    await expect(shop.pickups.till.rejectFulfilment(request, once)).rejects.toThrow()
    await recovered(at, expected)
    expect((await shop.pickups.till.rejectFulfilment(request)).order?.state).toBe('ORDER_STATE_CANCELLED')
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
    expect(await written(at)).toEqual(rejected)
  })
})

describe('a cancellation that races a hand-over on another host', () => {
  beforeAll(async () => {
    there = await startOrders(shop, 'beside')
  })

  const cancelAt = ({ orderId }: Waiting, process: OrdersProcess | undefined) =>
    shop.ordersAs(shop.keys.web, host(process).address).cancelOrder({ requestId: unique('cancel'), orderId }, once)
  const handOverAt = (at: Waiting, process: OrdersProcess | undefined) =>
    shop.pickupsAs(shop.keys.till, host(process).address).handOver({ ...at.group(), code: at.code }, once)

  test('is refused when the goods have left first', async () => {
    const at = await waiting()
    const isWaiting = host(there).reached('OrderCancelled before')
    await host(there).arm({ at: 'OrderCancelled before', does: 'wait' })
    const cancelling = refusal(cancelAt(at, there))
    await isWaiting
    await handOverAt(at, here)
    host(there).release('OrderCancelled before')
    expect(await cancelling).toMatchObject({ reason: 'ORDER_NOT_CANCELLABLE', figures: { state: 'fulfilled' } })
    await settledAs(at, { order: ['FulfilmentHandedOver'], stock: ['StockIssued'], payment: [] })
  })

  test('keeps the goods where they are when it comes first', async () => {
    const at = await waiting()
    const isWaiting = host(there).reached('FulfilmentHandedOver before')
    await host(there).arm({ at: 'FulfilmentHandedOver before', does: 'wait' })
    const handing = refusal(handOverAt(at, there))
    await isWaiting
    await cancelAt(at, here)
    host(there).release('FulfilmentHandedOver before')
    expect(await handing).toMatchObject({ reason: 'WRONG_STATE', figures: { state: 'cancelled' } })
    await settledAs(at, {
      order: ['OrderCancelled', 'NotificationDue'],
      stock: ['ReservationReleased'],
      payment: ['VoidRequested', 'PaymentVoided'],
    })
  })

  test('leaves one of both, whichever comes first', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, waiting))
    const outcomes = await Promise.all(all.map(at => Promise.allSettled([cancelAt(at, here), handOverAt(at, there)])))
    for (const both of outcomes) expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const [index, [cancelled]] of outcomes.entries()) {
      const at = all[index]
      if (!at || !cancelled) continue
      const isCancelled = cancelled.status === 'fulfilled'
      await until(
        () => written(at),
        ({ stock }) => stock.join() === (isCancelled ? 'ReservationReleased' : 'StockIssued'),
      )
    }
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  await until(
    () => shop.wrongs(),
    wrongs => wrongs.length === 0,
  )
})
