import { allUnits, type UnitRange } from '#kernel/units.ts'
import type { Line, PlacedOrder } from './order.ts'
import { isCancelled } from './standing.ts'

/** Units that left the building together. */
export type Departed = { units: UnitRange[]; leftAt: string }

/** The units of a line that left, by when they did; none of a charge. */
export function departedUnits({ fulfilments }: PlacedOrder, { fulfilmentId, quantity }: Line): Departed[] {
  const group = fulfilments.find(each => each.fulfilmentId === fulfilmentId)
  if (group?.progress.state !== 'left' || group.leftAt === null) return []
  return [{ units: allUnits(quantity), leftAt: group.leftAt }]
}

export const leftUnits = (order: PlacedOrder, line: Line): UnitRange[] => departedUnits(order, line).flatMap(({ units }) => units)

/** The units of a line that will never leave. */
export const cancelledUnits = (order: PlacedOrder, line: Line): UnitRange[] =>
  isCancelled(line, order) ? allUnits(line.quantity) : []
