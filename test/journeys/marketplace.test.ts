import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf, refusedFor, until } from './patience.ts'
import {
  byMarketplace,
  CARRIED,
  card,
  carriedOutOf,
  cash,
  LONDON,
  lineOf,
  openShops,
  PARCEL,
  PICKUP,
  parcelFrom,
  pickupAt,
  type Shops,
} from './shops.ts'

let shops: Shops
let positions = 0
beforeAll(async () => {
  shops = await openShops()
})
afterAll(async () => {
  await shops?.close()
})

const sale = (sku: string, quantity: number) => {
  const channelOrderId = `405-${++positions}-7781`
  return {
    requestId: shops.unique('push'),
    channelOrderId,
    currencyCode: 'GBP',
    pricesIncludeTax: true,
    lines: [lineOf('1', sku, quantity, 2_000, PARCEL)],
    fulfilments: [parcelFrom(LONDON)],
    tenders: [{ ...byMarketplace(quantity * 2_000), reference: `payout-${positions}` }],
    totalMinor: quantity * 2_000,
  }
}

test('an order of the marketplace that arrives again counts once, and one that was changed in between is told so', async () => {
  const sku = await shops.stocked({ [LONDON]: 5 })
  const request = sale(sku, 2)
  const pushes = [request, { ...request, requestId: shops.unique('push') }, { ...request, requestId: shops.unique('push') }]
  const placed = await Promise.all(pushes.map(push => shops.marketplace.orders.placeOrder(push)))
  const { orderId = '' } = placed[0]?.order ?? {}
  expect(new Set(placed.map(({ order }) => order?.orderId))).toEqual(new Set([orderId]))
  expect(placed[0]?.order).toMatchObject({
    channelId: 'marketplace',
    channelKind: 'CHANNEL_KIND_MARKETPLACE',
    channelOrderId: request.channelOrderId,
    tenders: [{ kind: 'TENDER_KIND_MARKETPLACE', authorization: 'TENDER_AUTHORIZATION_SETTLED', paymentId: '' }],
  })
  expect(await shops.stock(sku, LONDON)).toMatchObject({ onHand: 5, reserved: 2, available: 3 })

  const changed = { ...sale(sku, 3), channelOrderId: request.channelOrderId }
  expect(await refusedFor(shops.marketplace.orders.placeOrder(changed))).toBe('ORDER_DIFFERS')
  expect(await shops.stock(sku, LONDON)).toMatchObject({ reserved: 2, available: 3 })
  expect(await shops.typesOf(`order-${orderId}`)).toEqual(['OrderPlaced'])
  const known = { channelId: 'marketplace', channelOrderId: request.channelOrderId }
  const minPosition = placed[0]?.logPosition ?? '0'
  const { orders } = await shops.manager.orders.listOrders({ ...known, minPosition })
  expect(orders.map(order => order.orderId)).toEqual([orderId])

  const own = await shops.place('web', { ...request, channelOrderId: request.channelOrderId })
  expect(own.orderId).not.toBe(orderId)
})

test('changed on its side: the refusal names the order that stands, which is amended with the money that was paid there', async () => {
  const sku = await shops.stocked({ [LONDON]: 5 })
  const request = sale(sku, 2)
  const { order } = await shops.marketplace.orders.placeOrder(request)
  const changed = { ...sale(sku, 3), channelOrderId: request.channelOrderId }
  const { reason, figures } = await refusalOf(shops.marketplace.orders.placeOrder(changed))
  expect({ reason, figures }).toEqual({ reason: 'ORDER_DIFFERS', figures: { order_id: order?.orderId } })

  const amendment = {
    requestId: shops.unique('amend'),
    orderId: figures.order_id ?? '',
    add: [lineOf('2', sku, 1, 2_000, 'added')],
    fulfilments: [{ ...parcelFrom(LONDON), fulfilmentId: 'added' }],
    differenceMinor: 2_000,
    tenders: [{ ...byMarketplace(2_000), tenderId: 'added' }],
    reason: 'one more',
  }
  for (const _ of ['once', 'again']) await shops.marketplace.orders.amendOrder(amendment)
  expect(await shops.stock(sku, LONDON)).toMatchObject({ onHand: 5, reserved: 3, available: 2 })
  const { order: amended } = await shops.marketplace.orders.placeOrder({ ...request, requestId: shops.unique('push') })
  expect(amended).toMatchObject({ orderId: order?.orderId, totalMinor: '6000', amendment: null })
  expect(amended?.tenders).toMatchObject([{ amountMinor: '4000' }, { amountMinor: '2000', paymentId: '' }])

  const fewer = { requestId: shops.unique('cancel'), orderId: order?.orderId ?? '', reason: 'two fewer' }
  await shops.marketplace.orders.cancelLines({ ...fewer, lines: [{ lineId: '1', quantity: 2 }] })
  expect(await shops.stock(sku, LONDON)).toMatchObject({ reserved: 1, available: 4 })
  const { order: less } = await shops.marketplace.orders.getOrder({ orderId: fewer.orderId })
  expect(less?.tenders).toMatchObject([{ refundDueMinor: '4000' }, { refundDueMinor: '0' }])
})

