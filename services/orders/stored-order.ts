import { z } from 'zod'
import type { Order } from './domain/order.ts'
import {
  amendmentAsked,
  amounts,
  awaits,
  captures,
  count,
  fulfilment,
  lossRefund,
  payments,
  placed,
  sourcedBecause,
  stop,
  taken,
  tender,
  text,
  unitsOfLines,
} from './stored-events.ts'

const progress = z.discriminatedUnion('state', [
  z.strictObject({ state: z.enum(['open', 'in_progress', 'in_transit', 'arrived']) }),
  z.strictObject({ state: z.literal('ready'), pickupUntil: text, wrongCodes: count }),
  z.strictObject({ state: z.literal('set_aside'), chooseBy: text.nullable() }),
  z.strictObject({ state: z.enum(['left', 'delivered', 'lost']) }),
  z.strictObject({ state: z.enum(['rejected', 'expired', 'cancelled', 'moved']) }),
])
const departure = z.strictObject({
  issueId: text,
  parcelId: text.nullable(),
  reservationId: text.nullable(),
  lines: unitsOfLines,
  leftAt: text,
  captures,
})
const parcel = z.strictObject({
  parcelId: text,
  carrier: text,
  trackingReference: text,
  lines: unitsOfLines,
  sentAt: text,
  state: z.enum(['sent', 'delivered', 'lost', 'arrived']),
  endedAt: text.nullable(),
  came: unitsOfLines,
  again: text.nullable(),
})
const group = z.strictObject({
  ...fulfilment,
  progress,
  awaits,
  lines: unitsOfLines,
  reservationId: text.nullable(),
  picked: unitsOfLines,
  departures: z.array(departure),
  parcels: z.array(parcel),
  transit: z.strictObject({ transferId: text, from: text, of: text }).nullable(),
  codeHash: text.nullable(),
  delays: count,
  passedOver: z.array(text),
  sourcedBecause,
  again: z.strictObject({ parcelId: text, captures: taken }).nullable(),
})
const placedOrder = {
  ...placed,
  abandoned: count,
  fulfilments: z.array(group),
  cancelled: unitsOfLines,
  cancellations: z.array(text),
  moves: count,
  moveIds: z.array(text),
  amendments: count,
  amendmentIds: z.array(text),
  pending: z.strictObject({ amendmentId: text, asked: amendmentAsked, proposedAt: text }).nullable(),
  amending: payments,
  spreads: z.array(
    z.strictObject({
      lines: z.array(z.strictObject({ lineId: text, quantity: count, totalMinor: count })),
      tenders: amounts,
    }),
  ),
  stops: z.array(z.strictObject(stop)),
  released: z.array(text),
  tenders: z.array(z.strictObject({ ...tender, authorization: z.enum(['settled', 'authorized', 'unknown', 'refused']) })),
  refundsDue: amounts,
  givenBack: amounts,
  channelRefunds: z.array(z.strictObject({ channelRefundId: text, tenderId: text, amountMinor: count })),
  refunds: z.array(
    z.strictObject({
      ...lossRefund,
      state: z.enum(['owed', 'executed', 'failed', 'replaced', 'dropped']),
      reason: text,
      storedValueId: text.nullable(),
    }),
  ),
  claims: z.array(
    z.strictObject({
      returnId: text,
      asked: unitsOfLines,
      released: unitsOfLines,
      grants: z.array(z.strictObject({ lines: unitsOfLines, refunds: amounts })),
    }),
  ),
}
const storedOrder: z.ZodType<Order> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unplaced'), abandoned: count, requested: payments }),
  z.strictObject({ state: z.literal('placed'), ...placedOrder }),
  z.strictObject({ state: z.literal('cancelled'), ...placedOrder, reason: text, cancelledAt: text }),
])

/** Snapshots of an order hold its state as it is. */
export const orderSnapshot = {
  encode: (order: Order): unknown => order,
  decode: (json: unknown): Order => storedOrder.parse(json),
}
