import { join } from 'node:path'
import { connectEventStore, type RawEvent } from '#platform/event-store.ts'
import { createClient } from '#platform/grpc/client.ts'
import { createLog } from '#platform/logging.ts'
import { openSecrets } from '#platform/secrets.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PlacedLine } from '#protos/nahr/orders/v1/PlacedLine.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import { startTestStack, type TestStack } from '../../support/stack.ts'

/** A log of a few sales in which everything happens that can happen to stock and orders, made by the real services. */
export async function recordLog(): Promise<RawEvent[]> {
  const stack = await startTestStack()
  const secrets = openSecrets(join(stack.dataDir, 'services', 'secrets.sqlite'))
  try {
    await trade(stack, secrets.serviceKey())
    return await readLog(stack.eventstoreUrl)
  } finally {
    secrets.close()
    await stack.stop()
  }
}

export async function readLog(url: string): Promise<RawEvent[]> {
  const store = connectEventStore(url, createLog({ logLevel: 'error' }, process.stderr))
  const events: RawEvent[] = []
  for await (const event of store.readAll()) events.push(event)
  await store.dispose()
  return events
}

let requests = 0
const requestId = () => `request-${++requests}`
const goods = (lineId: string, sku: string, quantity: number, told: PlacedLine = {}): PlacedLine => ({
  lineId,
  sku,
  quantity,
  unitPriceMinor: 250,
  fulfilmentId: 'f',
  ...told,
})
const tender = (tenderId: string, amountMinor: number) => ({
  tenderId,
  kind: 'TENDER_KIND_CARD' as const,
  amountMinor,
  reference: `paid ${tenderId}`,
  currencyCode: 'GBP',
})

