import { z } from 'zod'
import { channelKinds } from '#kernel/channels.ts'
import { countUnits, normalised, type UnitRange } from '#kernel/units.ts'
import {
  amountMinor,
  asOf,
  currencyCode,
  enumWord,
  integer,
  locationId,
  optional,
  optionalTimestamp,
  quantity,
  requestId,
  sku,
  text,
} from '#platform/fields.ts'
import type { UnitRange__Output as WireRange } from '#protos/nahr/orders/v1/UnitRange.ts'
import type { Chosen } from './domain/commands.ts'
import { type Disposition, dispositions, tenderKinds } from './domain/return.ts'

export const channelKindWords = { prefix: 'CHANNEL_KIND', words: channelKinds }
export const lineKindWords = { prefix: 'LINE_KIND', words: ['goods', 'charge'] as const }
export const tenderKindWords = { prefix: 'TENDER_KIND', words: tenderKinds }

const most = 1_000_000_000
const id = text(1, 64)
const few = text(0, 256)
const because = text(1, 256)
const range = z
  .object({ first: integer(1, most), last: integer(1, most) })
  .refine(({ first, last }) => first <= last, 'must not end before it begins')
const ranges = z
  .array(range)
  .max(10_000)
  .refine(units => countUnits(units) === countUnits(normalised(units)), 'must name each unit once')
  .transform(normalised)
const eachOnce = (lines: readonly { lineId: string }[]) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length
const lineOnce = 'must name each line once'

const reference = z.object({ channelId: text(1, 128), channelOrderId: text(1, 128) })
export const purchase = z.discriminatedUnion(
  'by',
  [
    z.object({ by: z.literal('orderId'), orderId: id }).transform(({ orderId }) => ({ orderId })),
    z
      .object({ by: z.literal('channelReference'), channelReference: reference })
      .transform(({ channelReference }) => channelReference),
    z
      .object({ by: z.literal('receiptNumber'), receiptNumber: text(1, 128) })
      .transform(({ receiptNumber }) => ({ receiptNumber })),
  ],
  'must name an order, a reference or a receipt',
)

const asked = z
  .object({ lineId: id, units: ranges, quantity: integer(0, most) })
  .refine(({ units, quantity }) => units.length > 0 !== quantity > 0, 'must name units or a quantity')
const askedLines = z.array(asked).max(2000).refine(eachOnce, lineOnce)

/** Unspecified: null. */
export const optionalWord = <const Word extends string>(prefix: string, words: readonly Word[]) =>
  z.union([z.literal(`${prefix}_UNSPECIFIED`).transform(() => null), enumWord(prefix, words)])
const disposition = optionalWord('DISPOSITION', dispositions)

/** A verdict in the words that it came with. */
export type AskedVerdict = Chosen &
  ({ verdict: 'accept'; disposition: Disposition | null } | { verdict: 'reject' | 'review'; reason: string })

const inspected = z
  .object({
    lineId: id,
    units: ranges,
    verdict: enumWord('VERDICT', ['accept', 'reject', 'review']),
    disposition,
    reason: few,
  })
  .superRefine(({ verdict, reason }, context) => {
    if (verdict !== 'accept' && reason.trim() === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: 'must say why' })
  })
  .transform(
    ({ verdict, disposition: kept, reason, ...chosen }): AskedVerdict =>
      verdict === 'accept' ? { ...chosen, verdict, disposition: kept } : { ...chosen, verdict, reason },
  )
const inspection = z
  .array(inspected)
  .max(2000)
  .refine(verdicts => [...Map.groupBy(verdicts, ({ lineId }) => lineId).values()].every(areApart), 'must name each unit once')

function areApart(verdicts: readonly { units: UnitRange[] }[]): boolean {
  const units = verdicts.flatMap(each => each.units)
  return (
    verdicts.length === 1 ||
    (verdicts.every(each => each.units.length > 0) && countUnits(units) === countUnits(normalised(units)))
  )
}

const unreceipted = z
  .array(z.object({ lineId: id, sku, quantity, refundMinor: amountMinor }))
  .max(2000)
  .refine(eachOnce, lineOnce)

