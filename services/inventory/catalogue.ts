import { itemStream, locationStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { Handler } from '#platform/handle.ts'
import type { ItemHandler, LocationHandler } from './aggregates.ts'
import type { Item } from './domain/items.ts'
import type { Location } from './domain/locations.ts'

export type Position = { sku: string; locationId: string }

/** What the streams of items and locations say, never a read model. Nothing in them ever disappears. */
export type Catalogue = {
  /** As last seen here; UNKNOWN_SKU only after a look at the stream itself. */
  item(sku: string): Promise<Item>
  /** As last seen here; UNKNOWN_LOCATION only after a look at the stream itself. */
  location(locationId: string): Promise<Location>
  /** Passes positions that can hold stock; else UNKNOWN_SKU, UNKNOWN_LOCATION or NOT_STOCKED for the first that can't. */
  requireStocked(positions: readonly Position[]): Promise<void>
}

export function createCatalogue(items: ItemHandler, locations: LocationHandler): Catalogue {
  const goods = new Set<string>()
  const places = new Set<string>()

  async function item(sku: string): Promise<Item> {
    const known = await remembered(items, itemStream(sku))
    return known ?? notFound('UNKNOWN_SKU', { sku })
  }
  async function location(locationId: string): Promise<Location> {
    const known = await remembered(locations, locationStream(locationId))
    return known ?? notFound('UNKNOWN_LOCATION', { location_id: locationId })
  }
  return {
    item,
    location,
    async requireStocked(positions) {
      for (const { sku, locationId } of positions) {
        if (!goods.has(sku)) {
          const { kind } = await item(sku)
          if (kind !== 'goods') throw new Rejection('refused', 'NOT_STOCKED', { sku, kind })
          goods.add(sku)
        }
        if (!places.has(locationId)) {
          await location(locationId)
          places.add(locationId)
        }
      }
    },
  }
}

async function remembered<State>(handler: Handler<never, unknown, State | null>, stream: string): Promise<State | null> {
  return (await handler.remembered(stream)).state ?? (await handler.load(stream)).state
}

export function notFound(reason: string, figures: Record<string, string>): never {
  throw new Rejection('not-found', reason, figures)
}
