import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pickupCode } from '#platform/pickup-code.ts'
import { byToken, openShop, orderOf, type Shop, unique } from '../contract/orders/shop.ts'
import { becomes, until } from '../support/until.ts'
import { type OrdersProcess, startOrders } from './support/faulty-process.ts'

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
const toLeeds = { method: 'FULFILMENT_METHOD_SHIP_TO_STORE', locationId: 'depot', destinationId: 'leeds' } as const
type At = Awaited<ReturnType<typeof picked>>

async function picked() {
  const sku = await shop.stocked(unique('kettle'), 10, 'depot')
  const fulfilments = [{ fulfilmentId: 'f-1', ...toLeeds }]
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, { ...byToken('sandbox-approve'), fulfilments }))
  const orderId = order?.orderId ?? ''
  const group = () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' })
  await shop.pickups.elsewhere.startPicking(group())
  await shop.pickups.elsewhere.recordPick({ ...group(), lines: [{ lineId: 'l-1', quantity: 3 }] })
  return { sku, orderId, group }
}
const acts = {
  send: (at: At) => ({ ...at.group(), parcelId: 'p-1', carrier: 'post', trackingReference: 'T1' }),
  arrive: (at: At, quantity = 3) => ({ ...at.group(), parcelId: 'p-1', lines: [{ lineId: 'l-1', quantity }] }),
}
async function sent() {
  const at = await picked()
  await shop.pickups.elsewhere.recordShipment(acts.send(at))
  return at
}
async function arrived() {
  const at = await sent()
  await shop.pickups.till.recordArrival(acts.arrive(at))
  return at
}

const held = (onHand: number, reserved: number) => ({ onHand, reserved, shortage: 0 })
const stocks = async ({ sku }: At) => ({ depot: await shop.stock(sku, 'depot'), leeds: await shop.stock(sku, 'leeds') })
const stateOf = async ({ orderId }: At) =>
  (await shop.orders.web.getOrder({ orderId })).order?.fulfilments[0]?.state.replace('FULFILMENT_STATE_', '')
type Standing = Awaited<ReturnType<typeof stocks>> & { state: string | undefined }
const stands = async (at: At): Promise<Standing> => ({ state: await stateOf(at), ...(await stocks(at)) })

async function recovered(at: At, expected: Standing): Promise<void> {
  expect(await here.ended).toBe('SIGKILL')
  here = await startOrders(shop)
  await becomes(() => stands(at), expected)
}

const shelved: Standing = { state: 'IN_PROGRESS', depot: held(10, 3), leeds: held(0, 0) }
const onItsWay: Standing = { state: 'IN_TRANSIT', depot: held(7, 0), leeds: held(0, 0) }
const there: Standing = { state: 'ARRIVED', depot: held(7, 0), leeds: held(3, 3) }

describe('a process that dies', () => {
  test.each<[string, Standing]>([
    ['SentToStore before', shelved],
    ['SentToStore after', onItsWay],
    ['requestTransfer after', onItsWay],
    ['shipTransfer after', onItsWay],
  ])('while it sends goods to a store: %s', async (point, expected) => {
    const at = await picked()
    const request = acts.send(at)
    await here.arm({ at: point, does: 'die' })
    await expect(shop.pickups.elsewhere.recordShipment(request, once)).rejects.toThrow()
    await recovered(at, expected)
    await shop.pickups.elsewhere.recordShipment(request)
    await becomes(() => stands(at), onItsWay)
  })

  test.each<[string, Standing]>([
    ['TransitEnded before', onItsWay],
    ['TransitEnded after', there],
    ['receiveTransfer after', there],
  ])('while goods arrive: %s', async (point, expected) => {
    const at = await sent()
    const request = acts.arrive(at)
    await here.arm({ at: point, does: 'die' })
    await expect(shop.pickups.till.recordArrival(request, once)).rejects.toThrow()
    await recovered(at, expected)
    await shop.pickups.till.recordArrival(request)
    await becomes(() => stands(at), there)
  })

  const short: Standing = { state: 'ARRIVED', depot: held(7, 0), leeds: held(2, 2) }
  test.each(['UnitsCancelled after', 'releaseReservation after'])('while less arrives than was sent: %s', async point => {
    const at = await sent()
    await here.arm({ at: point, does: 'die' })
    await expect(shop.pickups.till.recordArrival(acts.arrive(at, 2), once)).rejects.toThrow()
    await recovered(at, short)
  })

  const cancelled: Standing = { state: 'CANCELLED', depot: held(7, 0), leeds: held(0, 0) }
  test.each(['OrderCancelled after', 'releaseReservation after'])(
    'while an order is cancelled whose goods are on their way: %s',
    async point => {
      const at = await sent()
      await here.arm({ at: point, does: 'die' })
      const request = { requestId: unique('act'), orderId: at.orderId, reason: 'changed her mind' }
      await expect(shop.orders.web.cancelOrder(request, once)).rejects.toThrow()
      await recovered(at, cancelled)
      await shop.pickups.till.recordArrival(acts.arrive(at))
      await becomes(() => stands(at), { ...cancelled, leeds: held(3, 0) })
    },
  )

  test('between sending and its transfer, and everything goes on before that is made up for', async () => {
    const at = await picked()
    await here.arm({ at: 'requestTransfer before', does: 'lose' })
    await shop.pickups.elsewhere.recordShipment(acts.send(at))
    await here.arm({ at: 'receiveTransfer before', does: 'lose' })
    await shop.pickups.till.recordArrival(acts.arrive(at))
    await shop.pickups.till.markReady(at.group())
    await becomes(() => stands(at), { ...there, state: 'READY' })
    const code = pickupCode(shop.secrets, at.orderId, 'f-1')
    await shop.pickups.till.handOver({ ...at.group(), code })
    await becomes(() => stands(at), { state: 'HANDED_OVER', depot: held(7, 0), leeds: held(0, 0) })
  })

  test('while goods are made ready', async () => {
    const at = await arrived()
    await here.arm({ at: 'FulfilmentReady after', does: 'die' })
    const request = at.group()
    await expect(shop.pickups.till.markReady(request, once)).rejects.toThrow()
    await recovered(at, { ...there, state: 'READY' })
    await shop.pickups.till.markReady(request)
    expect(await stateOf(at)).toBe('READY')
  })

  test.each(['FulfilmentHandedOver after', 'issueStock after'])('while goods are handed over: %s', async point => {
    const at = await arrived()
    await shop.pickups.till.markReady(at.group())
    await here.arm({ at: point, does: 'die' })
    const request = { ...at.group(), code: pickupCode(shop.secrets, at.orderId, 'f-1') }
    await expect(shop.pickups.till.handOver(request, once)).rejects.toThrow()
    await recovered(at, { state: 'HANDED_OVER', depot: held(7, 0), leeds: held(0, 0) })
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  await until(
    () => shop.wrongs(),
    now => now.length === 0,
  )
})
