import { type Made, unitsByGroup } from './made-groups.ts'
import { Broken, type Place } from './model.ts'
import { isWithin, type Range, told, without } from './ranges.ts'
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
  everHeld: Set<string>
  isCancelled: boolean
  isGuest: boolean
  /** What must come next, by the same command. */
  awaited: { type: string; key: string | null; params: Record<string, string>; command: string; place: Place } | null
}

export function placed({ lines, fulfilments, tenders, customerId }: Of<'OrderPlaced'>): Order {
  const unknown = tenders.filter(tender => tender.authorization === 'unknown').map(({ tenderId }) => tenderId)
  const groups = new Map(groupsOf({ lines, fulfilments }))
  const held = { stops: new Set<string>(), everHeld: new Set<string>() }
  return { groups, unknown: new Set(unknown), ...held, isCancelled: false, isGuest: customerId === null, awaited: null }
}

function groupsOf(made: Made): [string, Group][] {
  const own = unitsByGroup(made)
  return made.fulfilments.map(({ fulfilmentId, method, locationId, destinationId, leftAt, pickBy }): [string, Group] => {
    if (destinationId !== null && method !== 'ship_to_store')
      throw new Broken(`is to send fulfilment ${fulfilmentId} to ${destinationId}, a ${method}`)
    if (destinationId === locationId) throw new Broken(`is to send fulfilment ${fulfilmentId} to where it is, ${locationId}`)
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

export function requireNewParcel({ groups }: Order, parcelId: string): void {
  if ([...groups.values()].some(({ parcels }) => parcels.has(parcelId))) throw new Broken(`sends parcel ${parcelId} twice`)
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

/** What it is from then on, of which something had left, was not told before. */
export function reject(rejected: Group, { turns }: Of<'FulfilmentRejected'>): void {
  const expected = rejected.hasLeft ? onceLeft(rejected) : undefined
  if (turns !== undefined && turns !== expected)
    throw new Broken(`turns its fulfilment to ${turns}, which is ${expected ?? 'rejected'}`)
  endGroup(rejected)
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

export function onceLeft({ parcels }: Group): 'left' | 'delivered' | 'lost' {
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

/** What it adds is open, and what it removes ends as by any cancellation. */
export function amend(order: Order, event: Of<'OrderAmended'>): void {
  if (order.unknown.size > 0) throw new Broken('comes while it is not known whether the order is paid')
  if (order.isCancelled || ![...order.groups.values()].some(isLiving)) throw new Broken('amends an order that is not open')
  cancelUnits(order, event)
  for (const [fulfilmentId, added] of groupsOf({ lines: event.added, fulfilments: event.fulfilments })) {
    if (order.groups.has(fulfilmentId)) throw new Broken(`adds fulfilment ${fulfilmentId}, which is there`)
    if (added.hasLeft || added.method === 'carry_out') throw new Broken(`adds fulfilment ${fulfilmentId}, which has left`)
    // Before goods could be shipped to a store nothing was promised of them; nor is anything of what is still to come.
    const awaits = event.fulfilments.find(each => each.fulfilmentId === fulfilmentId)?.awaits
    const isPromised = !awaits && (added.method !== 'ship_to_store' || added.destinationId !== null)
    if (isPromised !== (added.dueAt !== null)) throw new Broken(`promises fulfilment ${fulfilmentId} by ${added.dueAt}`)
    order.groups.set(fulfilmentId, added)
  }
}

/** What the shopper is told of a rejection. */
export const rejectionOf = (order: Order, fulfilmentId: string) =>
  group(order, fulfilmentId).method === 'delivery' ? 'lines.cancelled' : 'pickup.rejected'
