import { z } from 'zod'
import {
  decodePageToken,
  encodePageToken,
  enumWord,
  minPosition,
  optional,
  optionalTimestamp,
  pageSize,
  text,
  toTimestamp,
} from '#platform/fields.ts'
import type { Projections } from '#platform/projections.ts'
import type { OrderSummary } from '#protos/nahr/orders/v1/OrderSummary.ts'
import { enumOf } from './answer.ts'
import { type OrderRow, orderLocations, orderSummaries } from './read-models/orders.ts'

const states = ['open', 'fulfilled', 'cancelled'] as const
const filters = {
  customerId: optional(text(1, 128)),
  channelId: optional(text(1, 128)),
  channelOrderId: optional(text(1, 128)),
  locationId: optional(text(1, 64)),
  state: z.union([z.literal('ORDER_STATE_UNSPECIFIED').transform(() => null), enumWord('ORDER_STATE', states)]),
  from: optionalTimestamp,
  until: optionalTimestamp,
}
const schema = z.object({ ...filters, pageSize, pageToken: z.string(), minPosition })
type Listing = z.infer<typeof schema>

export const readListing = (request: unknown): Listing => schema.parse(request)

/** Orders by business time, newest first. */
export async function listOrders(listing: Listing, projections: Projections, signal: AbortSignal) {
  if (listing.minPosition !== null) await projections.reached(listing.minPosition, signal)
  const { pageSize: size, pageToken, minPosition: _, ...wanted } = listing
  const rows = await query(projections, wanted, decodePageToken(['orders', wanted], pageToken), size + 1)
  const last = rows.length > size ? rows[size - 1] : undefined
  return {
    orders: rows.slice(0, size).map(summaryMessage),
    nextPageToken: last ? encodePageToken(['orders', wanted], [last.occurred_at, last.order_id]) : '',
  }
}

type Wanted = Omit<Listing, 'pageSize' | 'pageToken' | 'minPosition'>

function query(projections: Projections, wanted: Wanted, after: (string | number)[] | null, limit: number): Promise<OrderRow[]> {
  const { customerId, channelId, channelOrderId, locationId, state, from, until } = wanted
  let rows = projections.rows(orderSummaries)
  if (locationId !== null) {
    const there = projections.rows(orderLocations).where('location_id', '=', locationId)
    rows = rows.where('order_id', 'in', there.select('order_id'))
  }
  if (customerId !== null) rows = rows.where('customer_id', '=', customerId)
  if (channelId !== null) rows = rows.where('channel_id', '=', channelId)
  if (channelOrderId !== null) rows = rows.where('channel_order_id', '=', channelOrderId)
  if (state !== null) rows = rows.where('state', '=', state)
  if (from !== null) rows = rows.where('occurred_at', '>=', from)
  if (until !== null) rows = rows.where('occurred_at', '<', until)
  const [time, orderId] = after ?? []
  if (time !== undefined && orderId !== undefined) {
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('occurred_at', 'order_id'), '<', tuple(String(time), String(orderId))),
    )
  }
  return rows.orderBy('occurred_at', 'desc').orderBy('order_id', 'desc').limit(limit).selectAll().execute()
}

const summaryMessage = (row: OrderRow): OrderSummary => ({
  orderId: row.order_id,
  state: enumOf('ORDER_STATE', states.find(state => state === row.state) ?? 'open'),
  channelId: row.channel_id,
  channelOrderId: row.channel_order_id,
  customerId: row.customer_id ?? '',
  currencyCode: row.currency,
  totalMinor: String(row.total_minor),
  units: String(row.units),
  locationIds: z.array(z.string()).parse(JSON.parse(row.location_ids)),
  occurredAt: toTimestamp(row.occurred_at),
})
