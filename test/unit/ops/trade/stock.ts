import { inSeconds, type Shop, sell, step, tender } from './shop.ts'

const at = (sku: string, locationId = 'leeds') => ({ requestId: step(), sku, locationId })
const expected = (day: number) => ({ seconds: String(Date.parse('2030-03-01T08:00:00Z') / 1000 + day * 86_400), nanos: 0 })

/** A hold of a step that nobody ever decides about: it is given up by whoever sweeps. */
export async function leaveBehind(
  { stockroom }: Shop,
  reservationId: string,
  sku: string,
  told: {
    quantity?: number
    stream?: string
    step?: string
    againstSupply?: boolean
    partial?: boolean
    holdUntil?: object
  } = {},
): Promise<void> {
  const { quantity = 1, stream = `order-of-${reservationId}`, step: ofStep = 'placement/1', ...rest } = told
  const lines = [{ sku, locationId: 'leeds', quantity }]
  const owner = { stream, step: ofStep }
  await stockroom.reserveStock({ requestId: step(), reservationId, owner, decidedAt: inSeconds(0), lines, ...rest })
}

/** Promises of goods that are to come: filled oldest first, and short when they do not come. */
export async function tradeSupply(shop: Shop): Promise<void> {
  const sku = await shop.stocked('scarce', 1)
  const announce = (supplyId: string, quantity: number, day: number) =>
    shop.inventory.announceSupply({ ...at(sku), supply: { supplyId, quantity, expectedAt: expected(day) } })
  await announce('po-1', 5, 0)
  await announce('po-2', 2, 9)
  await leaveBehind(shop, 'first', sku, { quantity: 3, againstSupply: true })
  await leaveBehind(shop, 'second', sku, { quantity: 2, againstSupply: true })
  await announce('po-1', 6, 2)
  await shop.inventory.receiveStock({ ...at(sku), quantity: 3, supplyId: 'po-1', reference: 'note' })
  await leaveBehind(shop, 'third', sku, { quantity: 3, againstSupply: true })
  await shop.inventory.withdrawSupply({ ...at(sku), supplyId: 'po-1', reason: 'bankrupt' })
  await shop.inventory.adjustStock({ ...at(sku), difference: 1, reason: 'found one' })
  await leaveBehind(shop, 'some', sku, { quantity: 3, againstSupply: true, partial: true }).catch(() => undefined)
}

/** What is kept back, and not to be found, set aside, counted, and gone. */
export async function tradeThresholds(shop: Shop): Promise<void> {
  const sku = await shop.stocked('kept', 12)
  const names = { en: 'Kept', ar: 'محفوظ' }
  await shop.catalog.putItem({ requestId: step(), item: { sku, kind: 'ITEM_KIND_GOODS', names } })
  const named = { name: 'Depot', countryCode: 'GB', timeZone: 'Europe/London' }
  const location = { locationId: 'depot', kind: 'LOCATION_KIND_WAREHOUSE' as const, ...named }
  await shop.catalog.putLocation({ requestId: step(), location })
  await shop.inventory.putAvailabilityPolicy({
    requestId: step(),
    policy: { rules: [{ channelId: 'web-uk', keepBack: 1, showFrom: 1, locationIds: ['leeds'] }] },
  })
  await shop.inventory.setSafetyStock({ ...at(sku), quantity: 2 })
  await shop.inventory.suppressAvailability({ ...at(sku), quantity: 3, reason: 'where is it' })
  await leaveBehind(shop, 'beside', sku, { quantity: 7 })
  await shop.inventory.liftSuppression({ ...at(sku), quantity: 2, reason: 'there' })
  await leaveBehind(shop, 'lapsing', sku, { quantity: 2, holdUntil: inSeconds(1) })
  await shop.inventory.countStock({ ...at(sku), counted: 8, countedFrom: 12 })
}

/** Goods that travel, with promises and without; some come short, some stay. */
export async function tradeTransfers(shop: Shop): Promise<void> {
  const { transfers, orders } = shop
  const on = (transferId: string) => ({ requestId: step(), transferId })
  async function request(sku: string, quantity: number, ...carries: { reservationId: string; quantity: number }[]) {
    const way = { fromLocationId: 'leeds', toLocationId: 'depot' }
    const { transfer } = await transfers.requestTransfer({ requestId: step(), ...way, lines: [{ sku, quantity, carries }] })
    return transfer?.transferId ?? ''
  }
  const plain = await shop.stocked('plain', 6)
  const first = await request(plain, 4)
  await transfers.shipTransfer(on(first))
  await transfers.receiveTransfer(on(first))
  await transfers.cancelTransfer({ ...on(await request(plain, 2)), reason: 'no van' })
  const paid = { tenders: [tender('t-1', 1500)] }
  const [before, after] = [await sell(shop, paid), await sell(shop, paid)]
  for (const { sku, orderId } of [before, after]) {
    const placed = (await shop.eventsOf(`order-${orderId}`)).find(({ type }) => type === 'OrderPlaced')
    const { reservationId } = Object(placed?.data).holds[0]
    const transferId = await request(sku, 8, { reservationId, quantity: 3 })
    await transfers.shipTransfer(on(transferId))
    const cancel = () => orders.web.cancelOrder({ requestId: step(), orderId, reason: 'on its way' })
    if (orderId === before.orderId) await cancel()
    await transfers.receiveTransfer({ ...on(transferId), lines: [{ sku, quantity: orderId === before.orderId ? 8 : 2 }] })
    if (orderId !== before.orderId) await cancel()
  }
}

/** What was left behind is given up, and everything that waits has ended. */
export async function sweep(shop: Shop): Promise<void> {
  const isHeld = async (sku: string) => {
    const { stock } = await shop.inventory.getStock({ sku, locationId: 'leeds' })
    return Number(stock?.reserved) + Number(stock?.backordered) > 0
  }
  for (const sku of ['kept', 'scarce', 'moving'])
    while (await isHeld(sku)) {
      await shop.stockroom.sweepStock({})
      await shop.orders.service.sweepPlacements({ olderThanSeconds: 1 }, { deadlineMs: 30_000 })
    }
}
