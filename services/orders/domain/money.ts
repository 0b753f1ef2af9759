import { ofUnits, paidByTenders, upToUnit } from '#kernel/money.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { UnitRange } from '#kernel/units.ts'
import type { Line, Placement, RefundDue, Tender } from './order.ts'

type Priced = Pick<Line, 'quantity' | 'unitPriceMinor' | 'discounts' | 'taxMinor'>

/** What its lines cost, and who pays in which order. */
type Priceable = Pick<Placement, 'lines' | 'totalMinor'> & { tenders: Pick<Tender, 'tenderId' | 'amountMinor'>[] }

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

/**
 * What each tender paid for each of these. An order's units stand in a row, line after line; tenders are spread over
 * the row by cumulative rounding, so that any parts of it add up to what was paid for the whole.
 */
export function paidForEach(order: Priceable, taken: readonly Taken[]): RefundDue[][] {
  const tenders = order.tenders.map(tender => tender.amountMinor)
  const places = new Map<string, { line: (typeof order.lines)[number]; before: number }>()
  let before = 0
  for (const line of order.lines) {
    places.set(line.lineId, { line, before })
    before += line.totalMinor
  }
  return taken.map(({ lineId, units }) => {
    const place = places.get(lineId)
    const paid = tenders.map(() => 0)
    const paidUpTo = (unit: number): number[] =>
      place
        ? paidByTenders(tenders, order.totalMinor, place.before + upToUnit(place.line.totalMinor, place.line.quantity, unit))
        : paid
    for (const { first, last } of units) {
      const [until, from] = [paidUpTo(last), paidUpTo(first - 1)]
      for (const index of paid.keys()) paid[index] = (paid[index] ?? 0) + (until[index] ?? 0) - (from[index] ?? 0)
    }
    return order.tenders.map(({ tenderId }, index) => ({ tenderId, amountMinor: paid[index] ?? 0 }))
  })
}

/** What each tender paid for all of these. */
export function paidForUnits(order: Priceable, taken: readonly Taken[]): RefundDue[] {
  const each = paidForEach(order, taken)
  return order.tenders.map(({ tenderId }, index) => ({
    tenderId,
    amountMinor: sum(each.map(paid => paid[index]?.amountMinor ?? 0)),
  }))
}
