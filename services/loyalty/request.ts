import { z } from 'zod'
import { channelKinds } from '#kernel/channels.ts'
import { countUnits, normalised } from '#kernel/units.ts'
import {
  asOf,
  currencyCode,
  enumWord,
  integer,
  maxAmountMinor,
  minPosition,
  optional,
  optionalTimestamp,
  pageSize,
  quantity,
  requestId,
  text,
  timestamp,
} from '#platform/fields.ts'
import { roundings } from './domain/points.ts'

const id = text(1, 128)
const channelKind = enumWord('CHANNEL_KIND', channelKinds)
const unit = integer(1, 1_000_000_000)
const range = z.object({ first: unit, last: unit }).refine(({ first, last }) => first <= last, 'must not end before it begins')
const units = z
  .array(range)
  .min(1)
  .max(1_000)
  .transform(ranges => normalised(ranges))

const earning = z.object({
  lineId: text(1, 64),
  sku: text(0, 128),
  category: text(0, 128),
  quantity,
  // A line's total is whatever an order may hold.
  amountMinor: integer(0, Number.MAX_SAFE_INTEGER),
})
const left = z
  .object({ line: earning, units, activatesAt: timestamp })
  .refine(({ line, units }) => (units.at(-1)?.last ?? 0) <= line.quantity, {
    path: ['units'],
    message: 'must be units of the line',
  })
const clawed = z.object({ lineId: text(1, 64), units })

/** Units of one line that become active at different times are told apart, and tell the same of their line. */
const leftLines = z
  .array(left)
  .min(1)
  .max(2_000)
  .superRefine((all, context) => {
    for (const ofLine of Map.groupBy(all, ({ line }) => line.lineId).values()) {
      const units = ofLine.flatMap(each => each.units)
      if (countUnits(normalised(units)) < countUnits(units)) context.addIssue('must name each unit once')
      const told = new Set(ofLine.map(({ line }) => JSON.stringify([line.quantity, line.amountMinor, line.category])))
      if (told.size > 1) context.addIssue('must tell the same of a line wherever they name it')
    }
  })

/** 1 to 2,000 of them, each of another line. */
const lines = <Line extends z.ZodType>(line: Line, idOf: (line: z.output<Line>) => string) =>
  z
    .array(line)
    .min(1)
    .max(2_000)
    .refine(all => new Set(all.map(idOf)).size === all.length, 'must name each line once')

export const enrol = z.object({ requestId, customerId: id, occurredAt: optionalTimestamp })
export const getAccount = z
  .object({ accountId: optional(id), customerId: optional(id), asOf })
  .refine(({ accountId, customerId }) => (accountId === null) !== (customerId === null), {
    path: ['accountId'],
    message: 'must be there, or customer_id, and not both',
  })
export const listTransactions = z.object({ accountId: id, pageSize, pageToken: z.string(), minPosition })
export const quoteEarning = z.object({
  currencyCode,
  channelKind,
  lines: lines(earning, ({ lineId }) => lineId),
  at: optionalTimestamp,
})
export const promisePoints = z.object({
  requestId,
  customerId: id,
  orderId: id,
  currencyCode,
  channelKind,
  purchasedAt: timestamp,
  lines: leftLines,
})
export const activatePoints = z.object({ requestId, customerId: id, orderId: id })
export const clawBackPoints = z.object({
  requestId,
  customerId: id,
  orderId: id,
  returnId: id,
  lines: lines(clawed, ({ lineId }) => lineId),
})
export const adjustPoints = z.object({
  requestId,
  accountId: id,
  difference: integer(-maxAmountMinor, maxAmountMinor).refine(difference => difference !== 0, 'must not be 0'),
  reason: text(1, 256),
})

const pointsPerMinor = { points: integer(0, 1_000_000), perMinor: integer(1, maxAmountMinor) }
const percent = integer(0, 100_000)
const policy = z.object({
  effectiveFrom: optionalTimestamp,
  rates: each(z.object({ currencyCode, ...pointsPerMinor }), ({ currencyCode }) => currencyCode),
  otherwise: z.object(pointsPerMinor).nullable(),
  channels: each(z.object({ channelKind, percent }), ({ channelKind }) => channelKind),
  categories: each(z.object({ category: text(1, 128), percent }), ({ category }) => category),
  rounding: enumWord('POINTS_ROUNDING', roundings),
})
export const putEarningPolicy = z.object({ requestId, policy })
export const getEarningPolicy = z.object({ at: optionalTimestamp })

function each<Entry extends z.ZodType>(entry: Entry, idOf: (entry: z.output<Entry>) => string) {
  return z
    .array(entry)
    .max(1_000)
    .refine(all => new Set(all.map(idOf)).size === all.length, 'must name each once')
}
