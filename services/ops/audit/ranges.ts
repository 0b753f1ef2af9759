/** Units of a line by number, both ends held. */
export type Range = { first: number; last: number }

export const size = (ranges: readonly Range[]): number => ranges.reduce((sum, { first, last }) => sum + last + 1 - first, 0)

/** In order of their numbers, apart from each other by at least one unit, none empty. */
export const isNormal = (ranges: readonly Range[]): boolean =>
  ranges.every(({ first, last }, index) => {
    const before = ranges[index - 1]
    return first >= 1 && first <= last && (before === undefined || before.last + 1 < first)
  })

/** The first unit of `a` that is in `b` as well. */
export function meeting(a: readonly Range[], b: readonly Range[]): number | undefined {
  for (const one of a)
    for (const other of b) if (one.first <= other.last && other.first <= one.last) return Math.max(one.first, other.first)
  return undefined
}

export function without(ranges: readonly Range[], gone: readonly Range[]): Range[] {
  let left = [...ranges]
  for (const { first, last } of gone) {
    const next: Range[] = []
    for (const range of left) {
      if (last < range.first || first > range.last) next.push(range)
      else {
        if (range.first < first) next.push({ first: range.first, last: first - 1 })
        if (range.last > last) next.push({ first: last + 1, last: range.last })
      }
    }
    left = next
  }
  return left
}

/** Either's units; the two may not meet. */
export function together(a: readonly Range[], b: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const range of [...a, ...b].sort((one, other) => one.first - other.first)) {
    const before = all.at(-1)
    if (before && before.last + 1 === range.first) all[all.length - 1] = { first: before.first, last: range.last }
    else all.push(range)
  }
  return all
}

export const isWithin = (ranges: readonly Range[], whole: readonly Range[]): boolean => without(ranges, whole).length === 0

export const told = (ranges: readonly Range[]): string =>
  ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ') || 'none'
