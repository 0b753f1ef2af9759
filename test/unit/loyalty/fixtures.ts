import type { Of } from '#kernel/decider.ts'
import type { UnitRange } from '#kernel/units.ts'
import type { AccountCommand, AccountEvent, LeftLine, PromisedLot, TakenFrom } from '../../../services/loyalty/domain/account.ts'
import type { Rate } from '../../../services/loyalty/domain/points.ts'
import { type EarningPolicy, inForce } from '../../../services/loyalty/domain/policy.ts'

export const noon = '2024-12-02T12:00:00.000Z'
export const nextDay = '2024-12-03T12:00:00.000Z'
export const nextMonth = '2025-01-02T12:00:00.000Z'

/** One point for each unit of a hundred, rounded down. */
export const onePerHundred: Rate = { points: 1, perMinor: 100, channelPercent: 100, categoryPercent: 100, rounding: 'down' }
export const builtIn = inForce([], noon)
export const double: EarningPolicy = { ...builtIn, version: 1, channels: [{ kind: 'web', percent: 200 }] }

export const units = (...ranges: [first: number, last: number][]): UnitRange[] => ranges.map(([first, last]) => ({ first, last }))

type LineOptions = { lineId?: string; quantity?: number; amountMinor?: number; activatesAt?: string }
export const line = (left: UnitRange[], options: LineOptions = {}): LeftLine => {
  const { lineId = 'l-1', quantity = 10, amountMinor = quantity * 100, activatesAt = nextDay } = options
  return { lineId, category: 'mugs', quantity, amountMinor, units: left, activatesAt, lotId: lotIdOf(lineId, left) }
}
/** Names a lot after its line and the first of the units that were asked for. */
export const lotIdOf = (lineId: string, left: UnitRange[], orderId = 'o-1') => `${orderId}/${lineId}/${left[0]?.first}`

type PromiseOptions = { orderId?: string; policy?: EarningPolicy; at?: string }
export const promise = (
  lines: LeftLine[],
  { orderId = 'o-1', policy = builtIn, at = noon }: PromiseOptions = {},
): Of<AccountCommand, 'PromisePoints'> => ({
  type: 'PromisePoints',
  orderId,
  currency: 'GBP',
  channelKind: 'web',
  purchasedAt: noon,
  lines: lines.map(each => ({ ...each, lotId: lotIdOf(each.lineId, each.units, orderId) })),
  policy,
  at,
})
export const activate = (at = nextDay, orderId = 'o-1'): AccountCommand => ({ type: 'ActivatePoints', orderId, at })
export const clawBack = (
  lines: { lineId: string; units: UnitRange[] }[],
  { returnId = 'r-1', orderId = 'o-1' } = {},
): AccountCommand => ({ type: 'ClawBackPoints', orderId, returnId, lines, at: noon })
export const adjust = (difference: number, adjustmentId = 'a-1'): AccountCommand => ({
  type: 'AdjustPoints',
  adjustmentId,
  difference,
  reason: 'goodwill',
  at: noon,
})

export const enrolled: AccountEvent = { type: 'AccountEnrolled', customerId: 'c-1', occurredAt: noon, enrolledAt: noon }

type LotOptions = LineOptions & { rate?: Rate; lotId?: string }
export const lot = (left: UnitRange[], points: number, options: LotOptions = {}): PromisedLot => {
  const { lotId: usual, lineId, quantity, amountMinor, activatesAt } = line(left, options)
  const { rate = onePerHundred, lotId = usual } = options
  return { lotId, lineId, quantity, amountMinor, rate, units: left, points, activatesAt }
}
export const promised = (lots: PromisedLot[], { orderId = 'o-1', policyVersion = 0 } = {}): AccountEvent => ({
  type: 'PointsPromised',
  orderId,
  currency: 'GBP',
  policyVersion,
  channelKind: 'web',
  purchasedAt: noon,
  lots,
  promisedAt: noon,
})
export const activated = (
  lots: [lotId: string, points: number, debtRepaid?: number][],
  { orderId = 'o-1', at = nextDay } = {},
): AccountEvent => ({
  type: 'PointsActivated',
  orderId,
  lots: lots.map(([lotId, points, debtRepaid = 0]) => ({ lotId, points, debtRepaid })),
  activatedAt: at,
})
type ClawedOptions = { returnId?: string; orderId?: string; debt?: number; taken?: [string, TakenFrom['from'], number][] }
export const clawedBack = (
  lines: { lineId: string; units: UnitRange[]; points: number }[],
  { returnId = 'r-1', orderId = 'o-1', debt = 0, taken = [] }: ClawedOptions = {},
): AccountEvent => ({
  type: 'PointsClawedBack',
  returnId,
  orderId,
  lines,
  taken: taken.map(([lotId, from, points]) => ({ lotId, from, points })),
  debt,
  clawedBackAt: noon,
})
type AdjustedOptions = { adjustmentId?: string; lotId?: string | null; taken?: [string, number][]; debtRepaid?: number }
export const adjusted = (difference: number, options: AdjustedOptions = {}): AccountEvent => {
  const { adjustmentId = 'a-1', lotId = difference > 0 ? adjustmentId : null, taken = [], debtRepaid = 0 } = options
  return {
    type: 'PointsAdjusted',
    adjustmentId,
    difference,
    reason: 'goodwill',
    lotId,
    taken: taken.map(([of, points]) => ({ lotId: of, points })),
    debtRepaid,
    adjustedAt: noon,
  }
}
