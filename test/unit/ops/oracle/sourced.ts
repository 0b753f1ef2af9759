type Line = { lineId: string; kind: string; quantity: number; fulfilmentId: string | null }
type Chosen = { lineId: string; units: { first: number; last: number }[] }
type Group = {
  fulfilmentId: string
  method: string
  locationId: string
  destinationId?: string | null
  leftAt: string | null
  sourced?: { because: unknown[]; lines: Chosen[] }
}
export type Placed = { lines: Line[]; fulfilments: Group[] }

const words = ['only_source', 'covers_all', 'fewest_parcels', 'priority', 'nearest', 'least_load', 'id']
const numbers = ({ units }: Chosen): number[] =>
  units.flatMap(({ first, last }) => Array.from({ length: Math.max(0, Math.min(last, 1e6) - first + 1) }, (_, n) => first + n))

const groupOf = ({ fulfilments }: Placed, id: string | null) => fulfilments.find(({ fulfilmentId }) => fulfilmentId === id)
const isSourced = (placed: Placed, { fulfilmentId }: Line) => groupOf(placed, fulfilmentId)?.sourced !== undefined

/** What each group has of a line: all of it, or so many units where locations were chosen. */
export function partsOf<Told extends Line>(placed: Placed, line: Told): (Told & Group)[] {
  if (!isSourced(placed, line)) return [{ ...line, ...groupOf(placed, line.fulfilmentId) } as Told & Group]
  return placed.fulfilments.flatMap(group =>
    (group.sourced?.lines ?? [])
      .filter(({ lineId }) => lineId === line.lineId)
      .map(chosen => ({ ...line, ...group, quantity: numbers(chosen).length })),
  )
}

/** Judges the choice of locations: every unit once, only what is to be sent, each group for what was asked as one. */
export function isSourcingLegal(placed: Placed): boolean {
  const chosen = placed.fulfilments.flatMap(({ sourced }) => sourced?.lines ?? [])
  const areUnitsOnce = placed.lines
    .filter(line => isSourced(placed, line))
    .every(({ lineId, quantity }) => {
      const units = chosen.filter(each => each.lineId === lineId).flatMap(numbers)
      return units.sort((a, b) => a - b).join() === Array.from({ length: quantity }, (_, n) => n + 1).join()
    })
  const areGroupsRight = placed.fulfilments.every(({ method, locationId, destinationId = null, leftAt, sourced }) => {
    if (!sourced) return true
    const own = sourced.lines.map(({ lineId }) => placed.lines.find(line => line.lineId === lineId))
    const asked = new Set(own.map(line => line?.fulfilmentId))
    return (
      (method === 'delivery' ? destinationId === null : method === 'ship_to_store') &&
      (method === 'delivery' || (destinationId !== null && destinationId !== locationId)) &&
      leftAt === null &&
      sourced.because.length > 0 &&
      sourced.because.every(word => words.includes(String(word))) &&
      sourced.lines.every(({ units }) => units.length > 0 && units.every(({ first, last }) => first >= 1 && first <= last)) &&
      own.length > 0 &&
      new Set(own).size === own.length &&
      asked.size === 1 &&
      own.every(line => line && (groupOf(placed, line.fulfilmentId)?.destinationId ?? null) === destinationId) &&
      own.every(line => line !== undefined && isSourced(placed, line))
    )
  })
  return areUnitsOnce && areGroupsRight
}
