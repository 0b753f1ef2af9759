import { countUnits, difference, type UnitRange } from '#kernel/units.ts'
import type { SuggestSourcingResponse__Output } from '#protos/nahr/inventory/v1/SuggestSourcingResponse.ts'
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

/** The first of what is suggested, as units of lines; null where nothing is, or not all of it from one place where that is asked. */
export function placeOf(
  wanted: readonly Wanted[],
  { parcels, missing }: Pick<SuggestSourcingResponse__Output, 'parcels' | 'missing'>,
  asWhole: boolean,
): Place | null {
  const [first] = parcels
  const isAll = parcels.length === 1 && missing.length === 0
  if (!first || (asWhole && !isAll)) return null
  const left = new Map(first.lines.map(({ sku, quantity }) => [sku, Number(quantity)]))
  const lines = wanted.flatMap(({ lineId, sku, quantity }) => {
    const count = Math.min(quantity, left.get(sku) ?? 0)
    left.set(sku, (left.get(sku) ?? 0) - count)
    return count > 0 ? [{ lineId, quantity: String(count) }] : []
  })
  return { locationId: first.locationId, lines: isAll ? [] : lines, reasons: first.reasons }
}
