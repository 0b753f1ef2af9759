import type { CallOptions, PromiseClient } from '#platform/grpc/client.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { Line } from './domain/order.ts'

export type Catalog = {
  /** What each SKU is. Rejected with UNKNOWN_SKU or UNKNOWN_LOCATION where one of them is not known. */
  kindsOf(
    skus: readonly string[],
    locationIds: readonly string[],
    options: CallOptions,
  ): Promise<ReadonlyMap<string, Line['kind']>>
}

/** A kind never changes and a location never goes, so what was found once is not asked for again. */
export function createCatalog(client: () => PromiseClient<CatalogServiceClient>): Catalog {
  const kinds = new Map<string, Line['kind']>()
  const locations = new Set<string>()
  return {
    async kindsOf(skus, locationIds, options) {
      const unknown = {
        skus: [...new Set(skus)].filter(sku => !kinds.has(sku)),
        locationIds: [...new Set(locationIds)].filter(id => !locations.has(id)),
      }
      if (unknown.skus.length + unknown.locationIds.length > 0) {
        const found = await client().lookUp(unknown, options)
        for (const { sku, kind } of found.items) kinds.set(sku, kind === 'ITEM_KIND_GOODS' ? 'goods' : 'charge')
        for (const { locationId } of found.locations) locations.add(locationId)
      }
      return kinds
    },
  }
}
