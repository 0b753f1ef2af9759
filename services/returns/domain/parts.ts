import { reject } from '#kernel/rejection.ts'
import { countUnits, difference, intersection, type UnitRange, union } from '#kernel/units.ts'
import type { Chosen } from './commands.ts'
import type { LineUnits, OpenedReturn, Part, ReturnLine } from './return.ts'

export type Fits = (part: Part) => boolean

export const isAwaited: Fits = ({ reception }) => reception === 'awaiting'
export const isReceived: Fits = ({ reception }) => reception === 'received'
export const isPending: Fits = part => isReceived(part) && part.acceptance === 'pending'
export const isUnderReview: Fits = ({ acceptance }) => acceptance === 'review'
export const isUndecided: Fits = part => isPending(part) || isUnderReview(part)

export const unitsWhere = ({ parts }: ReturnLine, fits: Fits): UnitRange[] =>
  parts.filter(fits).reduce<UnitRange[]>((units, part) => union(units, part.units), [])

export const countWhere = ({ lines }: OpenedReturn, fits: Fits): number =>
  lines.reduce((count, line) => count + countUnits(unitsWhere(line, fits)), 0)

export const countLines = (lines: readonly LineUnits[]): number => lines.reduce((sum, { units }) => sum + countUnits(units), 0)

/** Of every line that has any. */
export const linesWhere = ({ lines }: OpenedReturn, fits: Fits): LineUnits[] =>
  lines.map(line => ({ lineId: line.lineId, units: unitsWhere(line, fits) })).filter(({ units }) => units.length > 0)

export const lineOf = ({ lines }: OpenedReturn, lineId: string): ReturnLine | undefined =>
  lines.find(line => line.lineId === lineId)

/** The chosen units that fit: all of them where none are named; refused with this reason where one does not. */
export function choose(opened: OpenedReturn, chosen: readonly Chosen[], fits: Fits, reason: string, figures = {}): LineUnits[] {
  if (chosen.length === 0) return linesWhere(opened, fits)
  return chosen.map(({ lineId, units }) => {
    const line = lineOf(opened, lineId)
    const fitting = line ? unitsWhere(line, fits) : []
    const wanted = units.length > 0 ? union(units, []) : fitting
    if (wanted.length === 0 || difference(wanted, fitting).length > 0) reject(reason, { line_id: lineId, ...figures })
    return { lineId, units: wanted }
  })
}

/** These units stand otherwise from now on; units that come to stand alike are one part again. */
export function changed(line: ReturnLine, units: readonly UnitRange[], change: Partial<Part>): ReturnLine {
  const split = line.parts.flatMap(part => [
    { ...part, units: difference(part.units, units) },
    { ...part, ...change, units: intersection(part.units, units) },
  ])
  const parts: Part[] = []
  for (const part of split.filter(each => each.units.length > 0)) {
    const alike = parts.find(each => isAlike(each, part))
    if (alike) alike.units = union(alike.units, part.units)
    else parts.push({ ...part })
  }
  return { ...line, parts: parts.sort((a, b) => (a.units[0]?.first ?? 0) - (b.units[0]?.first ?? 0)) }
}

const isAlike = (a: Part, b: Part): boolean =>
  a.reception === b.reception && a.acceptance === b.acceptance && a.locationId === b.locationId && a.disposition === b.disposition

/** As they lie: where, and which of these units. */
export const placesOf = (line: ReturnLine, units: readonly UnitRange[]): { locationId: string; units: UnitRange[] }[] =>
  line.parts.flatMap(part => {
    const there = intersection(part.units, units)
    return part.locationId !== null && there.length > 0 ? [{ locationId: part.locationId, units: there }] : []
  })
