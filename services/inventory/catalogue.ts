import { itemStream, locationStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { Handler } from '#platform/handle.ts'
import type { ItemHandler, LocationHandler } from './aggregates.ts'
import { untilOneFails } from './at-once.ts'
import type { Item } from './domain/items.ts'
import type { Location } from './domain/locations.ts'

export type Position = { sku: string; locationId: string }

/** What the streams of items and locations say, never a read model. Nothing in them ever disappears. */
export type Catalogue = {
  /** As last seen here; UNKNOWN_SKU only after a look at the stream itself. */
  item(sku: string): Promise<Item>
  /** As last seen here; UNKNOWN_LOCATION only after a look at the stream itself. */
  location(locationId: string): Promise<Location>
  /** Passes SKUs that can have stock; else UNKNOWN_SKU or NOT_STOCKED for the first that can't. */
  requireGoods(skus: readonly string[]): Promise<void>
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
  async function requireGood(sku: string): Promise<void> {
    const { kind } = await item(sku)
    if (kind !== 'goods') throw new Rejection('refused', 'NOT_STOCKED', { sku, kind })
    goods.add(sku)
  }
  async function requirePlace(locationId: string): Promise<void> {
    await location(locationId)
    places.add(locationId)
  }
  return {
    item,
    location,
    async requireGoods(skus) {
      await untilOneFails(
        skus.filter(sku => !goods.has(sku)),
        requireGood,
      )
    },
    async requireStocked(positions) {
      await untilOneFails(unknown(goods, positions, 'sku'), requireGood)
      await untilOneFails(unknown(places, positions, 'locationId'), requirePlace)
    },
  }
}

const unknown = (known: Set<string>, positions: readonly Position[], name: keyof Position): string[] => [
  ...new Set(positions.map(position => position[name]).filter(id => !known.has(id))),
]

async function remembered<State>(handler: Handler<never, unknown, State | null>, stream: string): Promise<State | null> {
  return (await handler.remembered(stream)).state ?? (await handler.load(stream)).state
}

export function notFound(reason: string, figures: Record<string, string>): never {
  throw new Rejection('not-found', reason, figures)
}
