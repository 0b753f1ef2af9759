import { countUnits } from '#kernel/units.ts'
import type { NotFound } from './events.ts'
import type { Fulfilment, Line, Placement, Position, UnitsOfLine } from './order.ts'

type Content = Pick<Placement, 'lines' | 'fulfilments'>
type Goods = Pick<Placement, 'lines'>

/** What these units are of a place's stock, each position once, in sorted order. */
export function positionsOfUnits({ lines }: Goods, locationId: string, units: readonly UnitsOfLine[]): Position[] {
  const counts = new Map(units.map(line => [line.lineId, countUnits(line.units)]))
  return positionsOf(
    lines.map(line => ({ ...line, quantity: counts.get(line.lineId) ?? 0 })).filter(({ quantity }) => quantity > 0),
    locationId,
  )
}

/** These units as goods that their place can't find; nothing where there are none. */
export const missingOf = (
  order: Goods,
  locationId: string,
  units: readonly UnitsOfLine[],
  missingId: string | undefined,
): NotFound =>
  missingId === undefined || units.length === 0
    ? {}
    : { missing: { missingId, positions: positionsOfUnits(order, locationId, units) } }

/** The positions that a group draws on, each once, in sorted order. */
export const positionsOfGroup = ({ lines }: Goods, { fulfilmentId, locationId, sourced }: Fulfilment): Position[] =>
  sourced
    ? positionsOfUnits({ lines }, locationId, sourced.lines)
    : positionsOf(
        lines.filter(line => line.kind === 'goods' && line.fulfilmentId === fulfilmentId),
        locationId,
      )

function positionsOf(lines: readonly Pick<Line, 'sku' | 'quantity'>[], locationId: string): Position[] {
  const positions = new Map<string, Position>()
  for (const line of lines) {
    const { sku } = line
    positions.set(sku, { sku, locationId, quantity: (positions.get(sku)?.quantity ?? 0) + line.quantity })
  }
  return [...positions.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1))
}

type Drawn = { group: Fulfilment; positions: Position[] }

const drawn = (content: Content, groups: readonly Fulfilment[]): Drawn[] =>
  groups.map(group => ({ group, positions: positionsOfGroup(content, group) })).filter(({ positions }) => positions.length > 0)

/** What an order must hold: the goods of every group that has not left, each by itself, so that one can end alone. */
export const goodsToHold = (content: Content): Drawn[] =>
  drawn(
    content,
    content.fulfilments.filter(group => group.leftAt === null),
  )

/** What has left already, by group. */
export const departures = ({ lines, fulfilments }: Content): (Drawn & { leftAt: string })[] =>
  fulfilments.flatMap(group => {
    const { leftAt } = group
    return leftAt === null ? [] : [{ group, leftAt, positions: positionsOfGroup({ lines }, group) }]
  })
