import { stockStream } from '#kernel/ids.ts'
import { Broken, type Fact, type Place, placeOf } from './model.ts'
import { isNormal, isWithin, type Range, size, together, told, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Lines = readonly { lineId: string; units: Range[] }[]
type Units = { sku: string; locationId: string; quantity: number }[]

export type Owed = {
  issueId: string
  stream: string
  quantity: number
  leftAt: string
  reservationId: string | null
  place: Place
}

/** `lines`: units that may still leave. */
export type AuditedGroup = { locationId: string; lines: Map<string, Range[]>; reservationId: string }

/** What one order promised and still owes to stock. */
export type AuditedOrder = {
  state: 'unplaced' | 'placed' | 'cancelled'
  /** Attempts given up. */
  abandoned: number
  /** Moves made or given up. */
  moves: number
  /** Reservations that its placement commits, with what they hold by stock stream. */
  committed: Map<string, Map<string, number>>
  /** Reservations that its placement committed, and that it gave up since. */
  givenUp: Set<string>
  /** Each group of which something may still leave. */
  groups: Map<string, AuditedGroup>
  skus: Map<string, string>
  /** Reservations that something has left against. */
  drawn: Set<string>
  /** Issues that must still follow, by issue and stock stream. */
  owed: Map<string, Owed>
  issueIds: Set<string>
  /** Parts of reservations that must still be released, by release and stock stream. */
  releases: Map<string, { reservationId: string; stream: string; quantity: number; place: Place }>
  hasLeft: boolean
  /** When its newest event was created. */
  decidedAt: number
}

export const unplaced = (): AuditedOrder => ({
  state: 'unplaced',
  abandoned: 0,
  moves: 0,
  committed: new Map(),
  givenUp: new Set(),
  groups: new Map(),
  skus: new Map(),
  drawn: new Set(),
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

/** The step that a hold was taken in: an attempt to place the order, or a move of it. */
export type Step = { kind: 'placement' | 'move'; number: number }

export function stepOf(step: string): Step | undefined {
  const attempt = attemptOf(step)
  if (attempt !== undefined) return { kind: 'placement', number: attempt }
  const move = /^move\/([1-9]\d*)$/.exec(step)?.[1]
  return move === undefined ? undefined : { kind: 'move', number: Number(move) }
}

/** What becomes of a hold of this step: the order's stream decides it, and nothing else. */
export function fateOf(
  order: AuditedOrder | undefined,
  reservationId: string,
  { kind, number: attempt }: Step,
): 'committed' | 'void' | 'undecided' {
  if (!order) return 'undecided'
  if (kind === 'move' && order.state === 'placed') {
    if (order.committed.has(reservationId)) return 'committed'
    return attempt <= order.moves ? 'void' : 'undecided'
  }
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
    const lines = event.lines.filter(line => line.fulfilmentId === fulfilmentId)
    order.groups.set(fulfilmentId, {
      locationId: group.locationId,
      lines: new Map(lines.map(({ lineId, quantity }) => [lineId, [{ first: 1, last: quantity }]])),
      reservationId: hold.reservationId,
    })
  }
  order.skus = new Map(event.lines.map(({ lineId, sku }) => [lineId, sku]))
  for (const issue of event.issues) owe(order, issue, null, fact)
}

type Issued = { issueId: string; leftAt: string; positions: Units }

function owe(order: AuditedOrder, { issueId, leftAt, positions }: Issued, reservationId: string | null, fact: Fact): void {
  order.issueIds.add(issueId)
  for (const [stream, quantity] of byStream(positions))
    order.owed.set(owedKey(issueId, stream), { issueId, stream, quantity, leftAt, reservationId, place: placeOf(fact) })
}

function groupOf(order: AuditedOrder, fulfilmentId: string): AuditedGroup {
  const group = order.groups.get(fulfilmentId)
  if (order.state !== 'placed' || !group) throw new Broken(`moves fulfilment ${fulfilmentId}, of which nothing may leave`)
  return group
}

const allOf = ({ lines }: AuditedGroup): Lines => [...lines].map(([lineId, units]) => ({ lineId, units }))

/** Units by stock stream. */
function stockOf({ skus }: AuditedOrder, { locationId }: AuditedGroup, lines: Lines): Map<string, number> {
  return byStream(lines.map(({ lineId, units }) => ({ sku: skus.get(lineId) ?? '', locationId, quantity: size(units) })))
}

function takeOut(group: AuditedGroup, lines: Lines): void {
  for (const { lineId, units } of lines) {
    const there = group.lines.get(lineId) ?? []
    if (!isNormal(together(units, [])) || units.length === 0 || !isWithin(units, there))
      throw new Broken(`moves units ${told(units)} of line ${lineId}, of which units ${told(there)} may leave`)
    const rest = without(there, units)
    if (rest.length > 0) group.lines.set(lineId, rest)
    else group.lines.delete(lineId)
  }
}

type Leaving = {
  fulfilmentId: string
  issue: Of<'ShipmentSent'>['issue']
  lines: Lines | undefined
  leftAt: string
  isLast: boolean
}

/** What leaves is exactly the units told, against what their group holds. */
export function leave(order: AuditedOrder, { fulfilmentId, issue, lines, leftAt, isLast }: Leaving, fact: Fact): void {
  const group = groupOf(order, fulfilmentId)
  const leaving = lines ?? allOf(group)
  requireSame(`what leaves of fulfilment ${fulfilmentId}`, 'its issue', stockOf(order, group, leaving), byStream(issue.positions))
  takeOut(group, leaving)
  if ((group.lines.size === 0) !== isLast)
    throw new Broken(`says that it is ${isLast ? '' : 'not '}the last of fulfilment ${fulfilmentId}`)
  if (issue.reservationId !== group.reservationId)
    throw new Broken(`takes from reservation ${issue.reservationId}, but holds ${group.reservationId}`)
  if (issue.locationId !== group.locationId || issue.leftAt !== leftAt)
    throw new Broken(
      `leaves ${issue.locationId} at ${issue.leftAt}, where its group is in ${group.locationId} and leaves at ${leftAt}`,
    )
  if (order.issueIds.has(issue.issueId)) throw new Broken(`names issue ${issue.issueId} twice`)
  if (isLast) order.groups.delete(fulfilmentId)
  order.hasLeft = true
  order.drawn.add(issue.reservationId)
  owe(order, issue, issue.reservationId, fact)
}

/** One group ends; what the others hold stays theirs. */
export function end(order: AuditedOrder, event: Of<'FulfilmentRejected' | 'FulfilmentExpired'>, fact: Fact): void {
  const group = groupOf(order, event.fulfilmentId)
  requireSameUnits(order, allOf(group), event.lines)
  endUnits(order, event, fact)
}

export function cancelUnits(order: AuditedOrder, event: Of<'UnitsCancelled'>, fact: Fact): void {
  const before = new Set(order.groups.keys())
  endUnits(order, event, fact)
  const ended = [...before].filter(id => !order.groups.has(id)).sort()
  const given = event.ended.map(({ fulfilmentId }) => fulfilmentId).sort()
  if (ended.join() !== given.join()) throw new Broken(`ends fulfilments [${given}], where [${ended}] have nothing left`)
}

/** Others than of goods, such as charges, are no business of stock. */
function requireSameUnits({ skus }: AuditedOrder, expected: Lines, given: Lines): void {
  const show = (lines: Lines) =>
    JSON.stringify(lines.map(({ lineId, units }) => [skus.get(lineId), lineId, together(units, [])]).sort())
  const goods = given.filter(({ lineId }) => expected.some(line => line.lineId === lineId))
  if (show(expected) !== show(goods)) throw new Broken(`ends units ${show(goods)}, where ${show(expected)} are left`)
}

type Ended = { lines: Lines; holds: Of<'UnitsCancelled'>['holds'] }

/** Exactly what was held for these units is given up: in part, or whole where nothing else is drawn from it. */
function endUnits(order: AuditedOrder, { lines, holds }: Ended, fact: Fact): void {
  if (order.state !== 'placed') throw new Broken(`ends units of an order that is ${order.state}`)
  const expected: string[] = []
  for (const [fulfilmentId, group] of [...order.groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = lines.flatMap(({ lineId, units }) => {
      const there = group.lines.get(lineId) ?? []
      const ending = without(there, without(there, units))
      return ending.length > 0 ? [{ lineId, units: ending }] : []
    })
    if (own.length === 0) continue
    expected.push(JSON.stringify([group.reservationId, [...stockOf(order, group, own)].sort()]))
    takeOut(group, own)
    if (group.lines.size === 0) order.groups.delete(fulfilmentId)
  }
  const given = holds.map(({ reservationId, positions }) => JSON.stringify([reservationId, [...byStream(positions)].sort()]))
  if (expected.sort().join() !== given.sort().join()) throw new Broken(`gives up holds ${given}, but ends ${expected}`)
  for (const hold of holds) giveUp(order, hold, fact)
}

function giveUp(order: AuditedOrder, { reservationId, releaseId, positions }: Ended['holds'][number], fact: Fact): void {
  const isCounted = [...order.groups.values()].some(group => group.reservationId === reservationId)
  if (!isCounted && !order.drawn.has(reservationId)) {
    order.committed.delete(reservationId)
    order.givenUp.add(reservationId)
  } else if (releaseId === undefined) throw new Broken(`gives up all of reservation ${reservationId}, which it still counts on`)
  if (releaseId === undefined) return
  for (const [stream, quantity] of byStream(positions)) {
    const key = owedKey(releaseId, stream)
    if (order.releases.has(key)) throw new Broken(`names release ${releaseId} twice`)
    order.releases.set(key, { reservationId, stream, quantity, place: placeOf(fact) })
  }
}

/** Units go from another place or otherwise; just what was held for them before is given up. */
export function moveUnits(order: AuditedOrder, event: Of<'FulfilmentMoved'>, fact: Fact): void {
  const { fulfilmentId, lines, into, locationId, fromLocationId, hold, holds, turns } = event
  const group = groupOf(order, fulfilmentId)
  if (event.move !== order.moves + 1) throw new Broken(`is move ${event.move} where move ${order.moves + 1} is due`)
  order.moves = event.move
  if (fromLocationId !== group.locationId)
    throw new Broken(`goes from ${fromLocationId}, where its group is in ${group.locationId}`)
  const there: AuditedGroup = { locationId, reservationId: hold.reservationId, lines: new Map() }
  requireSame('what is moved', 'its hold', stockOf(order, there, lines), byStream(hold.positions))
  const before = JSON.stringify([group.reservationId, [...stockOf(order, group, lines)].sort()])
  const given = holds.map(({ reservationId, positions }) => JSON.stringify([reservationId, [...byStream(positions)].sort()]))
  if (given.join() !== before) throw new Broken(`gives up holds ${given}, but moves ${before}`)
  takeOut(group, lines)
  const isEmpty = group.lines.size === 0
  if (isEmpty) order.groups.delete(fulfilmentId)
  if (order.groups.has(into)) throw new Broken(`moves into fulfilment ${into}, which is there`)
  if (!isEmpty && turns !== null) throw new Broken(`turns its group to ${turns}, of which more may leave`)
  order.groups.set(into, { ...there, lines: new Map(lines.map(({ lineId, units }) => [lineId, units])) })
  order.committed.set(hold.reservationId, byStream(hold.positions))
  for (const release of holds) giveUp(order, release, fact)
}

export function abandonMove(order: AuditedOrder, { move }: Of<'MoveAbandoned'>): void {
  if (order.state === 'unplaced') throw new Broken('gives up a move of an order that was never placed')
  if (move !== order.moves + 1) throw new Broken(`gives up move ${move} where move ${order.moves + 1} is due`)
  order.moves = move
}

/** Units wait in a group of their own, or all of theirs. */
export function setAside(order: AuditedOrder, { fulfilmentId, into, lines, locationId, turns }: Of<'UnitsSetAside'>): void {
  const group = groupOf(order, fulfilmentId)
  if (locationId !== group.locationId) throw new Broken(`is in ${locationId}, where its group is in ${group.locationId}`)
  if (into === fulfilmentId) {
    requireSameUnits(order, allOf(group), lines)
    return
  }
  takeOut(group, lines)
  if (order.groups.has(into)) throw new Broken(`sets aside into fulfilment ${into}, which is there`)
  order.groups.set(into, { ...group, lines: new Map(lines.map(({ lineId, units }) => [lineId, units])) })
  if ((group.lines.size === 0) !== (turns !== null))
    throw new Broken(`turns its group to ${turns}, of which ${group.lines.size} lines are left`)
  if (group.lines.size === 0) order.groups.delete(fulfilmentId)
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

export function cancel(order: AuditedOrder, event: Of<'OrderCancelled'>, fact: Fact): void {
  if (order.state !== 'placed') throw new Broken(`cancels an order that is ${order.state}`)
  if (order.hasLeft) throw new Broken('cancels an order whose goods have left')
  endUnits(order, event, fact)
  const [left] = order.groups.keys()
  if (left !== undefined) throw new Broken(`leaves units of fulfilment ${left} uncancelled`)
  order.state = 'cancelled'
}
