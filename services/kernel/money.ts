import type { UnitRange } from './units.ts'

/** An amount in integer minor units (pence, cents, fils) of one ISO 4217 currency. */
export type Money = { amountMinor: number; currency: string }

/** floor(a × b / c) for integers at or above zero, exact beyond 2^53. */
export function mulDiv(a: number, b: number, c: number): number {
  const product = a * b
  return product <= Number.MAX_SAFE_INTEGER ? Math.floor(product / c) : Number((BigInt(a) * BigInt(b)) / BigInt(c))
}

/** What units 1 to `upTo` cost of a total over `count` units: each floor(total / count), the first total mod count one more. */
export const upToUnit = (total: number, count: number, upTo: number): number =>
  Math.floor(total / count) * upTo + Math.min(total % count, upTo)

/** What the units of these ranges (of a total over `count` units) cost together. */
export const ofUnits = (total: number, count: number, ranges: readonly UnitRange[]): number =>
  ranges.reduce((sum, { first, last }) => sum + upToUnit(total, count, last) - upToUnit(total, count, first - 1), 0)

/**
 * How nested tenders pay for the first units of an order, by cumulative rounding: of units that cost `upTo` out of
 * `total`, the first tender pays its proportion rounded down, the next its proportion of what is left, the last the rest.
 * One amount per tender; together they are `upTo`, and each grows with it.
 */
export function paidByTenders(tenders: readonly number[], total: number, upTo: number): number[] {
  let due = upTo
  let outstanding = total
  return tenders.map((tender, index) => {
    const paid = index === tenders.length - 1 ? due : outstanding === 0 ? 0 : mulDiv(tender, due, outstanding)
    due -= paid
    outstanding -= tender
    return paid
  })
}
