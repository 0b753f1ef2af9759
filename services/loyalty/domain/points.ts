import { countUnits, intersection, type UnitRange } from '#kernel/units.ts'

export const roundings = ['down', 'half_up'] as const
export type Rounding = (typeof roundings)[number]

/** So many points per so many minor units, times both multipliers in hundredths, rounded for each unit. */
export type Rate = {
  points: number
  perMinor: number
  channelPercent: number
  categoryPercent: number
  rounding: Rounding
}

/** What units of a line earn by: the line's units, what they cost together, and the rate. */
export type Terms = { quantity: number; amountMinor: number; rate: Rate }

/** More than an account may ever be given: sums of points stay exact. */
export const maxPoints = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * What these units of a line earn, exact whatever the amounts. A unit's price is its share of the line's total, as
 * `upToUnit` of kernel/money has it: the first `amount mod quantity` units cost one more than the others.
 */
export function pointsOf({ quantity, amountMinor, rate }: Terms, units: readonly UnitRange[]): bigint {
  const dearer = amountMinor % quantity
  const price = BigInt((amountMinor - dearer) / quantity)
  const dear = countUnits(intersection(units, [{ first: 1, last: dearer }]))
  const plain = countUnits(units) - dear
  return BigInt(dear) * ofUnit(price + 1n, rate) + BigInt(plain) * ofUnit(price, rate)
}

function ofUnit(price: bigint, { points, perMinor, channelPercent, categoryPercent, rounding }: Rate): bigint {
  const earned = price * BigInt(points) * BigInt(channelPercent) * BigInt(categoryPercent)
  const per = BigInt(perMinor) * 10_000n
  return rounding === 'down' ? earned / per : (2n * earned + per) / (2n * per)
}

export const isSameTerms = (terms: Terms, { quantity, amountMinor }: Pick<Terms, 'quantity' | 'amountMinor'>): boolean =>
  terms.quantity === quantity && terms.amountMinor === amountMinor
