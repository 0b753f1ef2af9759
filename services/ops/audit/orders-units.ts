import { requireWhole, unitsByGroup } from './made-groups.ts'
import { Broken, type Fact, placeOf } from './model.ts'
import {
  type AuditedGroup,
  type AuditedOrder,
  allOf,
  byStream,
  groupOf,
  type Lines,
  owe,
  owedKey,
  requireSame,
  stockOf,
  takeOut,
} from './orders.ts'
import { type Range, together, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

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

export function cancelUnits(order: AuditedOrder, event: Of<'UnitsCancelled' | 'OrderAmended'>, fact: Fact): void {
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

type Ended = Pick<Of<'UnitsCancelled'>, 'holds' | 'unheldAt'> & { type: AuditedEvent['type']; lines: Lines }

/** Exactly what was held for these units is given up: in part, or whole where nothing else is drawn from it. */
function endUnits(order: AuditedOrder, { type, lines, holds, unheldAt = [] }: Ended, fact: Fact): void {
  if (order.state !== 'placed') throw new Broken(`ends units of an order that is ${order.state}`)
  const expected: string[] = []
  const unheld = new Set<string>()
  for (const [fulfilmentId, group] of [...order.groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = lines.flatMap(({ lineId, units }) => {
      const there = group.lines.get(lineId) ?? []
      const ending = without(there, without(there, units))
      return ending.length > 0 ? [{ lineId, units: ending }] : []
    })
    if (own.length === 0) continue
    if (group.reservationId === null) unheld.add(group.locationId)
    else expected.push(JSON.stringify([group.reservationId, group.transferId, [...stockOf(order, group, own)].sort()]))
    takeOut(group, own)
    if (group.lines.size === 0) order.groups.delete(fulfilmentId)
  }
  const given = holds.map(({ reservationId, transferId, positions }) =>
    JSON.stringify([reservationId, transferId, [...byStream(positions)].sort()]),
  )
  if (expected.sort().join() !== given.sort().join()) throw new Broken(`gives up holds ${given}, but ends ${expected}`)
  const [told, places] = [unheldAt.toSorted().join(), [...unheld].sort().join()]
  if (type !== 'OrderAmended' && told !== places)
    throw new Broken(`ends what nothing is held for in [${told}], where that is [${places}]`)
  for (const hold of holds) giveUp(order, hold, fact)
}

function giveUp(
  order: AuditedOrder,
  { reservationId, releaseId, transferId, positions }: Ended['holds'][number],
  fact: Fact,
): void {
  const isCounted = [...order.groups.values()].some(group => group.reservationId === reservationId)
  if (!isCounted && !order.drawn.has(reservationId)) {
    order.committed.delete(reservationId)
    order.givenUp.add(reservationId)
  } else if (releaseId === undefined) throw new Broken(`gives up all of reservation ${reservationId}, which it still counts on`)
  if (releaseId === undefined) return
  for (const [stream, quantity] of byStream(positions)) {
    const key = owedKey(releaseId, stream)
    if (order.releases.has(key)) throw new Broken(`names release ${releaseId} twice`)
    order.releases.set(key, { reservationId, stream, quantity, transferId: transferId ?? null, place: placeOf(fact) })
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
  const { reservationId } = group
  const before = reservationId === null ? '' : JSON.stringify([reservationId, [...stockOf(order, group, lines)].sort()])
  const given = holds.map(({ reservationId, positions }) => JSON.stringify([reservationId, [...byStream(positions)].sort()]))
  if (given.join() !== before) throw new Broken(`gives up holds ${given}, but moves ${before}`)
  takeOut(group, lines)
  const isEmpty = group.lines.size === 0
  if (isEmpty) order.groups.delete(fulfilmentId)
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

/** Goods go to a store with what is promised of them, from there on held there. */
export function sendToStore(order: AuditedOrder, { fulfilmentId, lines, into, transit }: Of<'SentToStore'>): void {
  const group = groupOf(order, fulfilmentId)
  const { transferId, reservationId, from, to, positions } = transit
  if (from !== group.locationId || reservationId !== group.reservationId)
    throw new Broken(`takes ${reservationId} from ${from}, where its group has ${group.reservationId} in ${group.locationId}`)
  requireSame(`what goes of fulfilment ${fulfilmentId}`, 'its transfer', stockOf(order, group, lines), byStream(positions))
  takeOut(group, lines)
  if (group.lines.size === 0) order.groups.delete(fulfilmentId)
  const units = new Map(lines.map(({ lineId, units }) => [lineId, units]))
  order.groups.set(into, { locationId: to, reservationId, transferId, lines: units })
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
  order.groups.set(into, { ...group, lines: new Map(lines.map(({ lineId, units }) => [lineId, units])) })
  if ((group.lines.size === 0) !== (turns !== null))
    throw new Broken(`turns its group to ${turns}, of which ${group.lines.size} lines are left`)
  if (group.lines.size === 0) order.groups.delete(fulfilmentId)
}

/** Units wait where they are, in a group of their own. */
export function split(order: AuditedOrder, { fulfilmentId, into, lines, locationId }: Of<'FulfilmentSplit'>): void {
  const group = groupOf(order, fulfilmentId)
  if (locationId !== group.locationId) throw new Broken(`is in ${locationId}, where its group is in ${group.locationId}`)
  takeOut(group, lines)
  order.groups.set(into, { ...group, lines: new Map(lines.map(({ lineId, units }) => [lineId, units])) })
}

/** Units of a lost parcel wait to go again: nothing is held for them. */
export function sendAgain(order: AuditedOrder, { again, lines, locationId }: Of<'ShipmentLost'>): void {
  if (!again) return
  const units = new Map(lines.map(({ lineId, units: lost }) => [lineId, lost]))
  order.groups.set(again.into, { locationId, reservationId: null, lines: units })
}

export function cancel(order: AuditedOrder, event: Of<'OrderCancelled'>, fact: Fact): void {
  if (order.state !== 'placed') throw new Broken(`cancels an order that is ${order.state}`)
  if (order.hasLeft) throw new Broken('cancels an order whose goods have left')
  endUnits(order, event, fact)
  const [left] = order.groups.keys()
  if (left !== undefined) throw new Broken(`leaves units of fulfilment ${left} uncancelled`)
  order.state = 'cancelled'
}

/** What it removes is given up; what it adds is held for groups of its own. */
export function amend(order: AuditedOrder, event: Of<'OrderAmended'>, fact: Fact): void {
  if (event.amendment !== order.amendments + 1)
    throw new Broken(`is amendment ${event.amendment} where amendment ${order.amendments + 1} is due`)
  order.amendments = event.amendment
  cancelUnits(order, event, fact)
  for (const { lineId, sku } of event.repriced)
    if (order.skus.get(lineId) !== sku) throw new Broken(`makes line ${lineId} one of ${sku}`)
  for (const { lineId, sku } of event.added) order.skus.set(lineId, sku)
  const made = { lines: event.added, fulfilments: event.fulfilments }
  requireWhole(made)
  const units = unitsByGroup(made)
  for (const { fulfilmentId, locationId } of event.fulfilments) {
    const lines = units.get(fulfilmentId) ?? new Map<string, Range[]>()
    const [hold, ...others] = event.reserved.filter(each => each.fulfilmentId === fulfilmentId)
    if (!hold || others.length > 0) throw new Broken(`names ${hold ? 'several holds' : 'no hold'} for fulfilment ${fulfilmentId}`)
    const group = { locationId, lines, reservationId: hold.reservationId }
    requireSame(
      `what fulfilment ${fulfilmentId} needs`,
      'its hold',
      stockOf(order, group, allOf(group)),
      byStream(hold.positions),
    )
    order.groups.set(fulfilmentId, group)
    if (order.committed.has(hold.reservationId)) throw new Broken('names one reservation twice')
    order.committed.set(hold.reservationId, byStream(hold.positions))
  }
  if (event.reserved.length !== event.fulfilments.length) throw new Broken('holds more than its groups need')
}

export function abandonAmendment(order: AuditedOrder, { amendment }: Of<'AmendmentAbandoned'>): void {
  if (order.state === 'unplaced') throw new Broken('gives up an amendment of an order that was never placed')
  if (amendment !== order.amendments + 1)
    throw new Broken(`gives up amendment ${amendment} where amendment ${order.amendments + 1} is due`)
  order.amendments = amendment
}
