import { createClient } from '#platform/grpc/client.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { Facts } from './parts.ts'

const STORES = [
  { locationId: 'store-london', name: 'London' },
  { locationId: 'store-leeds', name: 'Leeds' },
]

/** The stores whose tills have keys of their own. Doing it again changes nothing. */
export async function openStores({ addresses, keys }: Facts): Promise<void> {
  const catalog = createClient<CatalogServiceClient>('nahr.inventory.v1.CatalogService', addresses.inventory, {
    key: keys.operator,
  })
  try {
    for (const store of STORES)
      await catalog.putLocation({
        requestId: `local-stack/${store.locationId}`,
        location: { ...store, kind: 'LOCATION_KIND_STORE', countryCode: 'GB', timeZone: 'Europe/London' },
      })
  } finally {
    catalog.close()
  }
}
