import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { intersection } from '#kernel/units.ts'
import { takenUnits } from './claims.ts'
import type { OrderCommand } from './commands.ts'
import { capturesFor } from './ending.ts'
import type { LeftState, OrderEvent } from './events.ts'
import {
  notification,
  requireDue,
  requireLines,
  requireMethod,
  requireState,
  requireUnits,
  stateOnceLeft,
  wrongState,
} from './groups.ts'
import { paidForUnits } from './money.ts'
import type { Group, LineUnits, Order, Parcel, PlacedOrder, RefundOwed, UnitsOfLine } from './order.ts'
import { pickedNow } from './picking.ts'
import { positionsOfUnits } from './stock.ts'
import { countIn, firstOf, livingUnits, without } from './units.ts'

/** A parcel of what has been picked: all of it, or so many units of some lines. */
export function recordShipment(command: Of<OrderCommand, 'RecordShipment'>, order: Order): OrderEvent[] {
  const { fulfilmentId, parcelId, carrier, trackingReference, issueId, notificationId: id, at: sentAt } = command
  const part = requireMethod(order, fulfilmentId, 'delivery')
  const { order: placed, group } = part
  requireLines(part, command.lines)
  const known = group.parcels.find(parcel => parcel.parcelId === parcelId)
  if (known) return isSame(known, command) ? [] : differs()
  if (isUsed(placed, parcelId)) differs()
  requireState(part, 'in_progress')
  const picked = pickedNow(group)
  requireUnits(picked, command.lines, 'SHIPMENT_ABOVE_PICKED', 'picked')
  const lines = command.lines.length > 0 ? firstOf(picked, command.lines) : picked
  if (lines.length === 0) reject('NOTHING_PICKED')
  const { locationId, reservationId } = group
  const positions = positionsOfUnits(placed, locationId, lines)
  const issue = { issueId, reservationId: reservationId ?? '', locationId, leftAt: sentAt, positions }
  const captures = capturesFor(placed, lines, issueId)
  const isLast = without(livingUnits(placed, group), lines).length === 0
  const parcel = { fulfilmentId, parcelId, carrier, trackingReference }
  return [
    { type: 'ShipmentSent', ...parcel, lines, issue, captures, isLast, sentAt },
    notification(group, { id, key: 'shipment.sent', at: sentAt }, { parcelId, carrier, trackingReference }),
  ]
}

const isSame = (parcel: Parcel, { carrier, trackingReference, lines }: Of<OrderCommand, 'RecordShipment'>): boolean =>
  parcel.carrier === carrier &&
  parcel.trackingReference === trackingReference &&
  (lines.length === 0 || isOf(parcel.lines, lines))
const isOf = (units: readonly UnitsOfLine[], lines: readonly LineUnits[]): boolean =>
  units.length === lines.length && lines.every(({ lineId, quantity }) => countIn(units, lineId) === quantity)
const isUsed = ({ fulfilments }: PlacedOrder, parcelId: string): boolean =>
  fulfilments.some(group => group.parcels.some(parcel => parcel.parcelId === parcelId))
const differs = (): never => {
  throw new Rejection('exists', 'PARCEL_DIFFERS')
}

export function recordDelivery(command: Of<OrderCommand, 'RecordDelivery'>, order: Order): OrderEvent[] {
  const { fulfilmentId, parcelId, notificationId: id, at: deliveredAt } = command
  const { group, parcel } = requireParcel(order, fulfilmentId, parcelId)
  if (parcel.state === 'delivered') return []
  if (parcel.state !== 'sent') reject('WRONG_STATE', { state: parcel.state })
  const turns = turnedBy(group, parcel, 'delivered')
  return [
    { type: 'ShipmentDelivered', fulfilmentId, locationId: group.locationId, parcelId, turns, deliveredAt },
    notification(group, { id, key: 'shipment.delivered', at: deliveredAt }, { parcelId }),
  ]
}

/** What was paid for it is due back: of what the channel settled at once, of a payment once it has been captured. */
export function recordLost(command: Of<OrderCommand, 'RecordLost'>, order: Order): OrderEvent[] {
  const { fulfilmentId, parcelId, reason, notificationId: id, at: lostAt } = command
  const { order: placed, group, parcel } = requireParcel(order, fulfilmentId, parcelId)
  if (parcel.state === 'lost') return []
  if (parcel.state !== 'sent') reject('WRONG_STATE', { state: parcel.state })
  const { lines } = parcel
  const taken = takenUnits(placed)
  const claimed = lines.find(({ lineId, units }) => intersection(units, taken.get(lineId) ?? []).length > 0)
  // They would be given back twice: the return has to let them go first.
  if (claimed) reject('UNITS_CLAIMED', { line_id: claimed.lineId })
  const paid = paidForUnits(placed, lines)
  const tenderOf = (tenderId: string) => placed.tenders.find(tender => tender.tenderId === tenderId)
  const refundsDue = paid.filter(({ tenderId, amountMinor }) => amountMinor > 0 && tenderOf(tenderId)?.paymentId === null)
  const refunds = paid.flatMap(({ tenderId, amountMinor }): RefundOwed[] => {
    const paymentId = tenderOf(tenderId)?.paymentId ?? null
    if (paymentId === null || amountMinor === 0) return []
    return [{ refundId: `${parcelId}/lost/${tenderId}`, tenderId, paymentId, amountMinor }]
  })
  const turns = turnedBy(group, parcel, 'lost')
  const { locationId } = group
  return [
    { type: 'ShipmentLost', fulfilmentId, locationId, parcelId, reason, lines, refundsDue, refunds, turns, lostAt },
    notification(group, { id, key: 'shipment.lost', at: lostAt }, { parcelId }),
  ]
}

function requireParcel(
  order: Order,
  fulfilmentId: string,
  parcelId: string,
): { order: PlacedOrder; group: Group; parcel: Parcel } {
  const { order: placed, group } = requireMethod(order, fulfilmentId, 'delivery')
  const parcel = group.parcels.find(each => each.parcelId === parcelId)
  if (!parcel) throw new Rejection('not-found', 'PARCEL_NOT_FOUND', { parcel_id: parcelId })
  return { order: placed, group, parcel }
}

/** Null while more of the group may leave, or is on its way. */
function turnedBy(group: Group, parcel: Parcel, state: Parcel['state']): LeftState | null {
  if (group.progress.state !== 'left') return null
  const after = stateOnceLeft({ parcels: group.parcels.map(each => (each === parcel ? { ...each, state } : each)) })
  return after === 'left' ? null : after
}

type Again = { pickBy: string; notificationId: string }

/** Not sent as promised: the shopper is told, and by when it is promised since. */
export function delay(group: Group, again: Again | undefined, at: string): OrderEvent[] {
  const { fulfilmentId, locationId, progress, delays, pickBy } = group
  if (progress.state !== 'open' && progress.state !== 'in_progress') wrongState(group)
  const promisedBy = requireDue(pickBy, at)
  if (!again) throw new Error('nothing is promised in its place')
  return [
    { type: 'FulfilmentDelayed', fulfilmentId, locationId, delay: delays + 1, promisedBy, pickBy: again.pickBy, delayedAt: at },
    notification(group, { id: again.notificationId, key: 'fulfilment.delayed', at }, { pickBy: again.pickBy }),
  ]
}
