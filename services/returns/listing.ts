import { z } from 'zod'
import {
  decodePageToken,
  encodePageToken,
  minPosition,
  optional,
  pageSize,
  text,
  toTimestamp,
  wireEnum,
} from '#platform/fields.ts'
import type { Projections } from '#platform/projections.ts'
import type { ReturnSummary } from '#protos/nahr/returns/v1/ReturnSummary.ts'
import { refundMessage } from './answer.ts'
import type { RefundStanding } from './domain/return.ts'
import { refundStates, shownStates } from './domain/standing.ts'
import { returnLocations } from './read-models/return-locations.ts'
import { returnRefunds } from './read-models/return-refunds.ts'
import { foldedOf, type ReturnRow, returnSummaries } from './read-models/returns.ts'
import { optionalWord } from './request.ts'

const filters = {
  orderId: optional(text(1, 64)),
  customerId: optional(text(1, 128)),
  locationId: optional(text(1, 64)),
  state: optionalWord('RETURN_STATE', shownStates),
  unfinished: z.boolean(),
  refundState: optionalWord('REFUND_STATE', refundStates),
}
const schema = z.object({ ...filters, pageSize, pageToken: z.string(), minPosition })
type Listing = z.infer<typeof schema>
type Wanted = Omit<Listing, 'pageSize' | 'pageToken' | 'minPosition'> & { channelId: string | null }

export const readListing = (request: unknown): Listing => schema.parse(request)

/** Returns by business time, newest first; of one channel where one is told: of its orders, and those asked for there. */
export async function listReturns(listing: Listing, channelId: string | null, projections: Projections, signal: AbortSignal) {
  const { pageSize: size, pageToken, minPosition: least, ...filters } = listing
  const wanted = { ...filters, channelId }
  if (least !== null) await projections.reached(least, signal)
  const rows = await query(projections, wanted, decodePageToken(['returns', wanted], pageToken), size + 1)
  const last = rows.length > size ? rows[size - 1] : undefined
  return {
    returns: await withPlaces(projections, rows.slice(0, size), wanted),
    nextPageToken: last ? encodePageToken(['returns', wanted], [last.occurred_at, last.return_id]) : '',
  }
}

async function query(
  projections: Projections,
  wanted: Wanted,
  after: (string | number)[] | null,
  limit: number,
): Promise<ReturnRow[]> {
  const { channelId, orderId, customerId, locationId, state, unfinished, refundState } = wanted
  let rows = projections.rows(returnSummaries)
  if (locationId !== null) {
    const there = projections.rows(returnLocations).where('location_id', '=', locationId)
    rows = rows.where('return_id', 'in', there.select('return_id'))
  }
  if (orderId !== null) rows = rows.where('order_id', '=', orderId)
  if (customerId !== null) rows = rows.where('customer_id', '=', customerId)
  if (state !== null) rows = rows.where('state', '=', state)
  if (unfinished) rows = rows.where('unfinished', '=', 1)
  if (refundState !== null) {
    const so = projections.rows(returnRefunds).where('state', '=', refundState)
    rows = rows.where('return_id', 'in', so.select('return_id'))
  }
  const [time, returnId] = after ?? []
  if (time !== undefined && returnId !== undefined) {
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('occurred_at', 'return_id'), '<', tuple(String(time), String(returnId))),
    )
  }
  const newest = (some: typeof rows) =>
    some.orderBy('occurred_at', 'desc').orderBy('return_id', 'desc').limit(limit).selectAll().execute()
  if (channelId === null) return newest(rows)
  if (orderId !== null || customerId !== null)
    return newest(rows.where(({ eb, or }) => or([eb('channel_id', '=', channelId), eb('order_channel_id', '=', channelId)])))
  // Asked for as one, all that a channel ever had would be sorted for each page.
  const [asked, sold] = await Promise.all([
    newest(rows.where('channel_id', '=', channelId)),
    newest(rows.where('order_channel_id', '=', channelId)),
  ])
  const both = new Map([...asked, ...sold].map(row => [row.return_id, row]))
  return [...both.values()].sort(newestFirst).slice(0, limit)
}

const newestFirst = (a: ReturnRow, b: ReturnRow): number =>
  a.occurred_at === b.occurred_at ? (a.return_id < b.return_id ? 1 : -1) : a.occurred_at < b.occurred_at ? 1 : -1

async function withPlaces(projections: Projections, rows: ReturnRow[], { refundState }: Wanted): Promise<ReturnSummary[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.return_id)
  const places = await projections.rows(returnLocations).where('return_id', 'in', ids).selectAll().execute()
  const byReturn = Map.groupBy(places, place => place.return_id)
  return rows.map(row => ({
    returnId: row.return_id,
    state: wireEnum('RETURN_STATE', shownStates.find(state => state === row.state) ?? 'requested'),
    orderId: row.order_id ?? '',
    customerId: row.customer_id ?? '',
    channelId: row.channel_id,
    units: String(row.units),
    currencyCode: row.currency,
    grantedMinor: String(row.granted_minor),
    occurredAt: toTimestamp(row.occurred_at),
    locationIds: (byReturn.get(row.return_id) ?? []).map(place => place.location_id).sort(),
    refunds: refundState === null ? [] : refundsOf(row, refundState),
  }))
}

const refundsOf = (row: ReturnRow, state: RefundStanding['state']) =>
  foldedOf(row)
    .refunds.filter(({ standing }) => standing.state === state)
    .map(refundMessage)
