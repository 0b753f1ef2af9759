import { z } from 'zod'
import { channelKinds } from '#kernel/channels.ts'
import type { ReturnEvent } from './domain/events.ts'
import type { PolicyEvent } from './domain/policy.ts'
import { dispositions, tenderKinds } from './domain/return.ts'

export const text = z.string()
export const count = z.int()
/** Plain before it was sealed. */
export const words = z.union([text, z.strictObject({ sealed: text, keyId: text })])
export const units = z.array(z.strictObject({ first: count, last: count }))
const lines = z.array(z.strictObject({ lineId: text, units }))
export const disposition = z.enum(dispositions).nullable()

export const openedLine = {
  lineId: text,
  sku: text,
  kind: z.enum(['goods', 'charge']),
  quantity: count,
  lineTotalMinor: count,
  feeBps: count,
  units,
  paidMinor: count,
  feeMinor: count,
  refundMinor: count,
}
const tender = z.strictObject({ tenderId: text, kind: z.enum(tenderKinds), paymentId: text.nullable(), refundMinor: count })
/** The same in the event and in the state. */
export const opening = {
  askedAs: text,
  orderId: text.nullable(),
  orderChannelId: text.nullable(),
  channel: z.strictObject({ id: text, kind: z.enum(channelKinds) }),
  customerId: text.nullable(),
  currency: text,
  policyVersion: count,
  tenders: z.array(tender),
  overrideReason: words.nullable(),
  reason: words,
  alreadyRefunded: z.boolean(),
  occurredAt: text,
  openedAt: text,
}
export const openingSchema = z.strictObject({ ...opening, lines: z.array(z.strictObject(openedLine)) })
export const refund = {
  refundId: text,
  tenderId: text,
  paymentId: text.nullable(),
  kind: z.enum(tenderKinds),
  amountMinor: count,
}
export const accepted = z.strictObject({ lineId: text, units, locationId: text.nullable(), disposition })

const returnEvent: z.ZodType<ReturnEvent> = z.discriminatedUnion('type', [
  openingSchema.extend({ type: z.literal('ReturnOpened') }),
  z.strictObject({ type: z.literal('UnitsReceived'), locationId: text, lines, receivedAt: text }),
  z.strictObject({
    type: z.literal('UnitsAccepted'),
    lines: z.array(accepted),
    approvedBecause: words.nullable(),
    acceptedAt: text,
  }),
  z.strictObject({ type: z.literal('RefundGranted'), refunds: z.array(z.strictObject(refund)), lines, grantedAt: text }),
  z.strictObject({ type: z.literal('UnitsRejected'), lines, reason: words, rejectedAt: text }),
  z.strictObject({ type: z.literal('ReviewAsked'), lines, question: words, askedAt: text }),
  z.strictObject({ type: z.literal('UnitsLost'), lines, lostAt: text }),
  z.strictObject({ type: z.literal('ReturnCancelled'), lines, reason: words, cancelledAt: text }),
  z.strictObject({ type: z.literal('RefundExecuted'), refundId: text, executedAt: text }),
  z.strictObject({ type: z.literal('RefundFailed'), refundId: text, reason: text, failedAt: text }),
  z.strictObject({ type: z.literal('RefundNeedsPerson'), refundId: text, because: text, askedAt: text }),
  z.strictObject({
    type: z.literal('RefundReplaced'),
    refundId: text,
    storedValueId: text,
    amountMinor: count,
    replacedAt: text,
  }),
  z.strictObject({ type: z.literal('ReturnSettled'), points: count, settledAt: text }),
  z.strictObject({
    type: z.literal('NotificationDue'),
    id: text,
    key: z.enum(['return.opened', 'return.refunded', 'return.rejected', 'return.review', 'return.cancelled']),
    params: z.record(text, words),
    dueAt: text,
  }),
])

const terms = { windowDays: count, isFinalSale: z.boolean(), feeBps: count }
export const policyVersion = {
  version: count,
  effectiveFrom: text,
  otherwise: z.strictObject(terms),
  categories: z.array(z.strictObject({ category: text, ...terms })),
  noReceiptLimitMinor: count,
}
const policyEvent: z.ZodType<PolicyEvent> = z.strictObject({
  type: z.literal('ReturnPolicyPut'),
  ...policyVersion,
  putAt: text,
})

/** An event as it was stored; one that is not known, or not as it should be, is a fault. */
export const decodeReturnEvent = (type: string, data: unknown): ReturnEvent => returnEvent.parse({ ...Object(data), type })
export const decodePolicyEvent = (type: string, data: unknown): PolicyEvent => policyEvent.parse({ ...Object(data), type })
