import type { UnitRange } from '#kernel/units.ts'

type WireRange = { first: string; last: string }

export const unitsOf = (ranges: readonly WireRange[]): UnitRange[] =>
  ranges.map(({ first, last }) => ({ first: Number(first), last: Number(last) }))

export const ranged = (units: readonly UnitRange[]): WireRange[] =>
  units.map(({ first, last }) => ({ first: String(first), last: String(last) }))
