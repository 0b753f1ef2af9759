import type { AwaitedGoods, Group, PlacedOrder, UnitsOfLine } from './order.ts'
import { positionsOfUnits } from './stock.ts'
import { within } from './units.ts'

/** Of units that a group gives up, those that it waits for go first: so do releases of its reservation. */
export function stillAwaited(
  order: PlacedOrder,
  { awaits, lines, locationId }: Group,
  gone: readonly UnitsOfLine[],
): AwaitedGoods[] {
  if (awaits.length === 0) return awaits
  const given = countsOf(order, locationId, within(lines, gone))
  return awaits.flatMap(({ sku, quantity, expectedAt }) => {
    const left = quantity - (given.get(sku) ?? 0)
    return left > 0 ? [{ sku, quantity: left, expectedAt }] : []
  })
}

/** How many of each SKU these units are. */
export const countsOf = (order: PlacedOrder, locationId: string, units: readonly UnitsOfLine[]): ReadonlyMap<string, number> =>
  new Map(positionsOfUnits(order, locationId, units).map(({ sku, quantity }) => [sku, quantity]))
