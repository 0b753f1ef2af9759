/** Units of a line are numbered from 1; a range holds both its ends. */
export type UnitRange = { first: number; last: number }

/** All units of a line of this quantity. */
export const allUnits = (quantity: number): UnitRange[] => (quantity > 0 ? [{ first: 1, last: quantity }] : [])

export const countUnits = (ranges: readonly UnitRange[]): number =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)

/** Sorted, without overlaps, neighbours joined. */
export function normalised(ranges: readonly UnitRange[]): UnitRange[] {
  const joined: UnitRange[] = []
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const previous = joined.at(-1)
    if (previous && range.first <= previous.last + 1) previous.last = Math.max(previous.last, range.last)
    else joined.push({ ...range })
  }
  return joined
}

export const union = (a: readonly UnitRange[], b: readonly UnitRange[]): UnitRange[] => normalised([...a, ...b])

export const intersection = (a: readonly UnitRange[], b: readonly UnitRange[]): UnitRange[] => difference(a, difference(a, b))

/** The units of `a` that are not in `b`: one walk along both, as a line may come back in thousands of parts. */
export function difference(a: readonly UnitRange[], b: readonly UnitRange[]): UnitRange[] {
  const taken = normalised(b)
  const left: UnitRange[] = []
  let next = 0
  for (const { first: start, last } of normalised(a)) {
    let first = start
    for (let gap = taken[next]; gap && gap.first <= last; gap = taken[next]) {
      if (gap.first > first) left.push({ first, last: gap.first - 1 })
      first = Math.max(first, gap.last + 1)
      if (gap.last > last) break
      next++
    }
    if (first <= last) left.push({ first, last })
  }
  return left
}

/** The first `count` units of the ranges, in order of their numbers. */
export function firstUnits(ranges: readonly UnitRange[], count: number): UnitRange[] {
  let left = count
  return normalised(ranges).flatMap(({ first, last }) => {
    const take = Math.min(left, last - first + 1)
    left -= take
    return take > 0 ? [{ first, last: first + take - 1 }] : []
  })
}
