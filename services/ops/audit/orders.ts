import { stockStream } from '#kernel/ids.ts'
import { Broken, type Fact, type Place, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Units = { sku: string; locationId: string; quantity: number }[]

export type Owed = {
  issueId: string
  stream: string
  quantity: number
  leftAt: string
  reservationId: string | null
  place: Place
}

/** What one order promised and still owes to stock. */
export type AuditedOrder = {
  state: 'unplaced' | 'placed' | 'cancelled'
  /** Attempts given up. */
  abandoned: number
  /** Reservations that its placement commits, with what they hold by stock stream. */
  committed: Map<string, Map<string, number>>
  /** Reservations that its placement committed, and that it gave up since. */
  givenUp: Set<string>
  /** Units by stock stream of each group that has not left. */
  groups: Map<string, { locationId: string; units: Map<string, number>; reservationId: string }>
  /** Issues that must still follow, by issue and stock stream. */
  owed: Map<string, Owed>
  issueIds: Set<string>
  /** Parts of reservations that must still be released, by release and stock stream. */
  releases: Map<string, { reservationId: string; quantity: number; place: Place }>
  hasLeft: boolean
  /** When its newest event was created. */
  decidedAt: number
}

export const unplaced = (): AuditedOrder => ({
  state: 'unplaced',
  abandoned: 0,
  committed: new Map(),
  givenUp: new Set(),
  groups: new Map(),
  owed: new Map(),
  issueIds: new Set(),
  releases: new Map(),
  hasLeft: false,
  decidedAt: 0,
})

export const owedKey = (issueId: string, stream: string): string => `${issueId} ${stream}`
export const attemptOf = (step: string): number | undefined => {
  const attempt = /^placement\/([1-9]\d*)$/.exec(step)?.[1]
  return attempt === undefined ? undefined : Number(attempt)
}

/** What becomes of a hold of this attempt: the order's stream decides it, and nothing else. */
export function fateOf(
  order: AuditedOrder | undefined,
  reservationId: string,
  attempt: number,
): 'committed' | 'void' | 'undecided' {
  if (!order) return 'undecided'
  if (order.state === 'placed') return order.committed.has(reservationId) ? 'committed' : 'void'
  return order.state === 'cancelled' || attempt <= order.abandoned ? 'void' : 'undecided'
}

export function abandon(order: AuditedOrder, { attempt }: Of<'PlacementAbandoned'>): void {
  if (order.state !== 'unplaced') throw new Broken('abandons the placement of an order that was placed')
  if (attempt !== order.abandoned + 1) throw new Broken(`abandons attempt ${attempt} where attempt ${order.abandoned + 1} is due`)
  order.abandoned = attempt
}

/** Units by stock stream. */
export function byStream(units: Units): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { sku, locationId, quantity } of units) {
    const stream = stockStream(sku, locationId)
    sums.set(stream, (sums.get(stream) ?? 0) + quantity)
  }
  return sums
}

export function place(order: AuditedOrder, event: Of<'OrderPlaced'>, fact: Fact): void {
  if (order.state !== 'unplaced') throw new Broken('places an order that was placed before')
  if (event.attempt !== order.abandoned + 1)
    throw new Broken(`is attempt ${event.attempt} where attempt ${order.abandoned + 1} is due`)
  const needs = needsOf(event)
  const held = event.holds.flatMap(hold => hold.positions)
  requireSame('what has not left', 'its holds', needs.toHold, byStream(held))
  requireIssues(event, needs.left)
  order.state = 'placed'
  order.hasLeft = event.issues.length > 0
  order.committed = new Map(event.holds.map(({ reservationId, positions }) => [reservationId, byStream(positions)]))
  if (order.committed.size !== event.holds.length) throw new Broken('names one reservation twice')
  for (const [fulfilmentId, group] of needs.groups) {
    const own = event.holds.filter(hold => hold.fulfilmentId === fulfilmentId)
    const [hold] = own.length > 0 ? own : event.holds.filter(({ fulfilmentId }) => fulfilmentId === undefined)
    if (!hold || own.length > 1) throw new Broken(`names ${own.length} holds for fulfilment ${fulfilmentId}`)
    if (own.length > 0) requireSame(`what fulfilment ${fulfilmentId} needs`, 'its hold', group.units, byStream(hold.positions))
    order.groups.set(fulfilmentId, { ...group, reservationId: hold.reservationId })
  }
  for (const issue of event.issues) owe(order, issue, null, fact)
}

type Issued = { issueId: string; leftAt: string; positions: Units }

function owe(order: AuditedOrder, { issueId, leftAt, positions }: Issued, reservationId: string | null, fact: Fact): void {
  order.issueIds.add(issueId)
  for (const [stream, quantity] of byStream(positions))
    order.owed.set(owedKey(issueId, stream), { issueId, stream, quantity, leftAt, reservationId, place: placeOf(fact) })
}

/** What is handed over is exactly what its group held. */
export function handOver(
  order: AuditedOrder,
  { fulfilmentId, issue, handedOverAt }: Of<'FulfilmentHandedOver'>,
  fact: Fact,
): void {
  const group = order.groups.get(fulfilmentId)
  if (order.state !== 'placed' || !group) throw new Broken(`hands over fulfilment ${fulfilmentId}, which is not there to leave`)
  requireSame(`what fulfilment ${fulfilmentId} holds`, 'its issue', group.units, byStream(issue.positions))
  if (issue.reservationId !== group.reservationId)
    throw new Broken(`takes from reservation ${issue.reservationId}, but holds ${group.reservationId}`)
  if (issue.locationId !== group.locationId || issue.leftAt !== handedOverAt)
    throw new Broken(`leaves ${issue.locationId} at ${issue.leftAt}, handed over in ${group.locationId} at ${handedOverAt}`)
  if (order.issueIds.has(issue.issueId)) throw new Broken(`names issue ${issue.issueId} twice`)
  order.groups.delete(fulfilmentId)
  order.hasLeft = true
  owe(order, issue, issue.reservationId, fact)
}

