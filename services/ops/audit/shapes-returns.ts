import { z } from 'zod'
import { isNormal } from './ranges.ts'
import { atLeast, channel, currency, disposition, id, tenderKind, text, time } from './shapes-parts.ts'

const sealed = z.object({ sealed: text, keyId: id })
/** Plain before it was sealed. */
const words = z.union([id, sealed])
export const spoken = z.union([text, sealed])

export const ranges = z
  .array(z.object({ first: atLeast(1), last: atLeast(1) }))
  .min(1)
  .refine(isNormal, 'are no units in order')
const linesOf = z.array(z.object({ lineId: id, units: ranges })).min(1)
const shares = (least: number) => z.array(z.object({ tenderId: id, amountMinor: atLeast(least) }))
const bps = z.int().min(0).max(10_000)
const terms = { windowDays: z.int().min(0).max(3650), isFinalSale: z.boolean(), feeBps: bps }

/** What orders, returns and store credit tell of what comes back. */
export const eventsOfReturns = [
  z.object({
    type: z.literal('UnitsClaimed'),
    returnId: id,
    lines: linesOf,
    paid: shares(0),
    opening: text,
    claimedAt: time,
  }),
  z.object({
    type: z.literal('ClaimReleased'),
    returnId: id,
    lines: linesOf,
    reason: z.enum(['cancelled', 'rejected', 'lost']),
    releasedAt: time,
  }),
  z.object({ type: z.literal('UnitsReturned'), returnId: id, lines: linesOf, refunds: shares(1), returnedAt: time }),
  z.object({
    type: z.literal('ReturnOpened'),
    orderId: id.nullable(),
    orderChannelId: id.nullable(),
    channel,
    customerId: id.nullable(),
    currency,
    policyVersion: atLeast(0),
    lines: z
      .array(
        z.object({
          lineId: id,
          sku: id,
          kind: z.enum(['goods', 'charge']),
          quantity: atLeast(1),
          lineTotalMinor: atLeast(0),
          feeBps: bps,
          units: ranges,
          paidMinor: atLeast(0),
          feeMinor: atLeast(0),
          refundMinor: atLeast(0),
        }),
      )
      .min(1),
    tenders: z.array(z.object({ tenderId: id, kind: tenderKind, paymentId: id.nullable(), refundMinor: atLeast(0) })),
    overrideReason: words.nullable(),
    reason: spoken,
    alreadyRefunded: z.boolean(),
    occurredAt: time,
    openedAt: time,
  }),
  z.object({ type: z.literal('UnitsReceived'), locationId: id, lines: linesOf, receivedAt: time }),
  z.object({
    type: z.literal('UnitsAccepted'),
    lines: z
      .array(z.object({ lineId: id, units: ranges, locationId: id.nullable(), disposition: disposition.nullable() }))
      .min(1),
    approvedBecause: words.nullable(),
    acceptedAt: time,
  }),
  z.object({
    type: z.literal('RefundGranted'),
    refunds: z.array(
      z.object({ refundId: id, tenderId: id, paymentId: id.nullable(), kind: tenderKind, amountMinor: atLeast(1) }),
    ),
    lines: linesOf,
    grantedAt: time,
  }),
  z.object({ type: z.literal('UnitsRejected'), lines: linesOf, reason: spoken, rejectedAt: time }),
  z.object({ type: z.literal('ReviewAsked'), lines: linesOf, question: spoken, askedAt: time }),
  z.object({ type: z.literal('UnitsLost'), lines: linesOf, lostAt: time }),
  z.object({ type: z.literal('ReturnCancelled'), lines: linesOf, reason: spoken, cancelledAt: time }),
  z.object({ type: z.literal('RefundExecuted'), refundId: id, executedAt: time }),
  z.object({ type: z.literal('RefundNeedsPerson'), refundId: id, because: text, askedAt: time }),
  z.object({
    type: z.literal('RefundReplaced'),
    refundId: id,
    storedValueId: id,
    amountMinor: atLeast(1),
    replacedAt: time,
  }),
  z.object({ type: z.literal('ReturnSettled'), points: atLeast(0), settledAt: time }),
  z.object({
    type: z.literal('ReturnPolicyPut'),
    version: atLeast(1),
    effectiveFrom: time,
    otherwise: z.object(terms),
    categories: z.array(z.object({ category: text, ...terms })),
    noReceiptLimitMinor: atLeast(0),
    putAt: time,
  }),
  z.object({
    type: z.literal('StoreCreditIssued'),
    owner: z.object({ stream: id, step: id }),
    amountMinor: atLeast(1),
    currency,
    issuedAt: time,
  }),
] as const
