import { connectEventStore } from '#platform/event-store.ts'
import { createClient, type PromiseClient } from '#platform/grpc/client.ts'
import { createLog } from '#platform/logging.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { ListOrdersRequest } from '#protos/nahr/orders/v1/ListOrdersRequest.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { Facts } from './parts.ts'

export type BestSeller = { sku: string; name: string; location: string; sold: number; onHand: string; available: string }
export type Sales = { orders: number; lines: number; units: number; pence: number; best: BestSeller[]; example: string }

type Clients = {
  orders: PromiseClient<OrderServiceClient>
  inventory: PromiseClient<InventoryServiceClient>
  catalog: PromiseClient<CatalogServiceClient>
}

const AT_ONCE = 16
const BEST = 5
const SECONDS_A_DAY = 86_400

/** What was sold from one day to another, both included, as any caller of the API can find out. */
export async function salesOf({ addresses, keys, eventstoreUrl }: Facts, from: string, to: string): Promise<Sales> {
  const options = { key: keys.operator, defaultDeadlineMs: 60_000 }
  const clients: Clients = {
    orders: createClient<OrderServiceClient>('nahr.orders.v1.OrderService', addresses.orders, options),
    inventory: createClient<InventoryServiceClient>('nahr.inventory.v1.InventoryService', addresses.inventory, options),
    catalog: createClient<CatalogServiceClient>('nahr.inventory.v1.CatalogService', addresses.inventory, options),
  }
  try {
    const days = { from: { seconds: Date.parse(from) / 1000 }, until: { seconds: Date.parse(to) / 1000 + SECONDS_A_DAY } }
    const orders = await ordersOf(clients, { ...days, minPosition: await endOfLog(eventstoreUrl) })
    const lines = orders.flatMap(order => order.lines)
    return {
      orders: orders.length,
      lines: lines.length,
      units: lines.reduce((sum, line) => sum + Number(line.quantity), 0),
      pence: orders.reduce((sum, order) => sum + Number(order.totalMinor), 0),
      best: await Promise.all(bestOf(orders).map(each => described(clients, each))),
      example: orders[0]?.orderId ?? '',
    }
  } finally {
    for (const client of Object.values(clients)) client.close()
  }
}

/** Lists follow the log a moment behind; asked for its end, they answer once they are there. */
async function endOfLog(url: string): Promise<string> {
  const store = connectEventStore(url, createLog({ logLevel: 'error' }, process.stderr))
  try {
    for await (const { position } of store.readAll({ from: 'end', direction: 'backwards', max: 1 })) return String(position)
    return '0'
  } finally {
    await store.dispose()
  }
}

async function ordersOf({ orders }: Clients, request: ListOrdersRequest): Promise<Order[]> {
  const found: Order[] = []
  let pageToken = ''
  do {
    const page = await orders.listOrders({ ...request, pageSize: 1000, pageToken })
    for (let at = 0; at < page.orders.length; at += AT_ONCE) {
      const some = page.orders.slice(at, at + AT_ONCE).map(({ orderId }) => orders.getOrder({ orderId }))
      found.push(...(await Promise.all(some)).flatMap(({ order }) => order ?? []))
    }
    pageToken = page.nextPageToken
  } while (pageToken !== '')
  return found
}

type Sold = { sku: string; location: string; sold: number }

function bestOf(orders: readonly Order[]): Sold[] {
  const bySku = new Map<string, Sold>()
  for (const { lines, fulfilments } of orders)
    for (const { sku, kind, quantity, fulfilmentId } of lines) {
      if (kind !== 'LINE_KIND_GOODS') continue
      const location = fulfilments.find(each => each.fulfilmentId === fulfilmentId)?.locationId ?? ''
      const { sold } = bySku.get(sku) ?? { sold: 0 }
      bySku.set(sku, { sku, location, sold: sold + Number(quantity) })
    }
  return [...bySku.values()].sort((a, b) => b.sold - a.sold || (a.sku < b.sku ? -1 : 1)).slice(0, BEST)
}

async function described({ inventory, catalog }: Clients, { sku, location, sold }: Sold): Promise<BestSeller> {
  const [{ item }, { stock }] = await Promise.all([catalog.getItem({ sku }), inventory.getStock({ sku, locationId: location })])
  return { sku, name: item?.names.en ?? '', location, sold, onHand: stock?.onHand ?? '?', available: stock?.available ?? '?' }
}