/** One group ends; what the others hold stays theirs. */
export function end(order: AuditedOrder, { fulfilmentId, holds }: Of<'FulfilmentRejected' | 'FulfilmentExpired'>): void {
  const group = order.groups.get(fulfilmentId)
  if (order.state !== 'placed' || !group) throw new Broken(`ends fulfilment ${fulfilmentId}, which is not there to end`)
  requireSame(
    `what fulfilment ${fulfilmentId} holds`,
    'what it gives up',
    group.units,
    byStream(holds.flatMap(hold => hold.positions)),
  )
  if (holds.some(hold => hold.reservationId !== group.reservationId))
    throw new Broken(`gives up another reservation than ${group.reservationId}`)
  order.groups.delete(fulfilmentId)
  order.givenUp.add(group.reservationId)
  if (![...order.groups.values()].some(other => other.reservationId === group.reservationId))
    order.committed.delete(group.reservationId)
}

/** Units by stock stream that the order must hold, and that have left by group. */
function needsOf({ lines, fulfilments }: Of<'OrderPlaced'>): {
  toHold: Map<string, number>
  left: Map<string, Map<string, number>>
  groups: Map<string, { locationId: string; units: Map<string, number> }>
} {
  const groups = new Map(fulfilments.map(group => [group.fulfilmentId, group]))
  if (groups.size !== fulfilments.length) throw new Broken('names one fulfilment twice')
  const toHold: Units = []
  const left = new Map<string, Units>()
  const waiting = new Map<string, { locationId: string; units: Units }>()
  for (const { lineId, sku, kind, quantity, fulfilmentId } of lines) {
    if ((kind === 'goods') !== (fulfilmentId !== null))
      throw new Broken(`line ${lineId} is ${kind} of fulfilment ${fulfilmentId}`)
    const group = fulfilmentId === null ? undefined : groups.get(fulfilmentId)
    if (fulfilmentId !== null && !group) throw new Broken(`line ${lineId} is of fulfilment ${fulfilmentId}, which is not there`)
    if (!group) continue
    if (group.method === 'carry_out' && group.leftAt === null) throw new Broken('goods that were carried out have not left')
    const units = { sku, locationId: group.locationId, quantity }
    if (group.leftAt === null) {
      toHold.push(units)
      const { units: others = [] } = waiting.get(group.fulfilmentId) ?? {}
      waiting.set(group.fulfilmentId, { locationId: group.locationId, units: [...others, units] })
    }
    if (group.leftAt !== null) left.set(group.fulfilmentId, [...(left.get(group.fulfilmentId) ?? []), units])
  }
  return {
    toHold: byStream(toHold),
    left: new Map([...left].map(([group, units]) => [group, byStream(units)])),
    groups: new Map([...waiting].map(([id, { locationId, units }]) => [id, { locationId, units: byStream(units) }])),
  }
}

/** One issue for each group that left, at its place and time, with exactly its units. */
function requireIssues({ issues, fulfilments }: Of<'OrderPlaced'>, left: Map<string, Map<string, number>>): void {
  if (new Set(issues.map(({ issueId }) => issueId)).size !== issues.length) throw new Broken('names one issue twice')
  const groups = fulfilments.filter(({ fulfilmentId }) => left.has(fulfilmentId))
  const describe = (locationId: string, leftAt: string | null, units: Map<string, number>) =>
    JSON.stringify([locationId, leftAt, [...units].sort()])
  const expected = groups.map(group => describe(group.locationId, group.leftAt, left.get(group.fulfilmentId) ?? new Map())).sort()
  const issued = issues.map(({ locationId, leftAt, positions }) => describe(locationId, leftAt, byStream(positions))).sort()
  if (expected.join() !== issued.join()) throw new Broken(`what has left is [${expected}], but its issues are [${issued}]`)
}

function requireSame(what: string, others: string, a: Map<string, number>, b: Map<string, number>): void {
  const [left, right] = [a, b].map(units => JSON.stringify([...units].sort()))
  if (left !== right) throw new Broken(`${what} is ${left}, but ${others} are ${right}`)
}

export function cancel(order: AuditedOrder, { holds }: Of<'OrderCancelled'>): void {
  if (order.state !== 'placed') throw new Broken(`cancels an order that is ${order.state}`)
  if (order.hasLeft) throw new Broken('cancels an order whose goods have left')
  const committed = [...order.groups.values()]
  const positions = (reservationId: string) =>
    byStream(holds.filter(hold => hold.reservationId === reservationId).flatMap(hold => hold.positions))
  const ids = new Set(committed.map(({ reservationId }) => reservationId))
  for (const { reservationId } of holds)
    if (!ids.has(reservationId)) throw new Broken(`gives up reservation ${reservationId}, which it does not hold`)
  const given = [...ids].map(id => `${id} ${JSON.stringify([...positions(id)].sort())}`)
  const held = [...ids].map(id => `${id} ${JSON.stringify([...unitsOf(committed, id)].sort())}`)
  if (given.join() !== held.join()) throw new Broken(`gives up holds ${given}, but holds ${held}`)
  order.state = 'cancelled'
  for (const id of ids) order.givenUp.add(id)
  order.groups = new Map()
  order.committed = new Map()
}

function unitsOf(groups: readonly { reservationId: string; units: Map<string, number> }[], id: string): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { reservationId, units } of groups)
    if (reservationId === id) for (const [stream, quantity] of units) sums.set(stream, (sums.get(stream) ?? 0) + quantity)
  return sums
}
