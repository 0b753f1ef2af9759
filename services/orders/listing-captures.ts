import { z } from 'zod'
import { decodePageToken, encodePageToken, minPosition, optional, pageSize, text, toTimestamp } from '#platform/fields.ts'
import type { Projections } from '#platform/projections.ts'
import { type CaptureDueRow, capturesDue } from './read-models/captures-due.ts'
import { orderSummaries } from './read-models/orders.ts'

const listing = z.object({ channelId: optional(text(1, 128)), pageSize, pageToken: z.string(), minPosition })

/** The oldest first. */
export async function listCapturesDue(message: unknown, projections: Projections, signal: AbortSignal) {
  const { pageSize: size, pageToken, minPosition, ...wanted } = listing.parse(message)
  if (minPosition !== null) await projections.reached(minPosition, signal)
  const [since, paymentId, captureId] = decodePageToken(['captures', wanted], pageToken) ?? []
  let rows = projections.rows(capturesDue)
  if (wanted.channelId !== null) {
    const own = projections.rows(orderSummaries).where('channel_id', '=', wanted.channelId)
    rows = rows.where('order_id', 'in', own.select('order_id'))
  }
  if (since !== undefined && paymentId !== undefined && captureId !== undefined)
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('since', 'payment_id', 'capture_id'), '>', tuple(String(since), String(paymentId), String(captureId))),
    )
  const found = await rows
    .orderBy('since')
    .orderBy('payment_id')
    .orderBy('capture_id')
    .limit(size + 1)
    .selectAll()
    .execute()
  const shown = found.slice(0, size)
  const last = found.length > size ? shown.at(-1) : undefined
  return {
    captures: shown.map(row => dueMessage(row, projections.row(orderSummaries, { order_id: row.order_id }))),
    nextPageToken: last ? encodePageToken(['captures', wanted], [last.since, last.payment_id, last.capture_id]) : '',
  }
}

const dueMessage = (row: CaptureDueRow, order: { channel_id: string; currency: string } | undefined) => ({
  orderId: row.order_id,
  channelId: order?.channel_id ?? '',
  currencyCode: order?.currency ?? '',
  fulfilmentId: row.fulfilment_id,
  tenderId: row.tender_id,
  paymentId: row.payment_id,
  captureId: row.capture_id,
  amountMinor: String(row.amount_minor),
  since: toTimestamp(row.since),
})
