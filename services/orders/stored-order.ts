import { z } from 'zod'
import type { Order } from './domain/order.ts'
import { amounts, captures, count, fulfilment, lineUnits, payments, placed, tender, text, unitsOfLines } from './stored-events.ts'

const progress = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open') }),
  z.strictObject({ state: z.literal('in_progress'), picked: lineUnits }),
  z.strictObject({ state: z.literal('ready'), codeHash: text, pickupUntil: text, wrongCodes: count }),
  z.strictObject({ state: z.literal('left'), captures }),
  z.strictObject({ state: z.enum(['rejected', 'expired', 'cancelled']) }),
])
const placedOrder = {
  ...placed,
  abandoned: count,
  fulfilments: z.array(z.strictObject({ ...fulfilment, progress })),
  tenders: z.array(z.strictObject({ ...tender, authorization: z.enum(['settled', 'authorized', 'unknown', 'refused']) })),
  refundsDue: amounts,
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
