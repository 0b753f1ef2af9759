import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { intersection } from '#kernel/units.ts'
import { takenUnits } from './claims.ts'
import type { OrderCommand } from './commands.ts'
import { capturesFor } from './ending.ts'
import type { LeftState, OrderEvent } from './events.ts'
import { notification, requireDue, requireGroup, requireLines, requireMethod, stateOnceLeft, wrongState } from './groups.ts'
import { paidForUnits } from './money.ts'
import type { Group, Order, Parcel, PlacedOrder, RefundOwed } from './order.ts'
import { differs, isSameParcel, isUsed, toSend } from './parcels.ts'
import { freeId } from './picking.ts'
import { positionsOfUnits } from './stock.ts'
import { loseOnTheWay, sendToStore } from './transit.ts'
import { livingUnits, without } from './units.ts'

/** A parcel of what has been picked: all of it, or so many units of some lines. */
export function recordShipment(command: Of<OrderCommand, 'RecordShipment'>, order: Order): OrderEvent[] {
  const { fulfilmentId, parcelId, carrier, trackingReference, issueId, notificationId: id, at: sentAt } = command
  const part = requireMethod(order, fulfilmentId, 'delivery', 'ship_to_store')
  const { order: placed, group } = part
  if (group.method === 'ship_to_store') return sendToStore(command, part)
  const known = group.parcels.find(parcel => parcel.parcelId === parcelId)
  if (known) return isSameParcel(known, command) ? [] : differs()
  if (isUsed(placed, parcelId)) differs()
  requireLines(part, command.lines)
  const lines = toSend(part, command.lines)
  const { locationId, reservationId } = group
  const positions = positionsOfUnits(placed, locationId, lines)
  const issue = { issueId, reservationId: reservationId ?? '', locationId, leftAt: sentAt, positions }
  const captures = capturesFor(placed, group, lines, issueId)
  const isLast = without(livingUnits(placed, group), lines).length === 0
  const parcel = { fulfilmentId, parcelId, carrier, trackingReference }
  return [
    { type: 'ShipmentSent', ...parcel, lines, issue, captures, isLast, sentAt },
    notification(group, { id, key: 'shipment.sent', at: sentAt }, { parcelId, carrier, trackingReference }),
  ]
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
  if (requireGroup(order, command.fulfilmentId).group.method === 'ship_to_store') return loseOnTheWay(command, order)
  const { fulfilmentId, parcelId, reason, outcome = 'refund', notificationId: id, at: lostAt } = command
  const { order: placed, group, parcel } = requireParcel(order, fulfilmentId, parcelId)
  if (parcel.state === 'lost' && (parcel.again !== null) === (outcome === 'send_again')) return []
  if (parcel.state !== 'sent') reject('WRONG_STATE', { state: parcel.state })
  const { lines } = parcel
  const taken = takenUnits(placed)
  const claimed = lines.find(({ lineId, units }) => intersection(units, taken.get(lineId) ?? []).length > 0)
  // They would be given back twice: the return has to let them go first.
  if (claimed) reject('UNITS_CLAIMED', { line_id: claimed.lineId })
  if (outcome === 'send_again') return sendAgain(command, placed, group, parcel)
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

function sendAgain(
  { parcelId, reason, notificationId: id, at: lostAt }: Of<OrderCommand, 'RecordLost'>,
  order: PlacedOrder,
  group: Group,
  parcel: Parcel,
): OrderEvent[] {
  const { fulfilmentId, locationId } = group
  const [into, turns] = [freeId(order, fulfilmentId), turnedBy(group, parcel, 'lost')]
  const departure = group.departures.find(each => each.parcelId === parcelId)
  const captures = group.again?.captures ?? departure?.captures.map(capture => ({ ...capture, parcelId })) ?? []
  const lost = { fulfilmentId, locationId, parcelId, reason, lines: parcel.lines, refundsDue: [], refunds: [] }
  return [
    { type: 'ShipmentLost', ...lost, again: { into, captures }, turns, lostAt },
    notification(group, { id, key: 'shipment.lost', at: lostAt }, { parcelId, sentAgainIn: into }),
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

type Again = NonNullable<Of<OrderCommand, 'ExpireFulfilment'>['again']>

/** Not sent as promised: the shopper is told, and by when it is promised since. */
export function delay(group: Group, again: Again | undefined, at: string): OrderEvent[] {
  const { fulfilmentId, locationId, progress, delays } = group
  const isPromised = ['open', 'in_progress', 'in_transit', 'arrived'].includes(progress.state)
  if (!isPromised) wrongState(group)
  const promisedBy = requireDue(group.pickBy, at)
  if (!again) throw new Error('nothing is promised in its place')
  const pickBy = (progress.state === 'arrived' ? again.readyBy : undefined) ?? again.pickBy
  return [
    { type: 'FulfilmentDelayed', fulfilmentId, locationId, delay: delays + 1, promisedBy, pickBy, delayedAt: at },
    notification(group, { id: again.notificationId, key: 'fulfilment.delayed', at }, { pickBy }),
  ]
}
