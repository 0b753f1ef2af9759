import fc from 'fast-check'
import type { UnitRange } from '#kernel/units.ts'

/** Every run prints its seed when it fails. */
export const runs = { numRuns: 300, seed: 20101201 }

export const ranges = (quantity: number): fc.Arbitrary<UnitRange[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: quantity }), fc.integer({ min: 1, max: quantity }))
      .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })),
    { maxLength: 6 },
  )

/** Cuts a whole number into `parts` numbers above zero that sum to it. */
export const cut = (whole: number, parts: number): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max: Math.max(1, whole - 1) }), { maxLength: parts - 1 }).map(cuts => {
    const edges = [0, ...cuts.filter(edge => edge < whole).sort((a, b) => a - b), whole]
    return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0))
  })
