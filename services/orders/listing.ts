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
import { enumOf, fulfilmentState } from './answer.ts'
import { livingStates } from './domain/standing.ts'
import { groupsOf, type OrderLocationRow, orderLocations } from './read-models/order-locations.ts'
import { type OrderRow, orderSummaries } from './read-models/orders.ts'
import { invalidField } from './request.ts'

const states = ['open', 'payment_pending', 'fulfilled', 'cancelled'] as const
const groupStates = [
  ...(['open', 'in_progress', 'ready', 'handed_over', 'shipped'] as const),
  ...(['rejected', 'expired', 'cancelled', 'delivered', 'lost', 'set_aside', 'moved', 'in_transit', 'arrived'] as const),
] as const
/** Unspecified: null. */
const anyOr = <const Word extends string>(prefix: string, words: readonly Word[]) =>
  z.union([z.literal(`${prefix}_UNSPECIFIED`).transform(() => null), enumWord(prefix, words)])

const filters = {
  customerId: optional(text(1, 128)),
  channelId: optional(text(1, 128)),
  channelOrderId: optional(text(1, 128)),
  receiptNumber: optional(text(1, 128)),
  locationId: optional(text(1, 64)),
  state: anyOr('ORDER_STATE', states),
  fulfilmentState: anyOr('FULFILMENT_STATE', groupStates),
  from: optionalTimestamp,
  until: optionalTimestamp,
}
const schema = z.object({ ...filters, pageSize, pageToken: z.string(), minPosition })
type Listing = z.infer<typeof schema>

export function readListing(request: unknown): Listing {
  const listing = schema.parse(request)
  if (listing.fulfilmentState !== null && listing.locationId === null)
    throw invalidField('must come with location_id', 'fulfilmentState')
  return listing
}

/** Orders by business time, newest first. */
export async function listOrders(listing: Listing, projections: Projections, signal: AbortSignal) {
  if (listing.minPosition !== null) await projections.reached(listing.minPosition, signal)
  const { pageSize: size, pageToken, minPosition: _, ...wanted } = listing
  const rows = await query(projections, wanted, decodePageToken(['orders', wanted], pageToken), size + 1)
  const last = rows.length > size ? rows[size - 1] : undefined
  return {
    orders: await withGroups(projections, rows.slice(0, size)),
    nextPageToken: last ? encodePageToken(['orders', wanted], [last.occurred_at, last.order_id]) : '',
  }
}

type Wanted = Omit<Listing, 'pageSize' | 'pageToken' | 'minPosition'>

function query(projections: Projections, wanted: Wanted, after: (string | number)[] | null, limit: number): Promise<OrderRow[]> {
  const { customerId, channelId, channelOrderId, receiptNumber, locationId, state, fulfilmentState, from, until } = wanted
  let rows = projections.rows(orderSummaries)
  if (locationId !== null) {
    let there = projections.rows(orderLocations).where('location_id', '=', locationId)
    if (fulfilmentState !== null) {
      if (livingStates.has(fulfilmentState)) there = there.where('is_living', '=', 1)
      there = there.where('states', 'like', `% ${fulfilmentState} %`)
    }
    rows = rows.where('order_id', 'in', there.select('order_id'))
  }
  if (customerId !== null) rows = rows.where('customer_id', '=', customerId)
  if (channelId !== null) rows = rows.where('channel_id', '=', channelId)
  if (channelOrderId !== null) rows = rows.where('channel_order_id', '=', channelOrderId)
  if (receiptNumber !== null) rows = rows.where('receipt_number', '=', receiptNumber)
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

async function withGroups(projections: Projections, rows: OrderRow[]): Promise<OrderSummary[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.order_id)
  const places = await projections.rows(orderLocations).where('order_id', 'in', ids).selectAll().execute()
  const byOrder = Map.groupBy(places, place => place.order_id)
  return rows.map(row => summaryMessage(row, byOrder.get(row.order_id) ?? []))
}

const summaryMessage = (row: OrderRow, places: OrderLocationRow[]): OrderSummary => ({
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
  fulfilments: places.flatMap(place =>
    groupsOf(place).map(({ fulfilmentId, method, state, dueAt, awaitsGoods }) => ({
      fulfilmentId,
      locationId: place.location_id,
      method: enumOf('FULFILMENT_METHOD', method),
      state: fulfilmentState(method, state),
      dueAt: dueAt === null ? null : toTimestamp(dueAt),
      awaitsGoods,
    })),
  ),
})
