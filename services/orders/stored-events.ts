import { z } from 'zod'
import type { OrderEvent } from './domain/events.ts'
import type { Order } from './domain/order.ts'

const text = z.string()
const count = z.int()
const sealed = z.strictObject({ sealed: text, keyId: text }).nullable()
const units = z.array(z.strictObject({ first: count, last: count }))
const position = z.strictObject({ sku: text, locationId: text, quantity: count })
const holds = z.array(z.strictObject({ reservationId: text, positions: z.array(position) }))
const issues = z.array(z.strictObject({ issueId: text, locationId: text, leftAt: text, positions: z.array(position) }))
const refundsDue = z.array(z.strictObject({ tenderId: text, amountMinor: count }))

const line = z.strictObject({
  lineId: text,
  sku: text,
  kind: z.enum(['goods', 'charge']),
  quantity: count,
  unitPriceMinor: count,
  discounts: z.array(z.strictObject({ amountMinor: count, reason: text })),
  taxMinor: count,
  totalMinor: count,
  fulfilmentId: text.nullable(),
})

const placed = {
  attempt: count,
  placedAs: text,
  holds,
  issues,
  placedAt: text,
  channel: z.strictObject({ id: text, kind: z.enum(['web', 'app', 'store', 'marketplace', 'social', 'call_centre']) }),
  channelOrderId: text,
  customerId: text.nullable(),
  recipient: z.strictObject({ name: sealed, email: sealed, phone: sealed, address: sealed }).nullable(),
  currency: text,
  pricesIncludeTax: z.boolean(),
  lines: z.array(line),
  fulfilments: z.array(
    z.strictObject({
      fulfilmentId: text,
      method: z.enum(['carry_out', 'pickup', 'delivery', 'ship_to_store']),
      locationId: text,
      leftAt: text.nullable(),
    }),
  ),
  tenders: z.array(
    z.strictObject({
      tenderId: text,
      kind: z.enum(['card', 'cash', 'bank_transfer', 'marketplace', 'invoice']),
      amountMinor: count,
      reference: text,
    }),
  ),
  totalMinor: count,
  occurredAt: text,
}
const cancellation = { reason: text, refundsDue, cancelledAt: text }

const storedEvent: z.ZodType<OrderEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('OrderPlaced'), ...placed }),
  z.strictObject({
    type: z.literal('PlacementAbandoned'),
    attempt: count,
    because: z.enum(['refused', 'deadline', 'cancelled', 'fault', 'swept']),
    holds,
    abandonedAt: text,
  }),
  z.strictObject({
    type: z.literal('OrderCancelled'),
    ...cancellation,
    lines: z.array(z.strictObject({ lineId: text, units })),
    holds,
  }),
])

const storedOrder: z.ZodType<Order> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unplaced'), abandoned: count }),
  z.strictObject({ state: z.literal('placed'), abandoned: count, ...placed }),
  z.strictObject({ state: z.literal('cancelled'), abandoned: count, ...placed, ...cancellation }),
])

/** An event as it was stored; one that is not known, or not as it should be, is a fault. */
export const decodeEvent = (type: string, data: unknown): OrderEvent => storedEvent.parse({ ...Object(data), type })

/** Snapshots of an order hold its state as it is. */
export const orderSnapshot = {
  encode: (order: Order): unknown => order,
  decode: (json: unknown): Order => storedOrder.parse(json),
}
