import { mulDiv, ofUnits, paidByTenders } from '#kernel/money.ts'
import { countUnits, intersection, type UnitRange } from '#kernel/units.ts'
import type { Priced } from './commands.ts'
import type { OpenedLine } from './return.ts'

type Shared = Pick<OpenedLine, 'quantity' | 'lineTotalMinor'>
type Line = Shared & Pick<OpenedLine, 'feeBps'>
const hundredPercentBps = 10_000

/** What these units were paid with: their shares of the line's total. */
export const paidFor = ({ lineTotalMinor, quantity }: Shared, units: readonly UnitRange[]): number =>
  ofUnits(lineTotalMinor, quantity, units)

/** Kept of each unit, rounded down: its share is floor(total / quantity), of the first (total mod quantity) units one more. */
export function feeFor({ lineTotalMinor, quantity, feeBps }: Line, units: readonly UnitRange[]): number {
  const share = Math.floor(lineTotalMinor / quantity)
  const dearer = countUnits(intersection(units, [{ first: 1, last: lineTotalMinor % quantity }]))
  const feeOf = (unitMinor: number) => mulDiv(unitMinor, feeBps, hundredPercentBps)
  return dearer * feeOf(share + 1) + (countUnits(units) - dearer) * feeOf(share)
}

export const refundFor = (line: Line, units: readonly UnitRange[]): number => paidFor(line, units) - feeFor(line, units)

/** What each tender gives back of a refund: in proportion to what it paid, never more than that. */
export function spread(shares: readonly Pick<Priced['shares'][number], 'paidMinor'>[], refundMinor: number): number[] {
  const paid = shares.map(({ paidMinor }) => paidMinor)
  return paidByTenders(
    paid,
    paid.reduce((sum, amount) => sum + amount, 0),
    refundMinor,
  )
}
