import type { Fulfilment, Placement, Position } from './order.ts'

type Content = Pick<Placement, 'lines' | 'fulfilments'>
type Goods = Pick<Placement, 'lines'>

/** The positions that a group draws on, each once, in sorted order. */
export function positionsOfGroup({ lines }: Goods, { fulfilmentId, locationId }: Fulfilment): Position[] {
  const positions = new Map<string, Position>()
  for (const line of lines) {
    if (line.kind !== 'goods' || line.fulfilmentId !== fulfilmentId) continue
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
