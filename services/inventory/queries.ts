import { decodePageToken, encodePageToken } from '#platform/fields.ts'
import type { Projections } from '#platform/projections.ts'
import { type Asked, type Shown, shownOf } from './availability.ts'
import type { Position } from './catalogue.ts'
import type { Item, ItemKind } from './domain/items.ts'
import type { Location } from './domain/locations.ts'
import type { Candidate } from './domain/sourcing/types.ts'
import type { Owner } from './domain/stock/types.ts'
import { listShortages, type Shortage } from './listing-shortages.ts'
import { type ItemRow, items } from './read-models/items.ts'
import { locationOf, locations } from './read-models/locations.ts'
import { reservations } from './read-models/reservations.ts'
import { figuresOf, stockPositions } from './read-models/stock-positions.ts'
import { transits } from './read-models/transits.ts'
import { candidatesOf } from './sourcing.ts'

type Page = { pageSize: number; pageToken: string }
type Fresh = { minPosition: bigint | null }
type ListedStock = Position & ReturnType<typeof figuresOf> & { revision: number }
type ListedReservation = Position & {
  reservationId: string
  quantity: number
  backordered: number
  owner: Owner
  reservedAt: string
}

type Held = Position & { quantity: number }

/** What read models answer; the signal ends the wait for a position. */
export type Queries = {
  items(page: Page & Fresh, signal: AbortSignal): Promise<{ items: (Item & { sku: string })[]; nextPageToken: string }>
  locations(
    page: Page & Fresh,
    signal: AbortSignal,
  ): Promise<{ locations: (Location & { locationId: string })[]; nextPageToken: string }>
  stock(
    page: Page & Fresh & { locationId: string | null; sku: string | null },
    signal: AbortSignal,
  ): Promise<{ positions: ListedStock[]; nextPageToken: string }>
  /** Oldest first. */
  reservations(
    page: Page &
      Fresh & {
        ownerPrefix: string
        ownerStream: string | null
        reservedBefore: string | null
        reservedAfter: string | null
      },
    signal: AbortSignal,
  ): Promise<{ reservations: ListedReservation[]; nextPageToken: string }>
  /** Positions that have promised more than they have, or than is announced to come; of all locations where null. */
  shortages(
    page: Page & Fresh & { sku: string | null; locationIds: readonly string[] | null },
    signal: AbortSignal,
  ): Promise<{ shortages: Shortage[]; nextPageToken: string }>
  /** On the way to this position. */
  inTransit(position: Position): Promise<number>
  availability(asked: Fresh & Asked, signal: AbortSignal): Promise<Shown[]>
  /** Locations that have something of these SKUs, as they stand now; and where the log last told of that. */
  candidates(
    asked: Fresh & Asked & { held: Held[]; now: string },
    signal: AbortSignal,
  ): Promise<{ candidates: Candidate[]; position: number }>
}

