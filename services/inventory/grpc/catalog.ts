import { itemStream, locationStream } from '#kernel/ids.ts'
import { requireRole } from '#platform/callers.ts'
import type { Methods } from '#platform/grpc/host.ts'
import type { CatalogServiceHandlers } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { ItemHandler, LocationHandler } from '../aggregates.ts'
import { untilOneFails } from '../at-once.ts'
import { type Catalogue, notFound } from '../catalogue.ts'
import type { Queries } from '../queries.ts'
import { getItem, getLocation, list, lookUp, putItem, putLocation, wireItem, wireLocation } from './catalog-fields.ts'
import { requestOf } from './request.ts'

type Deps = { items: ItemHandler; locations: LocationHandler; catalogue: Catalogue; queries: Queries }

export const catalogMethods = ({ items, locations, catalogue, queries }: Deps): Methods<CatalogServiceHandlers> => ({
  async PutItem(body, context) {
    requireRole(context.caller, 'operator', 'service')
    const { requestId, item: asked } = putItem.parse(body)
    const { sku, ...item } = asked
    const request = requestOf(requestId, context)
    const { state, position } = await items.handle(itemStream(sku), { type: 'PutItem', item }, request)
    return { item: wireItem(sku, state ?? item), logPosition: String(position) }
  },
  async GetItem(body) {
    const { sku } = getItem.parse(body)
    const { state } = await items.load(itemStream(sku))
    return { item: wireItem(sku, state ?? notFound('UNKNOWN_SKU', { sku })) }
  },
  async ListItems(body, { signal }) {
    const { items: found, nextPageToken } = await queries.items(list.parse(body), signal)
    return { items: found.map(({ sku, ...item }) => wireItem(sku, item)), nextPageToken }
  },
  async PutLocation(body, context) {
    requireRole(context.caller, 'operator', 'service')
    const { requestId, location: asked } = putLocation.parse(body)
    const { locationId, ...location } = asked
    const request = requestOf(requestId, context)
    const { state, position } = await locations.handle(locationStream(locationId), { type: 'PutLocation', location }, request)
    return { location: wireLocation(locationId, state ?? location), logPosition: String(position) }
  },
  async GetLocation(body) {
    const { locationId } = getLocation.parse(body)
    const { state } = await locations.load(locationStream(locationId))
    return { location: wireLocation(locationId, state ?? notFound('UNKNOWN_LOCATION', { location_id: locationId })) }
  },
  async ListLocations(body, { signal }) {
    const { locations: found, nextPageToken } = await queries.locations(list.parse(body), signal)
    return { locations: found.map(({ locationId, ...location }) => wireLocation(locationId, location)), nextPageToken }
  },
  async LookUp(body) {
    const { skus, locationIds } = lookUp.parse(body)
    return {
      items: await untilOneFails(skus, async sku => wireItem(sku, await catalogue.item(sku))),
      locations: await untilOneFails(locationIds, async id => wireLocation(id, await catalogue.location(id))),
    }
  },
})
