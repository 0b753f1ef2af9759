import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { cancelUnits } from './cancelling.ts'
import type { OrderCommand } from './commands.ts'
import type { OrderEvent } from './events.ts'
import { notification, type Part, requireGroup, requireLines, requireMethod } from './groups.ts'
import type { Group, LineUnits, Order, Parcel, PlacedOrder, UnitsOfLine } from './order.ts'
import { differs, isSameParcel, isUsed, toSend } from './parcels.ts'
import { freeId } from './picking.ts'
import { positionsOfUnits } from './stock.ts'
import { countIn, firstOf, livingUnits, together, within, without } from './units.ts'

type Send = Of<OrderCommand, 'RecordShipment'>

/** What travels to a store goes as one group; what stays behind is another. */
export function sendToStore(command: Send, part: Part): OrderEvent[] {
  const { fulfilmentId, parcelId, carrier, trackingReference, transferId, notificationId: id, at: sentAt } = command
  const { order, group } = part
  const known = sentFrom(order, fulfilmentId).find(parcel => parcel.parcelId === parcelId)
  if (known) return isSameParcel(known, command) ? [] : differs()
  if (isUsed(order, parcelId)) differs()
  requireLines(part, command.lines)
  const lines = toSend(part, command.lines)
  const isWhole = without(livingUnits(order, group), lines).length === 0
  const into = isWhole ? fulfilmentId : freeId(order, fulfilmentId)
  const { locationId: from, destinationId, reservationId } = group
  const to = destinationId ?? from
  const transit = { transferId, reservationId: reservationId ?? '', from, to, positions: positionsOfUnits(order, from, lines) }
  const parcel = { parcelId, carrier, trackingReference }
  return [
    { type: 'SentToStore', fulfilmentId, ...parcel, lines, into, transit, sentAt },
    notification({ ...group, fulfilmentId: into, locationId: to }, { id, key: 'shipment.sent', at: sentAt }, parcel),
  ]
}

/** Also what has since become a group of its own. */
const sentFrom = ({ fulfilments }: PlacedOrder, asked: string): Parcel[] =>
  fulfilments.flatMap(({ fulfilmentId, transit, parcels }) => (fulfilmentId === asked || transit?.of === asked ? parcels : []))

/** The shopper's units first: of what was cancelled on the way it may be less. */
export function recordArrival(command: Of<OrderCommand, 'RecordArrival'>, order: Order): OrderEvent[] {
  const { fulfilmentId, parcelId, lines: wanted } = command
  const there = requireTravelling(order, fulfilmentId, parcelId)
  const { parcel } = there
  requireLines(there, wanted)
  for (const { lineId, quantity } of wanted) {
    const sent = countIn(parcel.lines, lineId)
    if (quantity > sent) reject('ARRIVAL_ABOVE_SENT', { line_id: lineId, asked: quantity, sent })
  }
  if (parcel.state === 'arrived') return isAllOf(parcel.came, wanted, parcel) ? [] : differs()
  if (parcel.state !== 'sent') reject('WRONG_STATE', { state: parcel.state })
  const living = within(livingUnits(there.order, there.group), parcel.lines)
  return endTransit(there, wanted.length > 0 ? cameOf(parcel, living, wanted) : parcel.lines, {
    ...command,
    reason: 'not received',
  })
}

const isAllOf = (came: UnitsOfLine[], wanted: readonly LineUnits[], { lines }: Parcel): boolean =>
  lines.every(({ lineId }) => {
    const asked = wanted.length > 0 ? (wanted.find(line => line.lineId === lineId)?.quantity ?? 0) : countIn(lines, lineId)
    return countIn(came, lineId) === asked
  })

function cameOf({ lines }: Parcel, living: UnitsOfLine[], wanted: readonly LineUnits[]): UnitsOfLine[] {
  const first = wanted.map(({ lineId, quantity }) => ({ lineId, quantity: Math.min(quantity, countIn(living, lineId)) }))
  const own = firstOf(living, first)
  const others = wanted.map(({ lineId, quantity }) => ({ lineId, quantity: quantity - countIn(own, lineId) }))
  return together(own, firstOf(without(lines, living), others))
}

/** A carrier lost it. Nothing was taken for it yet. */
export function loseOnTheWay(command: Of<OrderCommand, 'RecordLost'>, order: Order): OrderEvent[] {
  const { fulfilmentId, parcelId, reason, outcome, at } = command
  if (outcome === 'send_again') reject('METHOD_NOT_SUPPORTED', { method: 'ship_to_store' })
  const there = requireTravelling(order, fulfilmentId, parcelId)
  const { parcel } = there
  if (parcel.state === 'lost') return []
  if (parcel.state !== 'sent') reject('WRONG_STATE', { state: parcel.state })
  return endTransit(there, [], { ...command, reason, cancellationId: command.notificationId, pickBy: at })
}

type Ending = { cancellationId: string; notificationId: string; reason: string; pickBy: string; at: string }

/** What does not come is given up before what does arrives, so that nobody waits for it there. */
function endTransit({ order, group, parcel, transferId }: Travelling, came: UnitsOfLine[], how: Ending): OrderEvent[] {
  const { pickBy, at: endedAt } = how
  const { fulfilmentId, destinationId } = group
  const { parcelId } = parcel
  const locationId = destinationId ?? group.locationId
  const gone = without(within(livingUnits(order, group), parcel.lines), came)
  const cancelled = gone.length > 0 ? cancelUnits(order, gone, { ...how, because: 'lost' }) : []
  const positions = positionsOfUnits(order, locationId, came)
  return [
    ...cancelled,
    { type: 'TransitEnded', fulfilmentId, locationId, parcelId, transferId, came, positions, pickBy, endedAt },
  ]
}

type Travelling = Part & { parcel: Parcel; transferId: string }

function requireTravelling(order: Order, fulfilmentId: string, parcelId: string): Travelling {
  requireGroup(order, fulfilmentId)
  const part = requireMethod(order, fulfilmentId, 'ship_to_store')
  const parcel = part.group.parcels.find(each => each.parcelId === parcelId)
  const { transit } = part.group
  if (!parcel || !transit) throw new Rejection('not-found', 'PARCEL_NOT_FOUND', { parcel_id: parcelId })
  return { ...part, parcel, transferId: transit.transferId }
}

/** Where it was sent from, until it is; whoever sent it may ask again. */
export const sourceOf = ({ transit, locationId }: Group): string => transit?.from ?? locationId
