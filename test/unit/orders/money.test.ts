import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allUnits, difference, type UnitRange } from '#kernel/units.ts'
import { costOfUnits, lineTotal, paidForUnits } from '../../../services/orders/domain/money.ts'
import type { Placement } from '../../../services/orders/domain/order.ts'
import { cut, ranges, runs } from '../kernel/arbitraries.ts'
import { line, tender } from './fixtures.ts'

type Money = Pick<Placement, 'lines' | 'tenders' | 'totalMinor'>

const discountedLine = (index: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 80_000 }), fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 9_999 }))
    .map(([quantity, unit, off]) => {
      const discounts = off > 0 && off < quantity * unit ? [{ amountMinor: off, reason: 'winter' }] : []
      return line(`l-${index}`, quantity, unit, { discounts })
    })
const order: fc.Arbitrary<Money> = fc.tuple(discountedLine(1), discountedLine(2), discountedLine(3)).chain(lines => {
  const totalMinor = lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  return cut(totalMinor, 4).map(amounts => ({
    lines,
    totalMinor,
    tenders: amounts.map((amount, index) => tender(`t-${index}`, amount)),
  }))
})
const orderAndTakings = order.chain(money =>
  fc.tuple(
    fc.constant(money),
    fc.array(
      fc.nat(money.lines.length - 1).chain(at => fc.tuple(fc.constant(at), ranges(money.lines[at]?.quantity ?? 1))),
      { maxLength: 6 },
    ),
  ),
)
const amounts = (paid: { amountMinor: number }[]): number[] => paid.map(({ amountMinor }) => amountMinor)

test('whatever is given back in whichever parts, every tender gets back exactly what it paid', () =>
  fc.assert(
    fc.property(orderAndTakings, ([money, takings]) => {
      const left = new Map(money.lines.map(({ lineId, quantity }): [string, UnitRange[]] => [lineId, allUnits(quantity)]))
      const all = money.lines.map((_, at): [number, UnitRange[]] => [at, allUnits(money.lines[at]?.quantity ?? 0)])
      const returned = money.tenders.map(() => 0)
      for (const [at, taking] of [...takings, ...all]) {
        const of = money.lines[at]
        if (!of) continue
        const rest = difference(left.get(of.lineId) ?? [], taking)
        const units = difference(left.get(of.lineId) ?? [], rest)
        left.set(of.lineId, rest)
        const paid = amounts(paidForUnits(money, [{ lineId: of.lineId, units }]))
        expect(paid.reduce((sum, amount) => sum + amount, 0)).toBe(costOfUnits(of, units))
        for (const [index, amount] of paid.entries()) returned[index] = (returned[index] ?? 0) + amount
      }
      expect(returned).toEqual(amounts(money.tenders))
    }),
    runs,
  ))

test('a unit never gives back more than its price, nor any tender less than nothing', () =>
  fc.assert(
    fc.property(order, fc.nat(), (money, seed) => {
      for (const of of money.lines) {
        const unit = (seed % of.quantity) + 1
        const paid = amounts(paidForUnits(money, [{ lineId: of.lineId, units: [{ first: unit, last: unit }] }]))
        expect(Math.min(...paid)).toBeGreaterThanOrEqual(0)
        expect(paid.reduce((sum, amount) => sum + amount, 0)).toBeLessThanOrEqual(of.unitPriceMinor)
      }
    }),
    runs,
  ))

test.each([
  ['tax is in the price', true, 1400],
  ['tax is added to the price', false, 1680],
])('%s', (_, included, expected) => {
  const priced = { quantity: 3, unitPriceMinor: 500, discounts: [{ amountMinor: 100, reason: 'winter' }], taxMinor: 280 }
  expect(lineTotal(priced, included)).toBe(expected)
})
