import type { Fulfilment, Line, Placement, Position } from './order.ts'

type Content = Pick<Placement, 'lines' | 'fulfilments'>

/** The positions that these groups draw on, each once, in sorted order. */
function positionsOf({ lines, fulfilments }: Content): Position[] {
  const locations = new Map(fulfilments.map(({ fulfilmentId, locationId }) => [fulfilmentId, locationId]))
  const positions = new Map<string, Position>()
  for (const { kind, sku, quantity, fulfilmentId } of lines) {
    const locationId = fulfilmentId === null ? undefined : locations.get(fulfilmentId)
    if (kind !== 'goods' || locationId === undefined) continue
    const key = JSON.stringify([sku, locationId])
    positions.set(key, { sku, locationId, quantity: (positions.get(key)?.quantity ?? 0) + quantity })
  }
  return [...positions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, position]) => position)
}

/** What an order must hold: the goods of every group that has not left. */
export const positionsToHold = ({ lines, fulfilments }: Content): Position[] =>
  positionsOf({ lines, fulfilments: fulfilments.filter(group => group.leftAt === null) })

/** What has left already, by group. */
export const departures = ({ lines, fulfilments }: Content): { group: Fulfilment; leftAt: string; positions: Position[] }[] =>
  fulfilments.flatMap(group =>
    group.leftAt === null ? [] : [{ group, leftAt: group.leftAt, positions: positionsOf({ lines, fulfilments: [group] }) }],
  )

/** Whether the goods of this line have left; a charge never does. */
export const hasLeft = (line: Line, fulfilments: readonly Fulfilment[]): boolean =>
  fulfilments.some(group => group.fulfilmentId === line.fulfilmentId && group.leftAt !== null)