export function createQueries(projections: () => Projections): Queries {
  const reached = async ({ minPosition }: Fresh, signal: AbortSignal) => {
    if (minPosition !== null) await projections().reached(minPosition, signal)
  }
  return {
    async items(page, signal) {
      await reached(page, signal)
      const [after = ''] = decodePageToken('items', page.pageToken) ?? []
      const found = await projections()
        .rows(items)
        .selectAll()
        .where('sku', '>', String(after))
        .orderBy('sku')
        .limit(page.pageSize + 1)
        .execute()
      const { rows, nextPageToken } = cut(found, page, 'items', ({ sku }) => [sku])
      return { items: rows.map(itemOf), nextPageToken }
    },
    async locations(page, signal) {
      await reached(page, signal)
      const [after = ''] = decodePageToken('locations', page.pageToken) ?? []
      const found = await projections()
        .rows(locations)
        .selectAll()
        .where('location_id', '>', String(after))
        .orderBy('location_id')
        .limit(page.pageSize + 1)
        .execute()
      const { rows, nextPageToken } = cut(found, page, 'locations', ({ location_id }) => [location_id])
      return { locations: rows.map(locationOf), nextPageToken }
    },
    async stock(page, signal) {
      await reached(page, signal)
      const { locationId, sku: only } = page
      const list = ['stock', locationId, only]
      const [sku = '', location = ''] = decodePageToken(list, page.pageToken) ?? []
      const found = await projections()
        .rows(stockPositions)
        .selectAll()
        .$if(locationId !== null, query => query.where('location_id', '=', locationId ?? ''))
        .$if(only !== null, query => query.where('sku', '=', only ?? ''))
        .where(({ eb, refTuple, tuple }) => eb(refTuple('sku', 'location_id'), '>', tuple(String(sku), String(location))))
        .orderBy('sku')
        .orderBy('location_id')
        .limit(page.pageSize + 1)
        .execute()
      const { rows, nextPageToken } = cut(found, page, list, row => [row.sku, row.location_id])
      return {
        positions: rows.map(row => ({ ...positionOf(row), ...figuresOf(row), revision: row.revision })),
        nextPageToken,
      }
    },
    async reservations(page, signal) {
      await reached(page, signal)
      const prefix = page.ownerPrefix === '' ? 'order-' : page.ownerPrefix
      const { ownerStream } = page
      const list = [
        'reservations',
        prefix,
        page.reservedBefore,
        page.reservedAfter,
        ...(ownerStream === null ? [] : [ownerStream]),
      ]
      const [at = '', id = '', sku = '', location = ''] = decodePageToken(list, page.pageToken) ?? []
      const found = await projections()
        .rows(reservations)
        .selectAll()
        .$if(ownerStream === null, query => query.where('owner_stream', '>=', prefix))
        .$if(ownerStream === null, query => query.where('owner_stream', '<', `${prefix}\u{10ffff}`))
        .$if(ownerStream !== null, query => query.where('owner_stream', '=', ownerStream ?? ''))
        .$if(page.reservedAfter !== null, query => query.where('reserved_at', '>=', page.reservedAfter ?? ''))
        .$if(page.reservedBefore !== null, query => query.where('reserved_at', '<', page.reservedBefore ?? ''))
        .where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple('reserved_at', 'reservation_id', 'sku', 'location_id'),
            '>',
            tuple(String(at), String(id), String(sku), String(location)),
          ),
        )
        .orderBy('reserved_at')
        .orderBy('reservation_id')
        .orderBy('sku')
        .orderBy('location_id')
        .limit(page.pageSize + 1)
        .execute()
      const { rows, nextPageToken } = cut(found, page, list, row => [
        row.reserved_at,
        row.reservation_id,
        row.sku,
        row.location_id,
      ])
      return {
        reservations: rows.map(row => ({
          ...positionOf(row),
          reservationId: row.reservation_id,
          quantity: row.quantity,
          backordered: row.backordered,
          owner: { stream: row.owner_stream, step: row.owner_step },
          reservedAt: row.reserved_at,
        })),
        nextPageToken,
      }
    },
    async shortages(page, signal) {
      await reached(page, signal)
      return listShortages(page, projections())
    },
    async inTransit({ sku, locationId }) {
      const rows = await projections()
        .rows(transits)
        .select('quantity')
        .where('sku', '=', sku)
        .where('to_location_id', '=', locationId)
        .execute()
      return rows.reduce((sum, { quantity }) => sum + quantity, 0)
    },
    async availability({ minPosition, ...asked }, signal) {
      await reached({ minPosition }, signal)
      return shownOf(asked, projections())
    },
    async candidates({ minPosition, held, now, ...asked }, signal) {
      await reached({ minPosition }, signal)
      const shown = await shownOf(asked, projections())
      const position = shown.reduce((latest, each) => Math.max(latest, each.position), 0)
      return { candidates: await candidatesOf({ shown, held }, now, projections()), position }
    },
  }
}

/** One row more than the page holds was asked for: whether there is a next page. */
function cut<Row>(found: Row[], { pageSize }: Page, list: unknown, keyOf: (row: Row) => string[]) {
  const rows = found.slice(0, pageSize)
  const last = rows.at(-1)
  return { rows, nextPageToken: last && found.length > pageSize ? encodePageToken(list, keyOf(last)) : '' }
}

const positionOf = ({ sku, location_id }: { sku: string; location_id: string }): Position => ({ sku, locationId: location_id })

const itemOf = ({ sku, kind, names, barcodes, category, tax_class }: ItemRow): Item & { sku: string } => ({
  sku,
  kind: kind as ItemKind,
  names: JSON.parse(names) as Record<string, string>,
  barcodes: JSON.parse(barcodes) as string[],
  category,
  taxClass: tax_class,
})
