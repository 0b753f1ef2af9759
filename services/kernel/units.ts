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

export function intersection(a: readonly UnitRange[], b: readonly UnitRange[]): UnitRange[] {
  const right = normalised(b)
  return normalised(a).flatMap(({ first, last }) =>
    right
      .map(other => ({ first: Math.max(first, other.first), last: Math.min(last, other.last) }))
      .filter(shared => shared.first <= shared.last),
  )
}

/** The units of `a` that are not in `b`. */
export function difference(a: readonly UnitRange[], b: readonly UnitRange[]): UnitRange[] {
  return normalised(b).reduce<UnitRange[]>(
    (left, taken) =>
      left.flatMap(({ first, last }) => [
        ...(first < taken.first ? [{ first, last: Math.min(last, taken.first - 1) }] : []),
        ...(last > taken.last ? [{ first: Math.max(first, taken.last + 1), last }] : []),
      ]),
    normalised(a),
  )
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
