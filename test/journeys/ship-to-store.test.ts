import { afterAll, beforeAll, expect, test } from 'vitest'
import { pickupProcessId } from '../../workflows/pickup/contract.ts'
import { persist, until } from './patience.ts'
import { accepted, card, LEEDS, LONDON, lineOf, openShops, PICKUP, type Shops } from './shops.ts'

let shops: Shops
beforeAll(async () => {
  shops = await openShops()
})
afterAll(async () => {
  await shops?.close()
})

const toLondon = { fulfilmentId: PICKUP, method: 'FULFILMENT_METHOD_SHIP_TO_STORE', destinationId: LONDON } as const

/** Two pairs that only Leeds has, bought on the web, whether that was asked for their source or found it. */
async function sent(customerId: string, from: { locationId?: string }) {
  const sku = await shops.stocked({ [LEEDS]: 5 })
  const { orderId, tenders } = await shops.place('web', {
    ...{ customerId, lines: [lineOf('1', sku, 2, 1_000, PICKUP)], totalMinor: 2_000 },
    ...{ fulfilments: [{ ...toLondon, ...from }], tenders: [card(2_000)] },
  })
  const group = () => ({ requestId: shops.unique('act'), orderId, fulfilmentId: PICKUP })
  const { fulfilment } = shops.leeds
  await persist(group(), act => fulfilment.startPicking(act))
  await persist({ ...group(), lines: [{ lineId: '1', quantity: 2 }] }, act => fulfilment.recordPick(act))
  const parcel = { parcelId: 'p', carrier: 'van', trackingReference: 'tuesday' }
  await persist({ ...group(), ...parcel }, act => fulfilment.recordShipment(act))
  const process = pickupProcessId({ orderId, fulfilmentId: PICKUP })
  return { sku, orderId, paymentId: tenders[0]?.paymentId ?? '', group, process }
}
const captures = async (paymentId: string) =>
  (await shops.typesOf(`payment-${paymentId}`)).filter(type => type === 'PaymentCaptured').length

test('what one store has is collected in another: charged, earned for and taken back as if it had always been there', async () => {
  const customerId = shops.unique('customer')
  await shops.app.loyalty.enrol({ requestId: customerId, customerId })
  const { sku, orderId, paymentId, group, process } = await sent(customerId, {})
  expect(await shops.notice('web', 'shipment.sent', { orderId })).toMatchObject({
    locationId: LONDON,
    trackingReference: 'tuesday',
  })
  const todo = async () => {
    const { orders } = await shops.london.orders.listOrders({
      locationId: LONDON,
      fulfilmentState: 'FULFILMENT_STATE_IN_TRANSIT',
    })
    return orders.some(order => order.orderId === orderId)
  }
  await until(todo)
  const { fulfilment } = shops.london
  await persist({ ...group(), parcelId: 'p' }, act => fulfilment.recordArrival(act))
  expect(await shops.stock(sku, LONDON)).toMatchObject({ onHand: 2, reserved: 2, available: 0 })
  await persist(group(), act => fulfilment.markReady(act))
  expect(await shops.notice('web', 'pickup.ready', { orderId })).toMatchObject({ locationId: LONDON })
  expect([await captures(paymentId), await shops.points(customerId)]).toEqual([0, { promised: 0, active: 0, debt: 0 }])
  await persist({ ...group(), overrideReason: 'passport shown' }, act => shops.manager.fulfilment.handOver(act))
  await shops.ended(process)
  expect(await captures(paymentId)).toBe(1)
  await until(async () => (await shops.points(customerId)).promised > 0)

  const asked = { requestId: shops.unique('return'), purchase: { orderId }, lines: [{ lineId: '1', quantity: 1 }] }
  const quoted = await shops.web.returns.quoteReturn(asked)
  const opening = { ...asked, quotedRefundMinor: quoted.refundMinor, reason: 'too small' }
  const { return: goods } = await persist(opening, act => shops.web.returns.requestReturn(act))
  if (!goods) throw new Error('no return was opened')
  const at = () => ({ requestId: shops.unique('act'), returnId: goods.returnId })
  await persist({ ...at(), locationId: LONDON }, act => shops.london.returns.receiveReturn(act))
  await persist({ ...at(), lines: [accepted('1')] }, act => shops.london.returns.inspectUnits(act))
  await shops.returnIs(goods, 'RETURN_STATE_SETTLED')
  expect(await shops.stock(sku, LONDON)).toMatchObject({ onHand: 1, available: 1 })
})

test('cancelled on its way it ends without money, and is the other store’s to sell', async () => {
  const { sku, orderId, paymentId, group } = await sent(shops.unique('customer'), { locationId: LEEDS })
  await persist({ requestId: shops.unique('act'), orderId, reason: 'changed her mind' }, act => shops.web.orders.cancelOrder(act))
  await until(async () => (await shops.typesOf(`payment-${paymentId}`)).includes('PaymentVoided'))
  await persist({ ...group(), parcelId: 'p' }, act => shops.london.fulfilment.recordArrival(act))
  expect(await shops.stock(sku, LONDON)).toMatchObject({ onHand: 2, reserved: 0, available: 2 })
  expect(await captures(paymentId)).toBe(0)
})

test('and the whole log is proven', () => shops.areProven())
