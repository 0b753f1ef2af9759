import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mulDiv, ofUnits, paidByTenders, upToUnit } from '#kernel/money.ts'
import { allUnits, countUnits, difference, firstUnits } from '#kernel/units.ts'
import { cut, ranges, runs } from './arbitraries.ts'

const total = fc.integer({ min: 0, max: 1_000_000_000 })
const count = fc.integer({ min: 1, max: 100_000 })
const sum = (amounts: number[]): number => amounts.reduce((all, amount) => all + amount, 0)

test('any sequence of partial takings sums exactly to the whole', () =>
  fc.assert(
    fc.property(
      total,
      count.chain(n => fc.tuple(fc.constant(n), fc.array(ranges(n), { maxLength: 5 }))),
      (amount, [n, takings]) => {
        let left = allUnits(n)
        let taken = 0
        for (const taking of [...takings, allUnits(n)]) {
          const rest = difference(left, taking)
          taken += ofUnits(amount, n, difference(left, rest))
          left = rest
        }
        expect(taken).toBe(amount)
      },
    ),
    runs,
  ))

test('a unit costs floor(total / count), the first total mod count of them one more', () =>
  fc.assert(
    fc.property(total, fc.integer({ min: 1, max: 200 }), (amount, n) => {
      const units = Array.from({ length: n }, (_, index) => ofUnits(amount, n, [{ first: index + 1, last: index + 1 }]))
      expect(units).toEqual(units.map((_, index) => Math.floor(amount / n) + (index < amount % n ? 1 : 0)))
      expect(sum(units)).toBe(amount)
    }),
    runs,
  ))

const tendered = fc.integer({ min: 1, max: 5_000 }).chain(whole => cut(whole, 4).map(tenders => ({ whole, tenders })))

test('tenders nest: together they pay what is due, each grows with it by at most as much, and ends at its own amount', () =>
  fc.assert(
    fc.property(tendered, fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 8 }), ({ whole, tenders }, stops) => {
      const dues = [0, ...stops.filter(stop => stop <= whole).sort((a, b) => a - b), whole]
      dues.forEach((due, index) => {
        const paid = paidByTenders(tenders, whole, due)
        const before = paidByTenders(tenders, whole, dues[index - 1] ?? 0)
        expect(sum(paid)).toBe(due)
        paid.forEach((amount, at) => {
          expect(amount - (before[at] ?? 0)).toBeGreaterThanOrEqual(0)
          expect(amount - (before[at] ?? 0)).toBeLessThanOrEqual(due - (dues[index - 1] ?? 0))
        })
      })
      expect(paidByTenders(tenders, whole, whole)).toEqual(tenders)
    }),
    runs,
  ))

test('multiplying before dividing is exact beyond 2^53', () =>
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.maxSafeNat(), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (a, b, c) => {
      const [part, whole] = [Math.min(b, c), Math.max(b, c)]
      expect(BigInt(mulDiv(a, part, whole))).toBe((BigInt(a) * BigInt(part)) / BigInt(whole))
    }),
    runs,
  ))

test('a line of 74,215 units costs no more to split than a line of one', () => {
  const [amount, n] = [7_718_360, 74_215]
  expect(upToUnit(amount, n, n)).toBe(amount)
  const half = firstUnits(allUnits(n), 37_108)
  expect(half).toEqual([{ first: 1, last: 37_108 }])
  const rest = difference(allUnits(n), half)
  expect(rest).toHaveLength(1)
  expect(countUnits(half) + countUnits(rest)).toBe(n)
  expect(ofUnits(amount, n, half) + ofUnits(amount, n, rest)).toBe(amount)
})
