import { capture, group, inSeconds, pick, type Shop, sell, some, step, tender } from './shop.ts'

const day = (number: number) => ({ seconds: String(Date.parse('2030-05-01T08:00:00Z') / 1000 + number * 86_400), nanos: 0 })
let orders = 0

/** A SKU of its own of which one is in Leeds and five are announced, and three of it ordered, two of them of what is to come. */
async function preOrder(shop: Shop, known?: string, quantity = 3) {
  const sku = known ?? (await shop.stocked(`coming-${++orders}`, 1))
  if (known === undefined) await announce(shop, sku, 5, 0)
  const { order } = await shop.orders.web.placeOrder({
    ...{ requestId: step(), channelOrderId: `pre-order-${++orders}`, currencyCode: 'GBP', pricesIncludeTax: true },
    lines: [{ lineId: 'l-1', sku, quantity, unitPriceMinor: 500, fulfilmentId: 'f-1' }],
    fulfilments: [{ ...group('f-1'), againstSupply: {} }],
    tenders: [tender('t-1', quantity * 500)],
    totalMinor: quantity * 500,
  })
  if (!order) throw new Error('nothing was placed')
  const { orderId } = order
  const act = (fulfilmentId = 'f-1') => ({ requestId: step(), orderId, fulfilmentId })
  return { sku, order, orderId, act }
}
type PreOrder = Awaited<ReturnType<typeof preOrder>>

const announce = ({ inventory }: Shop, sku: string, quantity: number, on: number) =>
  inventory.announceSupply({
    requestId: step(),
    sku,
    locationId: 'leeds',
    supply: { supplyId: `po-${sku}`, quantity, expectedAt: day(on) },
  })
const receive = ({ inventory }: Shop, sku: string, quantity: number) =>
  inventory.receiveStock({ requestId: step(), sku, locationId: 'leeds', quantity, supplyId: `po-${sku}`, reference: 'note' })
/** Of what is still announced nobody knows any more. */
const withdraw = ({ inventory }: Shop, sku: string) =>
  inventory.withdrawSupply({ requestId: step(), sku, locationId: 'leeds', supplyId: `po-${sku}`, reason: 'bankrupt' })
/** Orders follow stock by themselves; asked, they know it by the answer. */
const look = ({ pickups }: Shop, { act }: PreOrder) => pickups.service.lookForGoods(act())

/** Goods that are ordered before they are there: they come in parts, later, or never, and who awaits them may not wait. */
export async function tradePreOrders(shop: Shop): Promise<void> {
  const { web, operator } = shop.orders
  const first = await preOrder(shop)
  const second = await preOrder(shop, first.sku, 2)
  await announce(shop, first.sku, 6, 9)
  for (const each of [first, second]) await look(shop, each)
  await receive(shop, first.sku, 1)
  await look(shop, first)
  const { order } = await operator.holdOrder({ requestId: step(), orderId: second.orderId, reason: 'looks like fraud' })
  await receive(shop, first.sku, 3)
  await withdraw(shop, first.sku)
  for (const each of [first, second]) await look(shop, each)
  await operator.releaseHold({ requestId: step(), orderId: second.orderId, holdId: order?.holds[0]?.holdId ?? '' })
  await pick(shop, first)
  await shop.pickups.till.markReady(first.act())
  await shop.pickups.manager.handOver({ ...first.act(), overrideReason: 'known' })
  await capture(shop, first)
  const less = await preOrder(shop)
  await web.cancelLines({ requestId: step(), orderId: less.orderId, lines: some(1), reason: 'too many' })
  await web.cancelLines({ requestId: step(), orderId: less.orderId, lines: some(1), reason: 'still too many' })
  await withdraw(shop, less.sku)
  const never = await preOrder(shop)
  await withdraw(shop, never.sku)
  await look(shop, never)
  await shop.pickups.till.rejectFulfilment({ ...never.act(), reason: 'it will not come' })
  await web.cancelOrder({ requestId: step(), orderId: never.orderId, reason: 'never mind' })
  const moved = await preOrder(shop)
  await shop.receive(moved.sku, 2, 'depot')
  const away = { toLocationId: 'depot', toMethod: 'FULFILMENT_METHOD_DELIVERY' } as const
  await shop.pickups.web.moveFulfilment({ ...moved.act(), ...away, lines: some(2) })
  await withdraw(shop, moved.sku)
  await amended(shop)
}

async function amended(shop: Shop): Promise<void> {
  const sale = await sell(shop)
  const sku = await shop.stocked(`added-${sale.sku}`, 1)
  await announce(shop, sku, 2, 3)
  await shop.orders.web.amendOrder({
    ...{ requestId: step(), orderId: sale.orderId, differenceMinor: 1400 },
    add: [{ lineId: 'l-2', sku, quantity: 2, unitPriceMinor: 700, fulfilmentId: 'f-2' }],
    fulfilments: [{ ...group('f-2'), againstSupply: { by: inSeconds(10 * 366 * 86_400) } }],
    tenders: [tender('t-2', 1400)],
  })
  await receive(shop, sku, 1)
  await withdraw(shop, sku)
  await shop.pickups.service.lookForGoods(sale.act('f-2'))
}
