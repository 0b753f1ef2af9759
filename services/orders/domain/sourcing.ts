import type { Fulfilment, Line, Placement, SourcingReason, UnitsOfLine } from './order.ts'
import { freeId } from './picking.ts'

type Content = Pick<Placement, 'lines' | 'fulfilments'>
type Named = Pick<Fulfilment, 'fulfilmentId'>
/** A location that goods are to leave from: so many of each SKU, for whatever goes to one destination. */
export type Source = {
  locationId: string
  destinationId: string | null
  units: ReadonlyMap<string, number>
  because: SourcingReason[]
}
/** What one place is to get from wherever it is: a store that it is shipped to, or null for all that is delivered. */
export type Wanted = { destinationId: string | null; units: [sku: string, quantity: number][] }

/** Where it leaves from is not said. */
export const isToSource = ({ locationId }: Pick<Fulfilment, 'locationId'>): boolean => locationId === ''

/** Units by SKU for which a location is to be found, in the order of the lines. */
export const unitsToSource = ({ lines, fulfilments }: Content): Map<string, number> =>
  unitsOf(lines, fulfilments.filter(isToSource))

/** The same for each destination; stores first, since each has a place less to get it from. */
export function wantedIn({ lines, fulfilments }: Content): Wanted[] {
  const open = Map.groupBy(fulfilments.filter(isToSource), ({ destinationId }) => destinationId)
  const wanted = [...open].map(([destinationId, groups]) => ({ destinationId, units: [...unitsOf(lines, groups)] }))
  return [...wanted.filter(each => each.destinationId !== null), ...wanted.filter(each => each.destinationId === null)]
}

function unitsOf(lines: readonly Line[], groups: readonly Named[]): Map<string, number> {
  const ids = new Set<string | null>(groups.map(({ fulfilmentId }) => fulfilmentId))
  return unitsBySku(lines.filter(({ fulfilmentId }) => ids.has(fulfilmentId)))
}

function unitsBySku(lines: readonly Pick<Line, 'sku' | 'quantity'>[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity)
  return units
}

/**
 * The groups with a location each, of sources that together have what is wanted. A group that takes several is as many
 * groups: the first keeps its id, the others get ids that none of these has, nor any of `others`.
 */
export function sourcedFrom(content: Content, sources: readonly Source[], others: readonly Named[] = []): Fulfilment[] {
  const left = sources.map(source => ({ ...source, units: new Map(source.units) }))
  const taken = [...others, ...content.fulfilments.map(({ fulfilmentId }) => ({ fulfilmentId }))]
  const lines = Map.groupBy(content.lines, line => line.fulfilmentId)
  const idOf = (asked: string, index: number): string => {
    if (index === 0) return asked
    const fulfilmentId = freeId({ fulfilments: taken }, asked)
    taken.push({ fulfilmentId })
    return fulfilmentId
  }
  return content.fulfilments.flatMap((group): Fulfilment[] => {
    if (!isToSource(group)) return [group]
    const open = left.filter(({ destinationId }) => destinationId === group.destinationId)
    return partsOf(lines.get(group.fulfilmentId) ?? [], open).map(({ source: { locationId, because }, lines }, index) => {
      return { ...group, fulfilmentId: idOf(group.fulfilmentId, index), locationId, sourced: { because, lines } }
    })
  })
}

type Left = Source & { units: Map<string, number> }

/** From one that has all of it, else from each in turn. */
function partsOf(lines: readonly Line[], sources: readonly Left[]): { source: Left; lines: UnitsOfLine[] }[] {
  const wanted = [...unitsBySku(lines)]
  const whole = sources.find(({ units }) => wanted.every(([sku, quantity]) => (units.get(sku) ?? 0) >= quantity))
  const found = new Map<string, number>()
  const parts = (whole ? [whole] : sources).map(source => ({ source, lines: lines.flatMap(line => taken(line, source, found)) }))
  if (lines.some(({ lineId, quantity }) => found.get(lineId) !== quantity))
    throw new Error('the sources have less than is wanted')
  return parts.filter(part => part.lines.length > 0)
}

/** The next units of a line, as many as there are. */
function taken({ lineId, sku, quantity }: Line, { units }: Left, found: Map<string, number>): UnitsOfLine[] {
  const before = found.get(lineId) ?? 0
  const count = Math.min(quantity - before, units.get(sku) ?? 0)
  if (count === 0) return []
  found.set(lineId, before + count)
  units.set(sku, (units.get(sku) ?? 0) - count)
  return [{ lineId, units: [{ first: before + 1, last: before + count }] }]
}
