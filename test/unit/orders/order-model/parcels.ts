import type { Asked, Done } from './asked.ts'
import { cancel, depart } from './ending.ts'
import { add, ofChannel, ofPayments, paidFor } from './money.ts'
import {
  addBehind,
  blank,
  firstSo,
  type Group,
  here,
  isGoing,
  keyed,
  needGroup,
  needLines,
  needMethod,
  needSo,
  needState,
  nextId,
  ofLine,
  overall,
  type Parcel,
  refuse,
  type Unit,
  type World,
} from './world.ts'

type Ship = Asked<'RecordShipment'>

export function ship(world: World, asked: Ship): Done {
  const group = needMethod(world, asked.fulfilmentId, 'delivery', 'ship_to_store')
  const { parcelId: id, lines } = asked
  const known = world.parcels.find(parcel => parcel.id === id)
  if (known) return isFrom(world, known, group) && isSame(world, known, asked) ? 'nothing' : refuse('PARCEL_DIFFERS')
  needLines(world, group, lines)
  needState(world, group, 'in_progress')
  const picked = here(world, group.id).filter(({ isPicked }) => isPicked)
  needSo(picked, lines, 'SHIPMENT_ABOVE_PICKED')
  const units = lines.length > 0 ? firstSo(picked, lines) : picked
  if (units.length === 0) refuse('NOTHING_PICKED')
  const parcel: Parcel = {
    ...{ id, group: group.id, told: toldBy(asked), units: units.map(({ key }) => key) },
    ...{ state: 'sent', came: [], goesAgain: false },
  }
  world.parcels.push(parcel)
  if (group.method === 'ship_to_store') travel(world, group, units, parcel)
  else {
    depart(world, group, units)
    if (here(world, group.id).length === 0) group.state = 'left'
  }
  return 'done'
}
const toldBy = ({ carrier, trackingReference }: Ship): string => `${carrier} ${trackingReference}`
const isFrom = ({ groups }: World, { group }: Parcel, asked: Group): boolean =>
  group === asked.id || groups.some(({ id, sentOf }) => id === group && sentOf === asked.id)
function isSame(world: World, { told, units }: Parcel, asked: Ship): boolean {
  const lines = new Set(keyed(world, units).map(({ line }) => line))
  const areAll = asked.lines.every(({ lineId, quantity }) => ofLine(keyed(world, units), lineId).length === quantity)
  return told === toldBy(asked) && (asked.lines.length === 0 || (asked.lines.length === lines.size && areAll))
}

/** They are the shopper's only at the store to which they go. */
function travel(world: World, group: Group, units: readonly Unit[], parcel: Parcel): void {
  const there = { state: 'in_transit', place: group.destination ?? group.place, due: null, sentOf: group.id } as const
  if (units.length === here(world, group.id).length) {
    Object.assign(group, there)
    return
  }
  const added = { ...group, ...blank, ...there, id: nextId(world, group.id) }
  addBehind(world, group, added, units)
  parcel.group = added.id
}

function needParcel(world: World, id: string, group: Group): Parcel {
  return world.parcels.find(parcel => parcel.id === id && parcel.group === group.id) ?? refuse('PARCEL_NOT_FOUND')
}

export function deliver(world: World, { fulfilmentId, parcelId }: Asked<'RecordDelivery'>): Done {
  const group = needMethod(world, fulfilmentId, 'delivery')
  const parcel = needParcel(world, parcelId, group)
  if (parcel.state === 'delivered') return 'nothing'
  if (parcel.state !== 'sent') refuse('WRONG_STATE')
  parcel.state = 'delivered'
  turn(world, group)
  return 'done'
}
function turn(world: World, group: Group): void {
  if (group.state === 'left') group.state = overall(world, group)
}

export function lose(world: World, asked: Asked<'RecordLost'>): Done {
  const group = needGroup(world, asked.fulfilmentId)
  const isAgain = asked.outcome === 'send_again'
  const travels = group.method === 'ship_to_store'
  if ((travels && isAgain) || (!travels && group.method !== 'delivery')) refuse('METHOD_NOT_SUPPORTED')
  const parcel = needParcel(world, asked.parcelId, group)
  if (parcel.state === 'lost' && (travels || parcel.goesAgain === isAgain)) return 'nothing'
  if (parcel.state !== 'sent') refuse('WRONG_STATE')
  if (travels) {
    come(world, group, parcel, [], { cancellationId: asked.notificationId, due: asked.at })
    return 'done'
  }
  const units = keyed(world, parcel.units)
  const claimed = [...world.claims.values()].flatMap(claim => claim.asked.filter(key => !claim.released.includes(key)))
  if (units.some(({ key }) => claimed.includes(key))) refuse('UNITS_CLAIMED')
  parcel.state = 'lost'
  if (isAgain) goAgain(world, group, parcel, units)
  else writeOff(world, group, parcel, units)
  turn(world, group)
  return 'done'
}

/** Nothing is held for them, and nobody pays for them once more. */
function goAgain(world: World, group: Group, parcel: Parcel, units: readonly Unit[]): void {
  parcel.goesAgain = true
  for (const unit of units) Object.assign(unit, { is: 'here', isPicked: false })
  const fresh = { id: nextId(world, group.id), state: 'set_aside', reservation: null, again: parcel.id } as const
  addBehind(world, group, { ...group, ...blank, ...fresh }, units)
}

function writeOff(world: World, group: Group, parcel: Parcel, units: readonly Unit[]): void {
  for (const unit of units) unit.is = 'lost'
  const paid = paidFor(units)
  add(world.refundsDue, ofChannel(world, paid))
  for (const [tender, amount] of ofPayments(world, paid))
    world.refunds.set(`${parcel.id}/lost/${tender}`, { tender, amount, group: group.id, state: 'owed', storedValue: null })
}

export function arrive(world: World, asked: Asked<'RecordArrival'>): Done {
  const group = needMethod(world, asked.fulfilmentId, 'ship_to_store')
  const parcel = needParcel(world, asked.parcelId, group)
  needLines(world, group, asked.lines)
  const sent = keyed(world, parcel.units)
  needSo(sent, asked.lines, 'ARRIVAL_ABOVE_SENT')
  // The shopper's units first, then what was cancelled on the way.
  const inOrder = [...sent.filter(({ is }) => is === 'here'), ...sent.filter(({ is }) => is !== 'here')]
  const some = asked.lines.flatMap(({ lineId, quantity }) => inOrder.filter(({ line }) => line === lineId).slice(0, quantity))
  const came = (asked.lines.length > 0 ? some : sent).map(({ key }) => key)
  if (parcel.state === 'arrived') return countsOf(came) === countsOf(parcel.came) ? 'nothing' : refuse('PARCEL_DIFFERS')
  if (parcel.state !== 'sent') refuse('WRONG_STATE')
  come(world, group, parcel, came, { cancellationId: asked.cancellationId, due: asked.pickBy })
  return 'done'
}
const countsOf = (keys: readonly string[]): string => `${keys.map(key => key.slice(0, key.lastIndexOf('/'))).sort()}`

type Coming = { cancellationId: string; due: string }
function come(world: World, group: Group, parcel: Parcel, came: string[], { cancellationId, due }: Coming): void {
  const gone = keyed(world, parcel.units).filter(({ is, key }) => is === 'here' && !came.includes(key))
  if (gone.length > 0) cancel(world, gone, cancellationId)
  Object.assign(parcel, { state: came.length > 0 ? 'arrived' : 'lost', came })
  if (isGoing(group)) Object.assign(group, { state: 'arrived', due })
}
