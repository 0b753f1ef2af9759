import { categoryOf } from '#kernel/ids.ts'
import { Broken, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Group = {
  method: string
  state: 'open' | 'picking' | 'ready' | 'gone' | 'ended'
  /** Units by line that are still on the shelf. */
  toPick: Map<string, number>
  wrongCodes: number
  /** When it may expire. */
  dueAt: string | null
}
type Order = {
  groups: Map<string, Group>
  unknown: Set<string>
  isCancelled: boolean
  /** What must come next, by the same command. */
  awaited: { type: string; key: string | null; fulfilmentId: string | null; command: string; place: Place } | null
}

const triesAtMost = 5

/** Invariant 4: what a store does with a pickup is done in order, in full, and told. */
export function createFulfilmentsModel(): Model {
  const orders = new Map<string, Order>()

  function take(fact: Fact): void {
    if (categoryOf(fact.stream) !== 'order') return
    const { event } = fact
    const order = orders.get(fact.stream)
    if (event.type === 'OrderPlaced') orders.set(fact.stream, placed(event))
    else if (order) judge(order, fact)
    else if (event.type !== 'AuthorizationsRequested' && event.type !== 'PlacementAbandoned')
      throw new Broken('is about an order that was never placed')
  }

  function judge(order: Order, fact: Fact): void {
    const { event } = fact
    const { awaited } = order
    order.awaited = null
    if (awaited) requireAwaited(awaited, fact)
    const follows = (type: string, key: string | null, fulfilmentId: string | null = null) => {
      order.awaited = { type, key, fulfilmentId, command: fact.command, place: placeOf(fact) }
    }
    switch (event.type) {
      case 'PaymentConfirmed':
        requireUnknown(order, event.tenderId)
        break
      case 'PaymentRefused':
        requireUnknown(order, event.tenderId)
        follows('OrderCancelled', 'payment.refused')
        break
      case 'PickingStarted':
        groupIn(order, event.fulfilmentId, 'open').state = 'picking'
        break
      case 'UnitsPicked':
        pick(groupIn(order, event.fulfilmentId, 'picking'), event)
        break
      case 'FulfilmentReady':
        ready(groupIn(order, event.fulfilmentId, 'picking'), event)
        follows('NotificationDue', 'pickup.ready', event.fulfilmentId)
        break
      case 'WrongCodeGiven':
        wrongCode(groupIn(order, event.fulfilmentId, 'ready'), event)
        break
      case 'FulfilmentHandedOver':
        handOver(groupIn(order, event.fulfilmentId, 'ready'), event)
        break
      case 'FulfilmentRejected':
        livingGroup(order, event.fulfilmentId).state = 'ended'
        follows('NotificationDue', 'pickup.rejected', event.fulfilmentId)
        break
      case 'FulfilmentExpired':
        expire(livingGroup(order, event.fulfilmentId), event)
        follows('NotificationDue', 'pickup.expired', event.fulfilmentId)
        break
      case 'OrderCancelled':
        order.isCancelled = true
        for (const group of order.groups.values()) if (group.state !== 'gone') group.state = 'ended'
        // Before there were payments nobody was told.
        if (event.voids) follows('NotificationDue', awaited?.key ?? 'order.cancelled')
        break
      case 'NotificationDue':
        if (!awaited) throw new Broken(`tells of ${event.key}, which is not what came before it`)
    }
  }

  function finish(): Findings {
    const violations = [...orders.values()].flatMap(({ awaited }) =>
      awaited ? [{ place: awaited.place, why: `is not followed by its ${awaited.type}`, concerns: [awaited.place.stream] }] : [],
    )
    return { violations, inFlight: [] }
  }

  return {
    name: 'fulfilments',
    holds:
      'a pickup is picked whole, kept, and handed over by its code or a manager’s word, in that order; whoever is to be told is told at once',
    take,
    finish,
  }
}

function placed({ lines, fulfilments, tenders }: Of<'OrderPlaced'>): Order {
  const groups = fulfilments.map(({ fulfilmentId, method, leftAt, pickBy }): [string, Group] => {
    const own = lines.filter(line => line.fulfilmentId === fulfilmentId)
    const toPick = new Map(own.map(({ lineId, quantity }) => [lineId, quantity]))
    return [fulfilmentId, { method, state: leftAt === null ? 'open' : 'gone', toPick, wrongCodes: 0, dueAt: pickBy }]
  })
  const unknown = tenders.filter(tender => tender.authorization === 'unknown').map(({ tenderId }) => tenderId)
  return { groups: new Map(groups), unknown: new Set(unknown), isCancelled: false, awaited: null }
}

function requireAwaited(
  { type, key, fulfilmentId, command, place }: NonNullable<Order['awaited']>,
  { event, ...fact }: Fact,
): void {
  const isIt = event.type === type && fact.command === command
  const isTold = event.type !== 'NotificationDue' || (event.key === key && isOf(event.params, fulfilmentId))
  if (!isIt || !isTold) throw new Broken(`is not followed by its ${type}`, { place })
}
const isOf = (params: Record<string, string>, fulfilmentId: string | null): boolean =>
  fulfilmentId === null || params.fulfilmentId === fulfilmentId

function requireUnknown({ unknown }: Order, tenderId: string): void {
  if (!unknown.delete(tenderId)) throw new Broken(`settles tender ${tenderId}, of which nothing was unknown`)
}

function pickup(order: Order, fulfilmentId: string): Group {
  const group = order.groups.get(fulfilmentId)
  if (!group) throw new Broken(`is about fulfilment ${fulfilmentId}, which is not there`)
  if (group.method !== 'pickup') throw new Broken(`is about fulfilment ${fulfilmentId}, which is no pickup`)
  return group
}

function groupIn(order: Order, fulfilmentId: string, state: Group['state']): Group {
  const group = pickup(order, fulfilmentId)
  if (group.state !== state) throw new Broken(`comes while fulfilment ${fulfilmentId} is ${group.state}`)
  if (order.unknown.size > 0) throw new Broken('comes while it is not known whether the order is paid')
  return group
}

function livingGroup(order: Order, fulfilmentId: string): Group {
  const group = pickup(order, fulfilmentId)
  if (group.state === 'gone' || group.state === 'ended')
    throw new Broken(`ends fulfilment ${fulfilmentId}, which is ${group.state}`)
  return group
}

function pick({ toPick }: Group, { lines }: Of<'UnitsPicked'>): void {
  for (const { lineId, quantity } of lines) {
    const left = (toPick.get(lineId) ?? 0) - quantity
    if (left < 0) throw new Broken(`picks ${-left} units of line ${lineId} too many`)
    toPick.set(lineId, left)
  }
}

function ready(group: Group, { pickupUntil, readyAt }: Of<'FulfilmentReady'>): void {
  const missing = [...group.toPick].find(([, left]) => left > 0)
  if (missing) throw new Broken(`is ready without ${missing[1]} units of line ${missing[0]}`)
  if (Date.parse(pickupUntil) <= Date.parse(readyAt)) throw new Broken(`is kept until ${pickupUntil}, when it became ready`)
  group.state = 'ready'
  group.dueAt = pickupUntil
}

function wrongCode(group: Group, { triesLeft }: Of<'WrongCodeGiven'>): void {
  group.wrongCodes += 1
  if (triesLeft !== triesAtMost - group.wrongCodes || triesLeft < 0)
    throw new Broken(`leaves ${triesLeft} tries after ${group.wrongCodes} of ${triesAtMost}`)
}

function handOver(group: Group, { overrideReason }: Of<'FulfilmentHandedOver'>): void {
  if (overrideReason === null && group.wrongCodes >= triesAtMost) throw new Broken('is handed over by a code that was blocked')
  group.state = 'gone'
}

function expire(group: Group, { expiredAt }: Of<'FulfilmentExpired'>): void {
  if (group.dueAt === null || Date.parse(expiredAt) < Date.parse(group.dueAt))
    throw new Broken(`expires at ${expiredAt}, but is due ${group.dueAt ?? 'never'}`)
  group.state = 'ended'
}
