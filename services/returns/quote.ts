import { union } from '#kernel/units.ts'
import type { Judged } from './domain/eligibility.ts'
import { byLine } from './domain/granting.ts'
import { feeFor, paidFor, spread } from './domain/money.ts'
import { type PolicyVersion, termsFor } from './domain/policy.ts'
import type { Purchase } from './domain/purchase.ts'
import type { LineUnits, OpenedLine, OpenedTender } from './domain/return.ts'
import type { TenderPaid } from './quoting.ts'

export const unitsOf = (judged: readonly Judged[]): LineUnits[] =>
  byLine(judged.map(({ line, units }) => ({ lineId: line.lineId, units })))

/** These units as a return of them opens: each line once. */
export function linesOf(judged: readonly Judged[], policy: PolicyVersion): OpenedLine[] {
  return [...Map.groupBy(judged, ({ line }) => line.lineId).values()].flatMap(ofLine => {
    const [first] = ofLine
    if (!first) return []
    const { lineId, sku, kind, quantity, totalMinor: lineTotalMinor } = first.line
    const units = ofLine.reduce<LineUnits['units']>((all, each) => union(all, each.units), [])
    const shared = { quantity, lineTotalMinor, feeBps: feeBpsOf(first, policy) }
    const [paidMinor, feeMinor] = [paidFor(shared, units), feeFor(shared, units)]
    return [{ lineId, sku, kind, ...shared, units, paidMinor, feeMinor, refundMinor: paidMinor - feeMinor }]
  })
}

/** Of a charge nothing is kept. */
export const feeBpsOf = ({ line }: Judged, policy: PolicyVersion): number =>
  line.kind === 'charge' ? 0 : termsFor(policy, line.category).feeBps

export const refundOf = (lines: readonly OpenedLine[]): number => lines.reduce((sum, { refundMinor }) => sum + refundMinor, 0)

/** What each tender that paid for them would give back of it, in the order's own order. */
export function tendersOf({ tenders }: Purchase, paid: readonly TenderPaid[], refundMinor: number): OpenedTender[] {
  const shares = tenders.flatMap(({ tenderId }) => paid.filter(share => share.tenderId === tenderId))
  const amounts = spread(shares, refundMinor)
  return shares.flatMap(({ tenderId }, index) => {
    const tender = tenders.find(each => each.tenderId === tenderId)
    return tender ? [{ ...tender, refundMinor: amounts[index] ?? 0 }] : []
  })
}