test('cancelled from its side: some units, then the rest; what it settled is due back, and it is told', async () => {
  const sku = await shops.stocked({ [LONDON]: 5 })
  const { order } = await shops.marketplace.orders.placeOrder(sale(sku, 3))
  const { orderId = '' } = order ?? {}
  const some = { requestId: shops.unique('cancel'), orderId, lines: [{ lineId: '1', quantity: 1 }], reason: 'buyer' }
  await shops.marketplace.orders.cancelLines(some)
  await shops.marketplace.orders.cancelLines(some)
  expect(await shops.stock(sku, LONDON)).toMatchObject({ reserved: 2, available: 3 })
  const { order: partly } = await shops.marketplace.orders.getOrder({ orderId })
  expect(partly).toMatchObject({
    state: 'ORDER_STATE_OPEN',
    tenders: [{ refundDueMinor: '2000' }],
    lines: [{ cancelled: '1' }],
  })

  await shops.marketplace.orders.cancelOrder({ requestId: shops.unique('cancel'), orderId, reason: 'buyer' })
  await until(async () => (await shops.stock(sku, LONDON)).available === 5)
  const { order: cancelled } = await shops.marketplace.orders.getOrder({ orderId })
  expect(cancelled).toMatchObject({ state: 'ORDER_STATE_CANCELLED', tenders: [{ refundDueMinor: '6000' }] })
  await shops.notice('marketplace', 'order.cancelled', { orderId })
})

test('stock shown there follows what every channel does with it', async () => {
  const sku = await shops.stocked({ [LONDON]: 4 })
  let seen = '0'
  /** As a marketplace's connector does: it is told that something changed, and asks what there is now. */
  async function shown(): Promise<number> {
    const told = await shops.hears(
      'marketplace',
      'FEED_TOPIC_AVAILABILITY',
      ({ availabilityChanged }) => availabilityChanged?.sku === sku,
      seen,
    )
    seen = told.position
    const asked = { skus: [sku], locationIds: [LONDON], minPosition: told.position }
    const { availabilities } = await shops.marketplace.inventory.getAvailability(asked)
    return Number(availabilities[0]?.available)
  }
  expect(await shown()).toBe(4)
  const reserved = await shops.place('app', {
    lines: [lineOf('1', sku, 1, 2_000, PICKUP)],
    fulfilments: [pickupAt(LONDON)],
    tenders: [card(2_000)],
    totalMinor: 2_000,
  })
  expect(await shown()).toBe(3)
  await shops.place('london', {
    lines: [lineOf('1', sku, 2, 2_000, CARRIED)],
    fulfilments: [carriedOutOf(LONDON)],
    tenders: [cash(4_000)],
    totalMinor: 4_000,
  })
  expect(await shown()).toBe(1)
  await shops.marketplace.orders.placeOrder(sale(sku, 1))
  expect(await shown()).toBe(0)
  const refusal = await refusalOf(shops.marketplace.orders.placeOrder(sale(sku, 1)))
  expect(refusal).toMatchObject({ reason: 'INSUFFICIENT_STOCK', figures: { requested: '1', available: '0' } })
  await shops.app.orders.cancelOrder({ requestId: shops.unique('cancel'), orderId: reserved.orderId, reason: '' })
  expect(await shown()).toBe(1)
})

test('the log is proven afterwards, and read models equal a replay of it', () => shops.areProven())