async function trade({ addresses, keys }: TestStack, serviceKey: string): Promise<void> {
  const orderClient = (key: string) => createClient<OrderServiceClient>('nahr.orders.v1.OrderService', addresses.orders, { key })
  const inventoryClient = (key: string) =>
    createClient<InventoryServiceClient>('nahr.inventory.v1.InventoryService', addresses.inventory, { key })
  const catalog = createClient<CatalogServiceClient>('nahr.inventory.v1.CatalogService', addresses.inventory, {
    key: keys.operator,
  })
  const [web, till, past] = [orderClient(keys.web), orderClient(keys['store-london']), orderClient(keys.import)]
  const [stock, service] = [inventoryClient(keys.operator), inventoryClient(serviceKey)]

  for (const sku of ['A', 'B', 'C'])
    await catalog.putItem({ requestId: requestId(), item: { sku, kind: 'ITEM_KIND_GOODS', names: { en: `Item ${sku}` } } })
  await catalog.putItem({ requestId: requestId(), item: { sku: 'POST', kind: 'ITEM_KIND_POSTAGE', names: { en: 'Postage' } } })
  await catalog.putItem({
    requestId: requestId(),
    item: { sku: 'A', kind: 'ITEM_KIND_GOODS', names: { en: 'Lamp', ar: 'مصباح' } },
  })
  const place = { countryCode: 'GB', timeZone: 'Europe/London' }
  for (const [locationId, kind] of [
    ['store-london', 'LOCATION_KIND_STORE'],
    ['warehouse', 'LOCATION_KIND_WAREHOUSE'],
  ] as const)
    await catalog.putLocation({ requestId: requestId(), location: { locationId, kind, name: locationId, ...place } })

  const at = (locationId: string) => ({ requestId: requestId(), locationId })
  const receive = (sku: string, locationId: string, quantity: number) =>
    stock.receiveStock({ ...at(locationId), sku, quantity, reference: 'delivery note' })
  for (const sku of ['A', 'B', 'C']) await receive(sku, 'warehouse', 12)
  await receive('A', 'store-london', 3)

  const delivery = { fulfilmentId: 'f', method: 'FULFILMENT_METHOD_DELIVERY' as const, locationId: 'warehouse' }
  const order = (channelOrderId: string, told: PlaceOrderRequest): PlaceOrderRequest => ({
    requestId: requestId(),
    channelOrderId,
    currencyCode: 'GBP',
    pricesIncludeTax: true,
    fulfilments: [delivery],
    ...told,
  })
  // Held, never cancelled, in two groups.
  await web.placeOrder(
    order('w-1', {
      lines: [
        goods('1', 'A', 2),
        goods('2', 'A', 1, { fulfilmentId: 'p' }),
        goods('3', 'B', 3),
        { lineId: '4', sku: 'POST', quantity: 1, unitPriceMinor: 395 },
      ],
      fulfilments: [delivery, { fulfilmentId: 'p', method: 'FULFILMENT_METHOD_PICKUP', locationId: 'store-london' }],
      tenders: [tender('1', 1895)],
      totalMinor: 1895,
    }),
  )
  // Cancelled, paid by three tenders, taxed on top, discounted.
  const { order: second } = await web.placeOrder(
    order('w-2', {
      pricesIncludeTax: false,
      lines: [
        goods('1', 'A', 3, { taxMinor: 101, discounts: [{ amountMinor: 50, reason: 'offer' }] }),
        goods('2', 'C', 7, { unitPriceMinor: 99, taxMinor: 13 }),
      ],
      tenders: [tender('1', 333), tender('2', 1), tender('3', 1173)],
      totalMinor: 1507,
    }),
  )
  await web.cancelOrder({ requestId: requestId(), orderId: second?.orderId ?? '', reason: 'changed their mind' })
  // Less on hand than is promised, and then again enough; one promise is hit after another.
  await web.placeOrder(order('w-3', { lines: [goods('1', 'B', 4)], tenders: [tender('1', 1000)], totalMinor: 1000 }))
  await stock.adjustStock({ ...at('warehouse'), sku: 'B', difference: -7, reason: 'water damage' })
  await stock.adjustStock({ ...at('warehouse'), sku: 'B', difference: 1, reason: 'found one' })
  await receive('B', 'warehouse', 20)
  await stock.countStock({ ...at('warehouse'), sku: 'C', counted: 11, countedFrom: 12 })
  // Carried out: more than there was.
  await till.placeOrder(
    order('t-1', {
      lines: [goods('1', 'A', 2), goods('2', 'A', 3), goods('3', 'C', 1)],
      fulfilments: [{ fulfilmentId: 'f', method: 'FULFILMENT_METHOD_CARRY_OUT', locationId: 'store-london' }],
      tenders: [tender('1', 1500)],
      totalMinor: 1500,
    }),
  )
  await receive('A', 'store-london', 2)
  await receive('A', 'store-london', 6)
  // History, told afterwards.
  const when = { seconds: Date.parse('2010-12-01T08:26:00Z') / 1000, nanos: 0 }
  await past.placeOrder(
    order('h-1', {
      customerId: 'c-1',
      lines: [goods('1', 'A', 1), goods('2', 'B', 2), goods('3', 'A', 1, { unitPriceMinor: 0 })],
      fulfilments: [{ ...delivery, leftAt: when }],
      tenders: [tender('1', 750)],
      totalMinor: 750,
      occurredAt: when,
    }),
  )
  // A placement that died before it decided, and is swept; then the same order once more.
  const owner = { stream: `order-${uuidV5(['order', 'web', 'w-4'])}`, step: 'placement/1' }
  const lines = [{ sku: 'A', locationId: 'warehouse', quantity: 1 }]
  const decidedAt = { seconds: Math.floor(Date.now() / 1000), nanos: 0 }
  const reservationId = 'left-behind'
  await service.reserveStock({ requestId: requestId(), reservationId, owner, decidedAt, lines })
  await service.releaseReservation({
    requestId: requestId(),
    reservationId: 'never-made',
    positions: lines,
    because: 'RELEASE_REASON_ABANDONED',
  })
  while ((await past.sweepPlacements({ requestId: requestId(), olderThanSeconds: 1 } as object)).released === 0) {}
  await web.placeOrder(order('w-4', { lines: [goods('1', 'A', 1)], tenders: [tender('1', 250)], totalMinor: 250 }))
  // Sourced: from wherever it is, which takes both.
  const { logPosition: minPosition } = await receive('C', 'store-london', 6)
  await stock.suggestSourcing({ lines: [{ sku: 'C', quantity: '1' }], minPosition })
  await web.placeOrder(
    order('w-5', {
      lines: [goods('1', 'C', 12)],
      fulfilments: [{ fulfilmentId: 'f', method: 'FULFILMENT_METHOD_DELIVERY' }],
      tenders: [tender('1', 3000)],
      totalMinor: 3000,
    }),
  )
  for (const client of [web, till, past, stock, service, catalog]) client.close()
}
