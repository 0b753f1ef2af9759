import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { OrderCommand } from './commands.ts'
import { type Part, requireState, requireUnits } from './groups.ts'
import type { LineUnits, Parcel, PlacedOrder, UnitsOfLine } from './order.ts'
import { pickedNow } from './picking.ts'
import { countIn, firstOf } from './units.ts'

/** All that is picked, or so many units of it. */
export function toSend(part: Part, wanted: readonly LineUnits[]): UnitsOfLine[] {
  requireState(part, 'in_progress')
  const picked = pickedNow(part.group)
  requireUnits(picked, wanted, 'SHIPMENT_ABOVE_PICKED', 'picked')
  const lines = wanted.length > 0 ? firstOf(picked, wanted) : picked
  return lines.length > 0 ? lines : reject('NOTHING_PICKED')
}

export const isSameParcel = (
  parcel: Parcel,
  { carrier, trackingReference, lines }: Of<OrderCommand, 'RecordShipment'>,
): boolean =>
  parcel.carrier === carrier &&
  parcel.trackingReference === trackingReference &&
  (lines.length === 0 || isOf(parcel.lines, lines))
const isOf = (units: readonly UnitsOfLine[], lines: readonly LineUnits[]): boolean =>
  units.length === lines.length && lines.every(({ lineId, quantity }) => countIn(units, lineId) === quantity)
export const isUsed = ({ fulfilments }: PlacedOrder, parcelId: string): boolean =>
  fulfilments.some(group => group.parcels.some(parcel => parcel.parcelId === parcelId))
export const differs = (): never => {
  throw new Rejection('exists', 'PARCEL_DIFFERS')
}
