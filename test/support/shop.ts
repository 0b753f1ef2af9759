import { randomUUID } from 'node:crypto'
import { type CallFailed, createClient, type PromiseClient } from '#platform/grpc/client.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import type { TestStack } from './stack.ts'

/** A running stack as the web shop and its operator see it. */
export type Shop = {
  orders: PromiseClient<OrderServiceClient>
  catalog: PromiseClient<CatalogServiceClient>
  inventory: PromiseClient<InventoryServiceClient>
  close(): void
}

export const warehouse = 'warehouse-1'

export function openShop({ addresses, keys }: Pick<TestStack, 'addresses' | 'keys'>): Shop {
  const orders = createClient<OrderServiceClient>('nahr.orders.v1.OrderService', addresses.orders, { key: keys.web })
  const catalog = createClient<CatalogServiceClient>('nahr.inventory.v1.CatalogService', addresses.inventory, {
    key: keys.operator,
  })
  const inventory = createClient<InventoryServiceClient>('nahr.inventory.v1.InventoryService', addresses.inventory, {
    key: keys.operator,
  })
  const close = () => [orders, catalog, inventory].forEach(client => void client.close())
  return { orders, catalog, inventory, close }
}

/** Items with this much stock of each in one warehouse. */
export async function stockUp(shop: Shop, skus: readonly string[], quantity: number): Promise<void> {
  const location = {
    locationId: warehouse,
    kind: 'LOCATION_KIND_WAREHOUSE',
    name: 'Warehouse',
    countryCode: 'GB',
    timeZone: 'Europe/London',
  } as const
  await shop.catalog.putLocation({ requestId: 'location', location })
  await Promise.all(
    skus.map(async sku => {
      const item = { sku, kind: 'ITEM_KIND_GOODS', names: { en: sku }, category: 'sundries', taxClass: 'standard' } as const
      await shop.catalog.putItem({ requestId: `item-${sku}`, item })
      await shop.inventory.receiveStock({
        requestId: `stock-${sku}`,
        sku,
        locationId: warehouse,
        quantity: String(quantity),
        reference: 'opening stock',
      })
    }),
  )
}

/** A web order for delivery of one unit of each SKU. */
export function deliveryOrder(channelOrderId: string, skus: readonly string[]): PlaceOrderRequest {
  const totalMinor = String(skus.length * 1250)
  return {
    requestId: channelOrderId,
    channelOrderId,
    currencyCode: 'GBP',
    pricesIncludeTax: true,
    lines: skus.map((sku, index) => ({
      lineId: String(index + 1),
      sku,
      quantity: '1',
      unitPriceMinor: '1250',
      fulfilmentId: 'parcel',
    })),
    fulfilments: [{ fulfilmentId: 'parcel', method: 'FULFILMENT_METHOD_DELIVERY', locationId: warehouse }],
    tenders: [
      { tenderId: 'card', kind: 'TENDER_KIND_CARD', amountMinor: totalMinor, reference: channelOrderId, currencyCode: 'GBP' },
    ],
    totalMinor,
  }
}

/** Places an order; false when it is refused for want of stock, which is an answer. */
export async function tryOrder(shop: Shop, skus: readonly string[], channelOrderId: string = randomUUID()): Promise<boolean> {
  try {
    await shop.orders.placeOrder(deliveryOrder(channelOrderId, skus), { deadlineMs: 30_000 })
    return true
  } catch (error) {
    if ((error as CallFailed).reason === 'INSUFFICIENT_STOCK') return false
    throw error
  }
}
