import { ofUnits, paidByTenders, upToUnit } from '#kernel/money.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { UnitRange } from '#kernel/units.ts'
import type { Line, Placement, RefundDue, Spread, Tender } from './order.ts'

type Priced = Pick<Line, 'quantity' | 'unitPriceMinor' | 'discounts' | 'taxMinor'>

/** What its lines cost, and who pays in which order; spreads only where it was amended. */
type Priceable = Pick<Placement, 'lines' | 'totalMinor'> & {
  tenders: Pick<Tender, 'tenderId' | 'amountMinor'>[]
  spreads?: Spread[]
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)

/** What a line costs in all, in minor units; below zero or beyond exact integers where it makes no sense. */
export function lineTotal(line: Priced, pricesIncludeTax: boolean): number {
  const discounted = line.quantity * line.unitPriceMinor - sum(line.discounts.map(discount => discount.amountMinor))
  return pricesIncludeTax ? discounted : discounted + line.taxMinor
}

/** Refuses an order whose lines, total and tenders don't add up. */
export function requireMoneyAddsUp({ lines, tenders, totalMinor }: Priceable): void {
  const expected = sum(lines.map(line => line.totalMinor))
  if (totalMinor !== expected) throw new Rejection('invalid', 'TOTAL_MISMATCH', { expected, got: totalMinor })
  const tendered = sum(tenders.map(tender => tender.amountMinor))
  if (tendered !== totalMinor) throw new Rejection('invalid', 'TENDERS_MISMATCH', { expected: totalMinor, got: tendered })
}

/** What these units of a line cost together: its discounts and tax are in each unit's share. */
export const costOfUnits = (line: Pick<Line, 'totalMinor' | 'quantity'>, units: readonly UnitRange[]): number =>
  ofUnits(line.totalMinor, line.quantity, units)

type Taken = { lineId: string; units: readonly UnitRange[] }

/** As an order was placed, all its tenders pay for all its lines; each amendment spreads the money of its own lines by itself. */
export const spreadsOf = ({ lines, tenders, spreads = [] }: Priceable): Spread[] =>
  spreads.length > 0 ? spreads : [{ lines, tenders }]

type Spot = { line: Spread['lines'][number]; before: number; spread: Spread; totalMinor: number }

/** Where each line stands in the last spread that names it. */
function spotsOf(order: Priceable): Map<string, Spot> {
  const spots = new Map<string, Spot>()
  for (const spread of spreadsOf(order)) {
    const totalMinor = sum(spread.lines.map(line => line.totalMinor))
    let before = 0
    for (const line of spread.lines) {
      spots.set(line.lineId, { line, before, spread, totalMinor })
      before += line.totalMinor
    }
  }
  return spots
}

/**
 * What each tender paid for each of these. The units of a spread stand in a row, line after line; its tenders are spread
 * over the row by cumulative rounding, so that any parts of it add up to what was paid for the whole.
 */
export function paidForEach(order: Priceable, taken: readonly Taken[]): RefundDue[][] {
  const spots = spotsOf(order)
  return taken.map(({ lineId, units }) => {
    const spot = spots.get(lineId)
    const paid = new Map<string, number>()
    if (spot) for (const range of units) addPaid(paid, spot, range)
    return order.tenders.map(({ tenderId }) => ({ tenderId, amountMinor: paid.get(tenderId) ?? 0 }))
  })
}

function addPaid(paid: Map<string, number>, { line, before, spread, totalMinor }: Spot, { first, last }: UnitRange): void {
  const amounts = spread.tenders.map(tender => tender.amountMinor)
  const paidUpTo = (unit: number): number[] =>
    paidByTenders(amounts, totalMinor, before + upToUnit(line.totalMinor, line.quantity, unit))
  const [until, from] = [paidUpTo(last), paidUpTo(first - 1)]
  for (const [index, { tenderId }] of spread.tenders.entries())
    paid.set(tenderId, (paid.get(tenderId) ?? 0) + (until[index] ?? 0) - (from[index] ?? 0))
}

/** What each tender paid for all of these. */
export function paidForUnits(order: Priceable, taken: readonly Taken[]): RefundDue[] {
  const each = paidForEach(order, taken)
  return order.tenders.map(({ tenderId }, index) => ({
    tenderId,
    amountMinor: sum(each.map(paid => paid[index]?.amountMinor ?? 0)),
  }))
}
