import { type Made, unitsByGroup } from './made-groups.ts'
import { Broken, type Place } from './model.ts'
import { isWithin, type Range, size, together, told, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Units = Map<string, Range[]>
export type Lines = readonly { lineId: string; units: Range[] }[]
export type Group = {
  method: string
  locationId: string
  state: 'open' | 'picking' | 'travelling' | 'arrived' | 'ready' | 'aside' | 'gone' | 'ended'
  /** Units by line that may still leave, and those of them that were picked. */
  living: Units
  picked: Units
  hasLeft: boolean
  parcels: Map<string, 'sent' | 'delivered' | 'lost' | 'arrived'>
  /** Where it goes, where that is a store; and what travels there. */
  destinationId: string | null
  sent: Lines | null
  wrongCodes: number
  delays: number
  /** When it may expire. */
  dueAt: string | null
  /** Whether that is because its shopper has to choose. */
  isChosenFor: boolean
  /** Its units were lost, and go once more for what was paid for them. */
  isAgain: boolean
}
export type Order = {
  groups: Map<string, Group>
  unknown: Set<string>
  stops: Set<string>
  isCancelled: boolean
  isGuest: boolean
  /** What must come next, by the same command. */
  awaited: { type: string; key: string | null; params: Record<string, string>; command: string; place: Place } | null
}

const triesAtMost = 5

export function placed({ lines, fulfilments, tenders, customerId }: Of<'OrderPlaced'>): Order {
  const unknown = tenders.filter(tender => tender.authorization === 'unknown').map(({ tenderId }) => tenderId)
  const groups = new Map(groupsOf({ lines, fulfilments }))
  return { groups, unknown: new Set(unknown), stops: new Set(), isCancelled: false, isGuest: customerId === null, awaited: null }
}

function groupsOf(made: Made): [string, Group][] {
  const own = unitsByGroup(made)
  return made.fulfilments.map(({ fulfilmentId, method, locationId, destinationId, leftAt, pickBy }): [string, Group] => {
    const hasLeft = leftAt !== null
    const units = own.get(fulfilmentId) ?? new Map<string, Range[]>()
    const progress = {
      hasLeft,
      picked: new Map(),
      parcels: new Map(),
      wrongCodes: 0,
      delays: 0,
      dueAt: pickBy,
      isChosenFor: false,
      isAgain: false,
      destinationId,
      sent: null,
    }
    return [
      fulfilmentId,
      { method, locationId, state: hasLeft ? 'gone' : 'open', living: hasLeft ? new Map() : units, ...progress },
    ]
  })
}

export function requireUnknown({ unknown }: Order, tenderId: string): void {
  if (!unknown.delete(tenderId)) throw new Broken(`settles tender ${tenderId}, of which nothing was unknown`)
}

export function group(order: Order, fulfilmentId: string): Group {
  const found = order.groups.get(fulfilmentId)
  if (!found) throw new Broken(`is about fulfilment ${fulfilmentId}, which is not there`)
  const isSentSomewhere = found.method === 'ship_to_store' && found.destinationId !== null
  if (found.method !== 'pickup' && found.method !== 'delivery' && !isSentSomewhere)
    throw new Broken(`is about fulfilment ${fulfilmentId}, which is neither picked up nor sent anywhere`)
  return found
}

export function groupIn(order: Order, fulfilmentId: string, state: Group['state']): Group {
  const found = group(order, fulfilmentId)
  if (found.state !== state) throw new Broken(`comes while fulfilment ${fulfilmentId} is ${found.state}`)
  if (order.unknown.size > 0) throw new Broken('comes while it is not known whether the order is paid')
  if (order.stops.size > 0) throw new Broken('comes while the order is held')
  return found
}

export const isLiving = ({ state }: Group): boolean => state !== 'gone' && state !== 'ended'

export function livingGroup(order: Order, fulfilmentId: string): Group {
  const found = group(order, fulfilmentId)
  if (!isLiving(found)) throw new Broken(`ends fulfilment ${fulfilmentId}, which is ${found.state}`)
  return found
}

export function endGroup(ending: Group): void {
  ending.state = ending.hasLeft ? 'gone' : 'ended'
  ending.living = new Map()
}

export function takeOut(units: Units, lines: Lines): void {
  for (const { lineId, units: taken } of lines) {
    const rest = without(units.get(lineId) ?? [], taken)
    if (rest.length > 0) units.set(lineId, rest)
    else units.delete(lineId)
  }
}

export function requireThere(units: Units, lines: Lines): void {
  for (const { lineId, units: taken } of lines)
    if (!isWithin(taken, units.get(lineId) ?? []))
      throw new Broken(`moves units ${told(taken)} of line ${lineId}, which are not there`)
}

/** The first of a line that are still on the shelf. */
export function pick({ living, picked }: Group, { lines }: Of<'UnitsPicked'>): void {
  for (const { lineId, quantity } of lines) {
    const before = picked.get(lineId) ?? []
    let left = quantity
    const found = without(living.get(lineId) ?? [], before).flatMap(({ first, last }) => {
      const count = Math.min(left, last - first + 1)
      left -= count
      return count > 0 ? [{ first, last: first + count - 1 }] : []
    })
    if (left > 0) throw new Broken(`picks ${left} units of line ${lineId} too many`)
    picked.set(lineId, together(before, found))
  }
}

export function send(order: Order, from: Group, { parcelId, lines, isLast }: Of<'ShipmentSent'>): void {
  if (from.method !== 'delivery') throw new Broken('sends what is not delivered')
  if ([...order.groups.values()].some(({ parcels }) => parcels.has(parcelId))) throw new Broken(`sends parcel ${parcelId} twice`)
  requireThere(from.picked, lines)
  takeOut(from.picked, lines)
  takeOut(from.living, lines)
  from.hasLeft = true
  from.parcels.set(parcelId, 'sent')
  if (isLast !== (from.living.size === 0)) throw new Broken(`says that it is ${isLast ? '' : 'not '}the last of its fulfilment`)
  if (isLast) from.state = 'gone'
}

/** Its units wait in a group of their own, and hold nothing. */
function goAgain(order: Order, from: Group, { lines, again }: Of<'ShipmentLost'>): void {
  if (!again) return
  if (order.groups.has(again.into)) throw new Broken(`sends again in fulfilment ${again.into}, which is there`)
  const living = new Map(lines.map(({ lineId, units }) => [lineId, units]))
  const fresh = { picked: new Map(), parcels: new Map(), wrongCodes: 0, delays: 0, hasLeft: false, isChosenFor: false }
  const { method, locationId } = from
  order.groups.set(again.into, {
    method,
    locationId,
    destinationId: null,
    sent: null,
    state: 'aside',
    living,
    dueAt: null,
    ...fresh,
    isAgain: true,
  })
}

export function arrive(order: Order, from: Group, event: Of<'ShipmentDelivered' | 'ShipmentLost'>): void {
  const { type, parcelId, turns } = event
  if (type === 'ShipmentLost') goAgain(order, from, event)
  if (from.parcels.get(parcelId) !== 'sent')
    throw new Broken(`ends parcel ${parcelId}, which is ${from.parcels.get(parcelId) ?? 'not there'}`)
  from.parcels.set(parcelId, type === 'ShipmentLost' ? 'lost' : 'delivered')
  const expected = from.state === 'gone' ? onceLeft(from) : 'left'
  if ((turns ?? 'left') !== expected) throw new Broken(`turns its fulfilment to ${turns}, which is ${expected}`)
}

function onceLeft({ parcels }: Group): 'left' | 'delivered' | 'lost' {
  const states = [...parcels.values()]
  if (states.length === 0 || states.includes('sent') || states.includes('arrived')) return 'left'
  return states.includes('delivered') ? 'delivered' : 'lost'
}

/** Whether nothing of the order has left or will. */
export function cancelUnits(order: Order, { lines, ended }: Of<'UnitsCancelled' | 'OrderAmended'>): boolean {
  const before = [...order.groups].filter(([, each]) => isLiving(each))
  for (const [, each] of before) {
    takeOut(each.living, lines)
    takeOut(each.picked, lines)
  }
  const over = before.filter(([, each]) => each.living.size === 0)
  const expected = over.map(([id, each]) => `${id} ${each.hasLeft ? onceLeft(each) : 'cancelled'}`)
  for (const [, each] of over) endGroup(each)
  const given = ended.map(({ fulfilmentId, state }) => `${fulfilmentId} ${state}`)
  if (expected.sort().join() !== given.sort().join()) throw new Broken(`ends [${given}], where [${expected}] have nothing left`)
  return ![...order.groups.values()].some(each => each.hasLeft || isLiving(each))
}

export function moveUnits(
  order: Order,
  from: Group,
  { fulfilmentId, fromLocationId, into, lines, turns, method, locationId, pickBy }: Of<'FulfilmentMoved'>,
): void {
  requireThere(from.living, lines)
  takeOut(from.living, lines)
  takeOut(from.picked, lines)
  const isWhole = from.living.size === 0
  const staysItself = isWhole && into === fulfilmentId
  const mayStay = isWhole && !from.hasLeft && method === from.method
  // A pickup elsewhere has been another pickup since some time.
  const mayGo = !mayStay || (method === 'pickup' && locationId !== fromLocationId)
  if (into === fulfilmentId ? !mayStay : !mayGo) throw new Broken(`moves into fulfilment ${into}`)
  const expected = from.hasLeft ? onceLeft(from) : 'moved'
  if (turns !== (isWhole && !staysItself ? expected : null)) throw new Broken(`turns fulfilment ${fulfilmentId} to ${turns}`)
  const living = new Map(lines.map(({ lineId, units }) => [lineId, units]))
  const { isAgain } = from
  if (isAgain && method !== 'delivery') throw new Broken('hands over what is to be sent again')
  const fresh = { picked: new Map(), parcels: new Map(), wrongCodes: 0, delays: 0, hasLeft: false, isChosenFor: false }
  const destinationId = method === from.method ? from.destinationId : null
  if (from.sent) throw new Broken('moves what has been sent to a store')
  if (method === 'ship_to_store' && locationId === destinationId) throw new Broken('has its goods come from where they go')
  order.groups.set(into, {
    method,
    locationId,
    destinationId,
    sent: null,
    state: 'open',
    living,
    dueAt: pickBy,
    ...fresh,
    isAgain,
  })
  if (isWhole && !staysItself) from.state = from.hasLeft ? 'gone' : 'ended'
}

export function split(order: Order, from: Group, { into, lines, locationId, pickBy, splitAt }: Of<'FulfilmentSplit'>): void {
  if (from.state !== 'open' && from.state !== 'picking') throw new Broken(`splits a fulfilment that is ${from.state}`)
  if (locationId !== from.locationId) throw new Broken(`is in ${locationId}, where its fulfilment is in ${from.locationId}`)
  if (order.groups.has(into)) throw new Broken(`splits off fulfilment ${into}, which is there`)
  if (Date.parse(pickBy) <= Date.parse(splitAt)) throw new Broken(`promises what it splits off by ${pickBy}`)
  requireThere(from.living, lines)
  for (const { lineId, units } of lines)
    if (size(without(units, from.picked.get(lineId) ?? [])) !== size(units))
      throw new Broken(`splits off units of line ${lineId} that are picked`)
  takeOut(from.living, lines)
  if (from.living.size === 0) throw new Broken('splits off all that is left')
  const living = new Map(lines.map(({ lineId, units }) => [lineId, units]))
  const fresh = { picked: new Map(), parcels: new Map(), wrongCodes: 0, delays: 0, hasLeft: false, isChosenFor: false }
  order.groups.set(into, { ...from, state: 'open', living, dueAt: pickBy, ...fresh })
}

/** While it is held, or not known to be paid, nobody can keep what is promised. */
export function requireRunning({ stops, unknown }: Order): void {
  if (stops.size > 0) throw new Broken('holds a promise against a store while the order is held')
  if (unknown.size > 0) throw new Broken('holds a promise against a store while it is not known whether the order is paid')
}

/** From the last of what kept it on: never sooner than before. */
export function promiseAnew(order: Order, { promised }: Of<'HoldReleased' | 'PaymentConfirmed'>): void {
  if (!promised) return
  if (order.stops.size > 0 || order.unknown.size > 0) throw new Broken('promises anew while something still keeps the order')
  if (new Set(promised.map(({ fulfilmentId }) => fulfilmentId)).size !== promised.length)
    throw new Broken('promises one fulfilment anew twice')
  for (const { fulfilmentId, locationId, dueAt } of promised) {
    const found = livingGroup(order, fulfilmentId)
    if (found.state === 'aside') throw new Broken(`promises fulfilment ${fulfilmentId} anew, which is set aside`)
    if (locationId !== found.locationId)
      throw new Broken(`promises fulfilment ${fulfilmentId} in ${locationId}, which is in ${found.locationId}`)
    if (found.dueAt === null || Date.parse(dueAt) < Date.parse(found.dueAt))
      throw new Broken(`promises fulfilment ${fulfilmentId} by ${dueAt}, where it was promised by ${found.dueAt}`)
    found.dueAt = dueAt
  }
}

export function setAside(order: Order, from: Group, { fulfilmentId, into, lines, turns, chooseBy }: Of<'UnitsSetAside'>): void {
  if (from.sent) throw new Broken('sets aside what has been sent to a store')
  requireThere(from.living, lines)
  takeOut(from.living, lines)
  takeOut(from.picked, lines)
  const isWhole = from.living.size === 0
  const isAlone = isWhole && !from.hasLeft
  if (isAlone !== (into === fulfilmentId)) throw new Broken(`sets aside into fulfilment ${into}`)
  if (turns !== (isWhole && !isAlone ? onceLeft(from) : null)) throw new Broken(`turns fulfilment ${fulfilmentId} to ${turns}`)
  const aside: Group = {
    ...from,
    state: 'aside',
    hasLeft: false,
    dueAt: chooseBy ?? (from.method === 'delivery' ? null : from.dueAt),
    isChosenFor: chooseBy !== undefined,
    living: new Map(lines.map(({ lineId, units }) => [lineId, units])),
  }
  order.groups.set(into, {
    ...aside,
    picked: new Map(),
    parcels: new Map(),
    wrongCodes: 0,
    delays: into === fulfilmentId ? from.delays : 0,
  })
  if (isWhole && !isAlone) from.state = 'gone'
}

/** A delivery for which no place was found: its shopper may choose from then on. */
export function offer(aside: Group, { locationId, chooseBy, offeredAt }: Of<'ChoiceOffered'>): void {
  if (aside.state !== 'aside' || aside.method !== 'delivery')
    throw new Broken('offers a choice of what is not a delivery set aside')
  if (locationId !== aside.locationId) throw new Broken(`is in ${locationId}, where its fulfilment is in ${aside.locationId}`)
  if (Date.parse(chooseBy) <= Date.parse(offeredAt)) throw new Broken(`is to be chosen by ${chooseBy}, when it was offered`)
  Object.assign(aside, { dueAt: chooseBy, isChosenFor: true })
}

export function ready(group: Group, { pickupUntil, readyAt }: Of<'FulfilmentReady'>): void {
  const missing = [...group.living].find(([lineId, units]) => !isWithin(units, group.picked.get(lineId) ?? []))
  if (missing) {
    const [lineId, units] = missing
    throw new Broken(`is ready without ${size(without(units, group.picked.get(lineId) ?? []))} units of line ${lineId}`)
  }
  if (group.method === 'delivery') throw new Broken('is ready, but not to be picked up')
  if (Date.parse(pickupUntil) <= Date.parse(readyAt)) throw new Broken(`is kept until ${pickupUntil}, when it became ready`)
  group.state = 'ready'
  group.dueAt = pickupUntil
}

export function wrongCode(group: Group, { triesLeft }: Of<'WrongCodeGiven'>): void {
  group.wrongCodes += 1
  if (triesLeft !== triesAtMost - group.wrongCodes || triesLeft < 0)
    throw new Broken(`leaves ${triesLeft} tries after ${group.wrongCodes} of ${triesAtMost}`)
}

export function handOver(group: Group, { overrideReason, lines }: Of<'FulfilmentHandedOver'>): void {
  if (overrideReason === null && group.wrongCodes >= triesAtMost) throw new Broken('is handed over by a code that was blocked')
  if (lines) {
    requireThere(group.living, lines)
    takeOut(group.living, lines)
    if (group.living.size === 0) throw new Broken('names units, although they are all that is left')
  } else group.state = 'gone'
  group.hasLeft = true
}

export function expire(group: Group, { expiredAt }: Of<'FulfilmentExpired'>): void {
  if (group.method === 'ship_to_store' && group.state !== 'ready' && group.state !== 'aside')
    throw new Broken('lets expire what is still owed')
  if (group.dueAt === null || Date.parse(expiredAt) < Date.parse(group.dueAt))
    throw new Broken(`expires at ${expiredAt}, but is due ${group.dueAt ?? 'never'}`)
  endGroup(group)
}

/** What it adds is open, and what it removes ends as by any cancellation. */
export function amend(order: Order, event: Of<'OrderAmended'>): void {
  if (order.unknown.size > 0) throw new Broken('comes while it is not known whether the order is paid')
  if (order.isCancelled || ![...order.groups.values()].some(isLiving)) throw new Broken('amends an order that is not open')
  cancelUnits(order, event)
  for (const [fulfilmentId, added] of groupsOf({ lines: event.added, fulfilments: event.fulfilments })) {
    if (order.groups.has(fulfilmentId)) throw new Broken(`adds fulfilment ${fulfilmentId}, which is there`)
    if (added.hasLeft || added.method === 'carry_out') throw new Broken(`adds fulfilment ${fulfilmentId}, which has left`)
    // Before goods could be shipped to a store nothing was promised of them.
    if ((added.method === 'ship_to_store' && added.destinationId === null) !== (added.dueAt === null))
      throw new Broken(`promises fulfilment ${fulfilmentId} by ${added.dueAt}`)
    order.groups.set(fulfilmentId, added)
  }
}

/** What the shopper is told of a rejection. */
export const rejectionOf = (order: Order, fulfilmentId: string) =>
  group(order, fulfilmentId).method === 'delivery' ? 'lines.cancelled' : 'pickup.rejected'

export function delay(late: Group, { delay: number, promisedBy, pickBy, delayedAt }: Of<'FulfilmentDelayed'>): void {
  if (late.method === 'pickup' || late.state === 'ready' || late.state === 'aside')
    throw new Broken('delays what is not to be sent')
  if (promisedBy !== late.dueAt) throw new Broken(`was promised by ${promisedBy}, where ${late.dueAt} was promised`)
  if (Date.parse(delayedAt) < Date.parse(promisedBy)) throw new Broken(`is delayed before ${promisedBy}, when it was promised`)
  late.delays += 1
  if (number !== late.delays) throw new Broken(`is delay ${number}, where ${late.delays} comes next`)
  late.dueAt = pickBy
}
