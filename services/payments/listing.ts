import { z } from 'zod'
import { decodePageToken, encodePageToken, minPosition, pageSize } from '#platform/fields.ts'
import type { Projections } from '#platform/projections.ts'
import { paymentMessage } from './answer.ts'
import { paymentOf, payments } from './read-models/payments.ts'

const schema = z.object({ pageSize, pageToken: z.string(), minPosition })
type Listing = z.infer<typeof schema>

export const readListing = (request: unknown): Listing => schema.parse(request)

/** Payments that are unknown or owed, oldest first. */
export async function listUnsettled({ pageSize: size, ...listing }: Listing, projections: Projections, signal: AbortSignal) {
  if (listing.minPosition !== null) await projections.reached(listing.minPosition, signal)
  const [time = '', paymentId = ''] = decodePageToken('unsettled', listing.pageToken) ?? []
  const rows = await projections
    .rows(payments)
    .where('unsettled', '=', 1)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('first_asked_at', 'payment_id'), '>', tuple(String(time), String(paymentId))))
    .orderBy('first_asked_at')
    .orderBy('payment_id')
    .limit(size + 1)
    .selectAll()
    .execute()
  const last = rows.length > size ? rows[size - 1] : undefined
  return {
    payments: rows
      .slice(0, size)
      .map(row => paymentMessage({ paymentId: row.payment_id, payment: paymentOf(row), revision: row.revision })),
    nextPageToken: last ? encodePageToken('unsettled', [last.first_asked_at, last.payment_id]) : '',
  }
}
