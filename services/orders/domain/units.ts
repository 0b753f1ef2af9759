import { allUnits, countUnits, difference, firstUnits, intersection, type UnitRange, union } from '#kernel/units.ts'
import type { Group, Line, LineUnits, PlacedOrder, UnitsOfLine } from './order.ts'

/** Units that left the building together. */
export type Departed = { units: UnitRange[]; leftAt: string }

type Ways = { departed: ReadonlyMap<string, Departed[]>; lost: ReadonlyMap<string, UnitRange[]> }
const knownWays = new WeakMap<readonly Group[], Ways>()

/** Read off the groups once: orders of thousands of lines are asked about each, and most events leave the groups as they are. */
function waysOf({ fulfilments }: PlacedOrder): Ways {
  const known = knownWays.get(fulfilments)
  if (known) return known
  const departed = new Map<string, Departed[]>()
  const lostParcels = fulfilments.flatMap(group => group.parcels.filter(({ state }) => state === 'lost'))
  const lostIds = new Set(lostParcels.map(({ parcelId }) => parcelId))
  for (const { departures } of fulfilments) {
    for (const { lines, leftAt, parcelId } of departures) {
      if (parcelId !== null && lostIds.has(parcelId)) continue
      for (const { lineId, units } of lines) {
        const before = departed.get(lineId)
        if (before) before.push({ units, leftAt })
        else departed.set(lineId, [{ units, leftAt }])
      }
    }
  }
  const gone = lostParcels.filter(({ again }) => again === null)
  const ways = { departed, lost: unitsByLine(gone.reduce<UnitsOfLine[]>((all, { lines }) => together(all, lines), [])) }
  knownWays.set(fulfilments, ways)
  return ways
}

const knownCancelled = new WeakMap<readonly UnitsOfLine[], ReadonlyMap<string, UnitRange[]>>()
function cancelledOf({ cancelled }: PlacedOrder): ReadonlyMap<string, UnitRange[]> {
  const known = knownCancelled.get(cancelled) ?? unitsByLine(cancelled)
  knownCancelled.set(cancelled, known)
  return known
}
const unitsByLine = (lines: readonly UnitsOfLine[]) => new Map(lines.map(({ lineId, units }) => [lineId, units]))

type LineId = Pick<Line, 'lineId'>

/** The units of a line that left and were not lost on the way, by when they left; none of a charge. */
export function departedUnits(order: PlacedOrder, { lineId }: LineId): Departed[] {
  return waysOf(order).departed.get(lineId) ?? []
}

export const leftUnits = (order: PlacedOrder, line: LineId): UnitRange[] =>
  departedUnits(order, line).reduce<UnitRange[]>((left, { units }) => union(left, units), [])

/** The units of a line that will never leave. */
export const cancelledUnits = (order: PlacedOrder, { lineId }: LineId): UnitRange[] => cancelledOf(order).get(lineId) ?? []
/** The units of a line that a carrier lost, and that are not sent again. */
export const lostUnits = (order: PlacedOrder, { lineId }: LineId): UnitRange[] => waysOf(order).lost.get(lineId) ?? []
export const uncancelledUnits = (order: PlacedOrder, line: Line): UnitRange[] =>
  difference(allUnits(line.quantity), cancelledUnits(order, line))

/** What of a group may still leave, line by line. */
export function livingUnits(order: PlacedOrder, { lines, departures }: Group): UnitsOfLine[] {
  if (order.cancelled.length === 0 && departures.length === 0) return lines
  return without(without(lines, order.cancelled), departedTogether({ departures }))
}

export const departedTogether = ({ departures }: Pick<Group, 'departures'>): UnitsOfLine[] =>
  departures.reduce<UnitsOfLine[]>((all, { lines }) => together(all, lines), [])

export const withUnits = (lines: readonly UnitsOfLine[]): UnitsOfLine[] => lines.filter(({ units }) => units.length > 0)
export const unitsIn = (lines: readonly UnitsOfLine[], lineId: string): UnitRange[] =>
  lines.find(line => line.lineId === lineId)?.units ?? []
export const countIn = (lines: readonly UnitsOfLine[], lineId: string): number => countUnits(unitsIn(lines, lineId))
export const countAll = (lines: readonly UnitsOfLine[]): number => lines.reduce((sum, { units }) => sum + countUnits(units), 0)

const combined =
  (combine: (a: readonly UnitRange[], b: readonly UnitRange[]) => UnitRange[]) =>
  (a: readonly UnitsOfLine[], b: readonly UnitsOfLine[]): UnitsOfLine[] => {
    const others = unitsByLine(b)
    return withUnits(a.map(({ lineId, units }) => ({ lineId, units: combine(units, others.get(lineId) ?? []) })))
  }
/** Each line at most once in either. */
export const without = combined(difference)
export const within = combined(intersection)

export function together(a: readonly UnitsOfLine[], b: readonly UnitsOfLine[]): UnitsOfLine[] {
  if (a.length === 0) return [...b]
  const sums = unitsByLine(a)
  for (const { lineId, units } of b) sums.set(lineId, union(sums.get(lineId) ?? [], units))
  return [...sums].map(([lineId, units]) => ({ lineId, units }))
}

/** So many of them, by line: the first. */
export const firstOf = (lines: readonly UnitsOfLine[], wanted: readonly LineUnits[]): UnitsOfLine[] =>
  withUnits(wanted.map(({ lineId, quantity }) => ({ lineId, units: firstUnits(unitsIn(lines, lineId), quantity) })))

/** So many of them, by line: the last. */
export const lastOf = (lines: readonly UnitsOfLine[], wanted: readonly LineUnits[]): UnitsOfLine[] =>
  withUnits(
    wanted.map(({ lineId, quantity }) => {
      const units = unitsIn(lines, lineId)
      return { lineId, units: difference(units, firstUnits(units, countUnits(units) - quantity)) }
    }),
  )
