import { createClient, type PromiseClient } from '#platform/grpc/client.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { Facts } from './parts.ts'

export const STORES = [
  { locationId: 'store-london', name: 'London' },
  { locationId: 'store-leeds', name: 'Leeds' },
] as const

/** Prices with tax, in pence. */
export const ITEMS = [
  { sku: 'coffee-1kg', name: 'Coffee beans, 1 kg', nameInArabic: 'حبوب قهوة، ١ كغ', category: 'coffee', priceMinor: 1_850 },
  { sku: 'cup-blue', name: 'Cup, blue', nameInArabic: 'فنجان أزرق', category: 'cups', priceMinor: 900 },
  { sku: 'dates-500g', name: 'Dates, 500 g', nameInArabic: 'تمر، ٥٠٠ غ', category: 'sweets', priceMinor: 650 },
] as const

const ENOUGH = 10
const DELIVERED = 40

/** A small retailer: two stores whose tills have keys of their own, and items with stock in both. Doing it again changes nothing. */
export async function openRetailer({ addresses, keys }: Facts): Promise<void> {
  const options = { key: keys.operator, retries: 5 }
  const catalog = createClient<CatalogServiceClient>('nahr.inventory.v1.CatalogService', addresses.inventory, options)
  const inventory = createClient<InventoryServiceClient>('nahr.inventory.v1.InventoryService', addresses.inventory, options)
  try {
    for (const store of STORES)
      await catalog.putLocation({
        requestId: `local-stack/${store.locationId}`,
        location: { ...store, kind: 'LOCATION_KIND_STORE', countryCode: 'GB', timeZone: 'Europe/London' },
      })
    for (const { sku, name, nameInArabic, category } of ITEMS)
      await catalog.putItem({
        requestId: `local-stack/${sku}`,
        item: { sku, kind: 'ITEM_KIND_GOODS', names: { en: name, ar: nameInArabic }, category, taxClass: 'standard' },
      })
    await Promise.all(ITEMS.flatMap(({ sku }) => STORES.map(({ locationId }) => replenish(inventory, sku, locationId))))
  } finally {
    catalog.close()
    inventory.close()
  }
}

/** What earlier journeys took is delivered again when it runs low: each delivery is known by the position's revision before it. */
async function replenish(inventory: PromiseClient<InventoryServiceClient>, sku: string, locationId: string): Promise<void> {
  const { stock } = await inventory.getStock({ sku, locationId })
  if (Number(stock?.available) >= ENOUGH) return
  const reference = stock?.revision === '-1' ? 'opening stock' : 'delivery'
  await inventory.receiveStock({
    requestId: `local-stack/${sku}@${locationId}/${stock?.revision}`,
    ...{ sku, locationId, quantity: String(DELIVERED), reference },
  })
}
