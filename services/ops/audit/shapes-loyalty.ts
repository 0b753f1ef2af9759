import { z } from 'zod'
import { atLeast, channelKind, currency, id, text, time, whole } from './shapes-parts.ts'
import { ranges } from './shapes-returns.ts'

const rate = { points: atLeast(0), perMinor: atLeast(1) }
const percent = z.int().min(0).max(100_000)
const rounding = z.enum(['down', 'half_up'])

/** What an account tells of points, and what the rules say of earning them. */
export const eventsOfLoyalty = [
  z.object({ type: z.literal('AccountEnrolled'), customerId: id, occurredAt: time, enrolledAt: time }),
  z.object({
    type: z.literal('PointsPromised'),
    orderId: id,
    currency,
    policyVersion: atLeast(0),
    channelKind,
    purchasedAt: time,
    lots: z
      .array(
        z.object({
          lotId: id,
          lineId: id,
          quantity: atLeast(1),
          amountMinor: atLeast(0),
          rate: z.object({ ...rate, channelPercent: percent, categoryPercent: percent, rounding }),
          units: ranges,
          points: atLeast(0),
          activatesAt: time,
        }),
      )
      .min(1),
    promisedAt: time,
  }),
  z.object({
    type: z.literal('PointsActivated'),
    orderId: id,
    lots: z.array(z.object({ lotId: id, points: atLeast(0), debtRepaid: atLeast(0) })).min(1),
    activatedAt: time,
  }),
  z.object({
    type: z.literal('PointsClawedBack'),
    returnId: id,
    orderId: id,
    lines: z.array(z.object({ lineId: id, units: ranges, points: atLeast(0) })).min(1),
    taken: z.array(z.object({ lotId: id, from: z.enum(['promised', 'active']), points: atLeast(1) })),
    debt: atLeast(0),
    clawedBackAt: time,
  }),
  z.object({
    type: z.literal('PointsAdjusted'),
    adjustmentId: id,
    difference: whole.refine(points => points !== 0, 'is 0'),
    reason: text,
    lotId: id.nullable(),
    taken: z.array(z.object({ lotId: id, points: atLeast(1) })),
    debtRepaid: atLeast(0),
    adjustedAt: time,
  }),
  z.object({
    type: z.literal('EarningPolicyPut'),
    version: atLeast(1),
    effectiveFrom: time,
    rates: z.array(z.object({ currency, ...rate })),
    otherwise: z.object(rate).nullable(),
    channels: z.array(z.object({ kind: channelKind, percent })),
    categories: z.array(z.object({ category: text, percent })),
    rounding,
    putAt: time,
  }),
] as const
