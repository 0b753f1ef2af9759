import { z } from 'zod'
import {
  decodePageToken,
  encodePageToken,
  enumWord,
  minPosition,
  optional,
  pageSize,
  text,
  toTimestamp,
} from '#platform/fields.ts'
import type { Projections } from '#platform/projections.ts'
import { enumOf } from './answer.ts'
import { orderSummaries } from './read-models/orders.ts'
import { type RefundOwedRow, refundsOwed } from './read-models/refunds-owed.ts'

const owedBy = z.union([
  z.literal('REFUND_OWED_BY_UNSPECIFIED').transform(() => null),
  enumWord('REFUND_OWED_BY', ['payment', 'person', 'channel']),
])
const listing = z.object({ channelId: optional(text(1, 128)), owedBy, pageSize, pageToken: z.string(), minPosition })

/** The oldest first. */
export async function listRefundsOwed(message: unknown, projections: Projections, signal: AbortSignal) {
  const { pageSize: size, pageToken, minPosition, ...wanted } = listing.parse(message)
  if (minPosition !== null) await projections.reached(minPosition, signal)
  const [since, orderId, owed] = decodePageToken(['refunds', wanted], pageToken) ?? []
  let rows = projections.rows(refundsOwed)
  if (wanted.owedBy !== null) rows = rows.where('owed_by', '=', wanted.owedBy)
  if (wanted.channelId !== null) {
    const own = projections.rows(orderSummaries).where('channel_id', '=', wanted.channelId)
    rows = rows.where('order_id', 'in', own.select('order_id'))
  }
  if (since !== undefined && orderId !== undefined && owed !== undefined)
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('since', 'order_id', 'owed'), '>', tuple(String(since), String(orderId), String(owed))),
    )
  const found = await rows
    .orderBy('since')
    .orderBy('order_id')
    .orderBy('owed')
    .limit(size + 1)
    .selectAll()
    .execute()
  const shown = found.slice(0, size)
  const last = found.length > size ? shown.at(-1) : undefined
  const orders = await projections
    .rows(orderSummaries)
    .where(
      'order_id',
      'in',
      shown.map(row => row.order_id),
    )
    .selectAll()
    .execute()
  const byId = new Map(orders.map(order => [order.order_id, order]))
  return {
    refunds: shown.map(row => owedMessage(row, byId.get(row.order_id))),
    nextPageToken: last ? encodePageToken(['refunds', wanted], [last.since, last.order_id, last.owed]) : '',
  }
}

const owedMessage = (row: RefundOwedRow, order: { channel_id: string; currency: string } | undefined) => ({
  orderId: row.order_id,
  channelId: order?.channel_id ?? '',
  currencyCode: order?.currency ?? '',
  refundId: row.owed.startsWith('refund ') ? row.owed.slice('refund '.length) : '',
  tenderId: row.tender_id,
  amountMinor: String(row.amount_minor),
  owedBy: enumOf('REFUND_OWED_BY', row.owed_by),
  reason: row.reason,
  since: toTimestamp(row.since),
  fulfilmentId: row.fulfilment_id,
})
