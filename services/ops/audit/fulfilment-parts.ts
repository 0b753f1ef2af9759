import { type Group, type Order, onceLeft, requireThere, takeOut } from './fulfilment-groups.ts'
import { Broken } from './model.ts'
import { size, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

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
  if (into === fulfilmentId ? !mayStay : !mayGo || order.groups.has(into)) throw new Broken(`moves into fulfilment ${into}`)
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

export function setAside(order: Order, from: Group, { fulfilmentId, into, lines, turns, chooseBy }: Of<'UnitsSetAside'>): void {
  if (from.sent) throw new Broken('sets aside what has been sent to a store')
  requireThere(from.living, lines)
  takeOut(from.living, lines)
  takeOut(from.picked, lines)
  const isWhole = from.living.size === 0
  const isAlone = isWhole && !from.hasLeft
  if (isAlone !== (into === fulfilmentId) || (!isAlone && order.groups.has(into)))
    throw new Broken(`sets aside into fulfilment ${into}`)
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