export const quoteReturn = z.object({ purchase, lines: askedLines })
const receivedAt = optional(locationId)
export const requestReturn = z
  .object({
    requestId,
    purchase: purchase.nullable(),
    lines: askedLines,
    quotedRefundMinor: integer(-1, Number.MAX_SAFE_INTEGER),
    reason: few,
    overrideReason: optional(because),
    receivedAtLocationId: receivedAt,
    inspection,
    unreceipted,
    currencyCode: optional(currencyCode),
    customerId: optional(text(1, 128)),
    alreadyRefunded: z.boolean(),
    occurredAt: optionalTimestamp,
  })
  .superRefine((request, context) => {
    for (const [path, message] of problemsOf(request)) context.addIssue({ code: 'custom', path: [path], message })
  })
type Shape = Omit<z.infer<typeof requestReturn>, never>
export type RequestedReturn = Shape

const withoutPurchase = 'goes without a purchase'

function* problemsOf({
  purchase: bought,
  lines,
  unreceipted: without,
  currencyCode: currency,
  ...request
}: Shape): Generator<[path: string, problem: string]> {
  if (bought && lines.length === 0) yield ['lines', 'must name what comes back']
  if (bought && without.length > 0) yield ['unreceipted', withoutPurchase]
  if (bought && currency !== null) yield ['currencyCode', withoutPurchase]
  if (bought && request.customerId !== null) yield ['customerId', withoutPurchase]
  if (!bought && lines.length > 0) yield ['lines', 'go with a purchase']
  if (!bought && without.length === 0) yield ['unreceipted', 'must name what comes back, or purchase what was bought']
  if (!bought && currency === null) yield ['currencyCode', 'must be there without a purchase']
  if (request.inspection.length > 0 && request.receivedAtLocationId === null)
    yield ['inspection', 'goes with received_at_location_id']
}

const named = { requestId, returnId: id }
const chosen = z
  .array(z.object({ lineId: id, units: ranges }))
  .max(2000)
  .refine(eachOnce, lineOnce)
export const receiveReturn = z.object({ ...named, locationId, lines: chosen })
export const inspectUnits = z.object({ ...named, lines: inspection.min(1) })
export const approveRefund = z.object({
  ...named,
  lines: chosen,
  disposition: enumWord('DISPOSITION', dispositions),
  reason: because,
})
export const rejectUnits = z.object({ ...named, lines: chosen, reason: because })
export const declareLost = z.object({ ...named, lines: chosen })
export const cancelReturn = z.object({ ...named, reason: few })
export const recordRefund = z
  .object({
    ...named,
    refundId: id,
    state: enumWord('REFUND_STATE', ['executed', 'failed', 'needs_person', 'replaced']),
    refusedBecause: few,
    storedValueId: few,
  })
  .refine(({ state, storedValueId }) => (state === 'replaced') === (storedValueId !== ''), {
    path: ['storedValueId'],
    message: 'goes with a replaced refund',
  })
export const settleReturn = z.object({ ...named, points: integer(0, Number.MAX_SAFE_INTEGER) })
export const getReturn = z.object({ returnId: id, asOf })
export const getReturnWindows = z.object({ orderId: id })

const terms = { windowDays: integer(0, 3_650), finalSale: z.boolean(), restockingFeeBps: integer(0, 10_000) }
type WireTerms = { windowDays: number; finalSale: boolean; restockingFeeBps: number }
const termsOf = ({ windowDays, finalSale: isFinalSale, restockingFeeBps: feeBps }: WireTerms) => ({
  windowDays,
  isFinalSale,
  feeBps,
})
const policy = z.object({
  effectiveFrom: optionalTimestamp,
  otherwise: z.object({ category: z.literal('', 'must be empty'), ...terms }).transform(termsOf),
  categories: z
    .array(z.object({ category: text(1, 128), ...terms }))
    .max(1000)
    .refine(list => new Set(list.map(({ category }) => category)).size === list.length, 'must name each category once')
    .transform(list => list.map(each => ({ category: each.category, ...termsOf(each) }))),
  noReceiptLimitMinor: amountMinor,
})
export const putReturnPolicy = z.object({ requestId, policy })
export const getReturnPolicy = z.object({ at: optionalTimestamp })

export const rangesOf = (units: readonly WireRange[]): UnitRange[] =>
  normalised(units.map(({ first, last }) => ({ first: Number(first), last: Number(last) })))
export const wireRanges = (units: readonly UnitRange[]) =>
  units.map(({ first, last }) => ({ first: String(first), last: String(last) }))

export const invalidField = (path: (string | number)[], message: string): z.ZodError =>
  new z.ZodError([{ code: 'custom', path, message, input: undefined }])
