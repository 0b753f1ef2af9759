import { endGroup, type Group, isLiving, livingGroup, type Order } from './fulfilment-groups.ts'
import { Broken } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

/** While it is held, or not known to be paid, nobody can keep what is promised. */
export function requireRunning({ stops, unknown }: Order): void {
  if (stops.size > 0) throw new Broken('holds a promise against a store while the order is held')
  if (unknown.size > 0) throw new Broken('holds a promise against a store while it is not known whether the order is paid')
}

/** From the last of what kept it on: all that is promised, and never sooner than before. */
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
  const named = new Set(promised.map(({ fulfilmentId }) => fulfilmentId))
  for (const [id, each] of order.groups)
    if (isLiving(each) && each.state !== 'aside' && each.dueAt !== null && !named.has(id))
      throw new Broken(`promises nothing anew of fulfilment ${id}`)
}

/** A delivery for which no place was found: its shopper may choose from then on. */
export function offer(aside: Group, { locationId, chooseBy, offeredAt }: Of<'ChoiceOffered'>): void {
  if (aside.state !== 'aside' || aside.method !== 'delivery')
    throw new Broken('offers a choice of what is not a delivery set aside')
  if (locationId !== aside.locationId) throw new Broken(`is in ${locationId}, where its fulfilment is in ${aside.locationId}`)
  if (Date.parse(chooseBy) <= Date.parse(offeredAt)) throw new Broken(`is to be chosen by ${chooseBy}, when it was offered`)
  Object.assign(aside, { dueAt: chooseBy, isChosenFor: true })
}

export function expire(group: Group, { expiredAt }: Of<'FulfilmentExpired'>): void {
  if (group.method !== 'pickup' && group.state !== 'ready' && group.state !== 'aside')
    throw new Broken('lets expire what is still owed')
  if (group.dueAt === null || Date.parse(expiredAt) < Date.parse(group.dueAt))
    throw new Broken(`expires at ${expiredAt}, but is due ${group.dueAt ?? 'never'}`)
  endGroup(group)
}

export function delay(late: Group, { delay: number, promisedBy, pickBy, delayedAt }: Of<'FulfilmentDelayed'>): void {
  if (late.method === 'pickup' || late.state === 'ready' || late.state === 'aside')
    throw new Broken('delays what is not to be sent')
  if (promisedBy !== late.dueAt) throw new Broken(`was promised by ${promisedBy}, where ${late.dueAt} was promised`)
  if (Date.parse(delayedAt) < Date.parse(promisedBy)) throw new Broken(`is delayed before ${promisedBy}, when it was promised`)
  if (Date.parse(pickBy) <= Date.parse(delayedAt)) throw new Broken(`is promised anew by ${pickBy}, when it was delayed`)
  late.delays += 1
  if (number !== late.delays) throw new Broken(`is delay ${number}, where ${late.delays} comes next`)
  late.dueAt = pickBy
}

/** Nothing is promised of what is still to come, and of what has come from then on. */
export function learn(awaiting: Group, event: Of<'GoodsCame' | 'GoodsExpected'>): void {
  if (awaiting.state !== 'open' || awaiting.dueAt !== null)
    throw new Broken(`is about goods of fulfilment ${event.fulfilmentId}, which is ${awaiting.state}, due ${awaiting.dueAt}`)
  if (event.type === 'GoodsExpected') return
  if (Date.parse(event.pickBy) <= Date.parse(event.cameAt)) throw new Broken(`promises what has come by ${event.pickBy}`)
  awaiting.dueAt = event.pickBy
}
