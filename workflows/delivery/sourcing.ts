import { countUnits, difference, type UnitRange } from '#kernel/units.ts'
import type { Availability__Output } from '#protos/nahr/inventory/v1/Availability.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { unitsOf } from '../units.ts'
import type { Place } from './contract.ts'
import { groupOf } from './standing.ts'

export type Wanted = { lineId: string; sku: string; quantity: number }

/** What of a group has neither left nor ended. */
export function wantedOf(order: Order__Output, fulfilmentId: string): Wanted[] {
  const { lines, parcels } = groupOf(order, fulfilmentId)
  return lines.flatMap(({ lineId, units }) => {
    const line = order.lines.find(each => each.lineId === lineId)
    if (!line) return []
    const sent = parcels.flatMap(parcel => parcel.lines.filter(each => each.lineId === lineId).map(each => unitsOf(each.units)))
    const gone: UnitRange[][] = [...sent, unitsOf(line.cancelledUnits)]
    const quantity = countUnits(gone.reduce<UnitRange[]>((left, taken) => difference(left, taken), unitsOf(units)))
    return quantity > 0 ? [{ lineId, sku: line.sku, quantity }] : []
  })
}

/** The place that has most of it, the first by name among equals; null where none has any, or all of it where that is asked. */
export function bestPlace(
  wanted: readonly Wanted[],
  availabilities: readonly Availability__Output[],
  { not, asWhole }: { not: ReadonlySet<string>; asWhole: boolean },
): Place | null {
  const places = [...new Set(availabilities.map(({ locationId }) => locationId))].filter(place => !not.has(place)).sort()
  const all = wanted.reduce((sum, { quantity }) => sum + quantity, 0)
  let best: { place: Place; units: number } | null = null
  for (const locationId of places) {
    const left = new Map(
      availabilities.filter(each => each.locationId === locationId).map(each => [each.sku, Number(each.available)]),
    )
    const lines = wanted.flatMap(({ lineId, sku, quantity }) => {
      const count = Math.min(quantity, Math.max(0, left.get(sku) ?? 0))
      left.set(sku, (left.get(sku) ?? 0) - count)
      return count > 0 ? [{ lineId, quantity: count }] : []
    })
    const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
    if (units === 0 || (asWhole && units < all) || (best && units <= best.units)) continue
    const some = units < all ? lines.map(({ lineId, quantity }) => ({ lineId, quantity: String(quantity) })) : []
    best = { place: { locationId, lines: some }, units }
  }
  return best?.place ?? null
}
