import { type Caller, requireRole, requireStore } from '#platform/callers.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { Methods } from '#platform/grpc/host.ts'
import type { InventoryServiceHandlers } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { Shortage } from '../listing-shortages.ts'
import type { Queries } from '../queries.ts'
import { listShortages } from './stock-fields.ts'

export const shortageMethods = ({ queries }: { queries: Queries }): Pick<Methods<InventoryServiceHandlers>, 'ListShortages'> => ({
  async ListShortages(body, { caller, signal }) {
    requireRole(caller, 'associate', 'manager', 'operator', 'service')
    const { locationId, ...asked } = listShortages.parse(body)
    const page = await queries.shortages({ ...asked, locationIds: locationsOf(caller, locationId) }, signal)
    return { shortages: page.shortages.map(wireShortage), nextPageToken: page.nextPageToken }
  },
})

/** Who acts for some stores is told of those; null: of all. */
function locationsOf(caller: Caller, locationId: string | null): readonly string[] | null {
  if (locationId !== null) {
    requireStore(caller, locationId)
    return [locationId]
  }
  return caller.roles.some(role => role === 'operator' || role === 'service') ? null : caller.stores
}

const wireShortage = ({ sku, locationId, goods, supply }: Shortage) => ({
  ...{ sku, locationId },
  goods: wireShort(goods),
  supply: wireShort(supply),
})

const wireShort = (short: Shortage['goods']) =>
  short && {
    quantity: String(short.quantity),
    since: toTimestamp(short.since),
    hits: short.hits.map(({ reservationId, quantity, owner }) => ({ reservationId, quantity: String(quantity), owner })),
  }
