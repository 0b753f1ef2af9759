import { allUnits, difference, firstUnits, intersection, type UnitRange } from '#kernel/units.ts'
import { type PolicyVersion, returnableUntil, termsFor } from './policy.ts'
import { freeUnits, type PurchaseLine } from './purchase.ts'

export const ineligibilities = ['not_left', 'claimed', 'window_closed', 'final_sale', 'charge'] as const
export type Ineligibility = (typeof ineligibilities)[number]

/** What the policy says no to, and a manager may say yes to. */
export const isWaivable = (because: Ineligibility): boolean => because !== 'not_left' && because !== 'claimed'

/** Units of a line by number, or by count the first that can come back. */
export type Asked = { lineId: string; units: UnitRange[]; quantity: number }

export type Judged = {
  line: PurchaseLine
  units: UnitRange[]
  because: Ineligibility | null
  /** None where they have not left, are claimed, or are a charge. */
  until: string | null
}

type Judging = { policy: PolicyVersion; at: string }

/** Every unit that is asked for, as it stands: those that can come back first. */
export function judgeLine(line: PurchaseLine, asked: Asked, judging: Judging): Judged[] {
  const all = standings(line, judging)
  return asked.quantity > 0 ? firstOf(all, asked.quantity) : among(all, asked.units)
}

function standings(line: PurchaseLine, { policy, at }: Judging): Judged[] {
  const free = freeUnits(line)
  const judged = line.kind === 'charge' ? [{ line, units: free, because: 'charge' as const, until: null }] : ofGoods()
  const rest = difference(allUnits(line.quantity), free)
  return [
    ...judged.filter(({ because }) => because === null),
    ...judged.filter(({ because }) => because !== null),
    { line, units: intersection(rest, line.claimed), because: 'claimed', until: null },
    { line, units: difference(rest, line.claimed), because: 'not_left', until: null },
  ]

  function ofGoods(): Judged[] {
    const terms = termsFor(policy, line.category)
    return line.departed.map(({ units, leftAt }) => {
      const until = returnableUntil(leftAt, terms)
      const because = terms.isFinalSale ? 'final_sale' : at > until ? 'window_closed' : null
      return { line, units: intersection(units, free), because, until }
    })
  }
}

function firstOf(judged: readonly Judged[], count: number): Judged[] {
  let left = count
  return judged.flatMap(each => {
    const units = firstUnits(each.units, left)
    left -= units.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    return units.length > 0 ? [{ ...each, units }] : []
  })
}

const among = (judged: readonly Judged[], asked: readonly UnitRange[]): Judged[] =>
  judged.map(each => ({ ...each, units: intersection(each.units, asked) })).filter(({ units }) => units.length > 0)
