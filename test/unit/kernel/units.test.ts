import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allUnits, countUnits, difference, firstUnits, intersection, normalised, type UnitRange, union } from '#kernel/units.ts'
import { ranges, runs } from './arbitraries.ts'

const numbers = (of: readonly UnitRange[]): Set<number> =>
  new Set(of.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)))
const pair = fc.tuple(ranges(40), ranges(40))

const isNormal = (of: UnitRange[]): boolean =>
  of.every(({ first, last }, index) => first <= last && (index === 0 || first > (of[index - 1]?.last ?? 0) + 1))

test('ranges behave as the sets of their numbers', () =>
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const [left, right] = [numbers(a), numbers(b)]
      expect(numbers(union(a, b))).toEqual(left.union(right))
      expect(numbers(intersection(a, b))).toEqual(left.intersection(right))
      expect(numbers(difference(a, b))).toEqual(left.difference(right))
      expect(countUnits(normalised(a))).toBe(left.size)
    }),
    runs,
  ))

test('whatever comes out is sorted, joined and without overlaps', () =>
  fc.assert(
    fc.property(pair, ([a, b]) => [normalised(a), union(a, b), difference(a, b)].every(isNormal)),
    runs,
  ))

test('what was given in stays as it was', () =>
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const before = structuredClone([a, b])
      normalised(a)
      union(a, b)
      difference(a, b)
      intersection(a, b)
      firstUnits(a, 3)
      expect([a, b]).toEqual(before)
    }),
    runs,
  ))

test('the first units are the lowest numbers, as many as asked or as there are', () =>
  fc.assert(
    fc.property(ranges(40), fc.integer({ min: 0, max: 50 }), (of, count) => {
      const lowest = [...numbers(of)].sort((a, b) => a - b).slice(0, count)
      expect([...numbers(firstUnits(of, count))]).toEqual(lowest)
    }),
    runs,
  ))

test('a line of no units has none', () => expect([allUnits(0), allUnits(3)]).toEqual([[], [{ first: 1, last: 3 }]]))

test('tens of thousands of parts are told from each other in one walk', () => {
  const odd = Array.from({ length: 50_000 }, (_, index) => ({ first: 2 * index + 1, last: 2 * index + 1 }))
  const even = odd.map(({ first }) => ({ first: first + 1, last: first + 1 }))
  expect(difference(allUnits(100_000), odd)).toEqual(even)
  expect(difference(odd, even)).toEqual(odd)
  expect(intersection(allUnits(100_000), even)).toEqual(even)
})
