import { decodePageToken, encodePageToken } from '#platform/fields.ts'
import type { Projections } from '#platform/projections.ts'
import type { Position } from './catalogue.ts'
import type { Hit } from './domain/stock/types.ts'
import { hitsOf, shortages } from './read-models/shortages.ts'

type Short = { quantity: number; since: string; hits: Hit[] }
export type Shortage = Position & { goods: Short | null; supply: Short | null }
type Asked = { sku: string | null; locationIds: readonly string[] | null; pageSize: number; pageToken: string }

/** How many promises one page names, unless a single position has more: a page fits a message. */
const mostHits = 5_000

/** By SKU and location; of all locations where there are none to choose from. */
export async function listShortages(
  { sku, locationIds, pageSize, pageToken }: Asked,
  projections: Projections,
): Promise<{ shortages: Shortage[]; nextPageToken: string }> {
  const list = ['shortages', sku, ...(locationIds ?? [])]
  const [afterSku = '', afterLocation = ''] = decodePageToken(list, pageToken) ?? []
  const rows = await projections
    .rows(shortages)
    .selectAll()
    .$if(sku !== null, query => query.where('sku', '=', sku ?? ''))
    .$if(locationIds !== null, query => query.where('location_id', 'in', locationIds ?? []))
    .where(({ eb, refTuple, tuple }) => eb(refTuple('sku', 'location_id'), '>', tuple(String(afterSku), String(afterLocation))))
    .orderBy('sku')
    .orderBy('location_id')
    .limit(pageSize + 1)
    .execute()
  const page: Shortage[] = []
  let named = 0
  for (const row of rows.slice(0, pageSize)) {
    const shortage = {
      ...{ sku: row.sku, locationId: row.location_id },
      goods: shortOf(row.short, row.since, row.hits),
      supply: shortOf(row.supply_short, row.supply_since, row.supply_hits),
    }
    named += (shortage.goods?.hits.length ?? 0) + (shortage.supply?.hits.length ?? 0)
    if (page.length > 0 && named > mostHits) break
    page.push(shortage)
  }
  const last = page.at(-1)
  const isMore = last !== undefined && rows.length > page.length
  return { shortages: page, nextPageToken: isMore ? encodePageToken(list, [last.sku, last.locationId]) : '' }
}

const shortOf = (quantity: number, since: string | null, hits: string): Short | null =>
  since === null ? null : { quantity, since, hits: hitsOf(hits) }
