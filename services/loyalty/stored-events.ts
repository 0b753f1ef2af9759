import { z } from 'zod'
import { channelKinds } from '#kernel/channels.ts'
import type { AccountEvent } from './domain/account.ts'
import { roundings } from './domain/points.ts'
import type { PolicyEvent } from './domain/policy.ts'

const text = z.string()
const count = z.int()
const channelKind = z.enum(channelKinds)
const rounding = z.enum(roundings)
const units = z.array(z.strictObject({ first: count, last: count }))
const rate = z.strictObject({ points: count, perMinor: count, channelPercent: count, categoryPercent: count, rounding })
const ofOrder = { lotId: text, lineId: text, quantity: count, amountMinor: count, rate, units, points: count, activatesAt: text }

const accountEvent: z.ZodType<AccountEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('AccountEnrolled'), customerId: text, occurredAt: text, enrolledAt: text }),
  z.strictObject({
    type: z.literal('PointsPromised'),
    orderId: text,
    currency: text,
    policyVersion: count,
    channelKind,
    purchasedAt: text,
    lots: z.array(z.strictObject(ofOrder)),
    promisedAt: text,
  }),
  z.strictObject({
    type: z.literal('PointsActivated'),
    orderId: text,
    lots: z.array(z.strictObject({ lotId: text, points: count, debtRepaid: count })),
    activatedAt: text,
  }),
  z.strictObject({
    type: z.literal('PointsClawedBack'),
    returnId: text,
    orderId: text,
    lines: z.array(z.strictObject({ lineId: text, units, points: count })),
    taken: z.array(z.strictObject({ lotId: text, from: z.enum(['promised', 'active']), points: count })),
    debt: count,
    clawedBackAt: text,
  }),
  z.strictObject({
    type: z.literal('PointsAdjusted'),
    adjustmentId: text,
    difference: count,
    reason: text,
    lotId: text.nullable(),
    taken: z.array(z.strictObject({ lotId: text, points: count })),
    debtRepaid: count,
    adjustedAt: text,
  }),
])

const pointsPerMinor = { points: count, perMinor: count }
const policyEvent: z.ZodType<PolicyEvent> = z.strictObject({
  type: z.literal('EarningPolicyPut'),
  version: count,
  effectiveFrom: text,
  rates: z.array(z.strictObject({ currency: text, ...pointsPerMinor })),
  otherwise: z.strictObject(pointsPerMinor).nullable(),
  channels: z.array(z.strictObject({ kind: channelKind, percent: count })),
  categories: z.array(z.strictObject({ category: text, percent: count })),
  rounding,
  putAt: text,
})

/** An event as it was stored; one that is not known, or not as it should be, is a fault. */
export const decodeAccountEvent = (type: string, data: unknown): AccountEvent => accountEvent.parse({ ...Object(data), type })
export const decodePolicyEvent = (type: string, data: unknown): PolicyEvent => policyEvent.parse({ ...Object(data), type })
