import { requireWhole, unitsByGroup } from './made-groups.ts'
import { Broken, type Fact } from './model.ts'
import { type AuditedOrder, byStream, owe, requireSame, type Units } from './orders.ts'
import { type Range, size } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

export function abandon(order: AuditedOrder, { attempt }: Of<'PlacementAbandoned'>): void {
  if (order.state !== 'unplaced') throw new Broken('abandons the placement of an order that was placed')
  if (attempt !== order.abandoned + 1) throw new Broken(`abandons attempt ${attempt} where attempt ${order.abandoned + 1} is due`)
  order.abandoned = attempt
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
  for (const [fulfilmentId, { locationId, units, lines }] of needs.groups) {
    const own = event.holds.filter(hold => hold.fulfilmentId === fulfilmentId)
    const [hold] = own.length > 0 ? own : event.holds.filter(({ fulfilmentId }) => fulfilmentId === undefined)
    if (!hold || own.length > 1) throw new Broken(`names ${own.length} holds for fulfilment ${fulfilmentId}`)
    if (own.length > 0) requireSame(`what fulfilment ${fulfilmentId} needs`, 'its hold', units, byStream(hold.positions))
    order.groups.set(fulfilmentId, { locationId, lines, reservationId: hold.reservationId })
  }
  order.skus = new Map(event.lines.map(({ lineId, sku }) => [lineId, sku]))
  for (const issue of event.issues) owe(order, issue, null, fact)
}

type Needs = { locationId: string; lines: Map<string, Range[]>; units: Map<string, number> }

/** Units by stock stream that the order must hold, and that have left by group. */
function needsOf(event: Of<'OrderPlaced'>): {
  toHold: Map<string, number>
  left: Map<string, Map<string, number>>
  groups: Map<string, Needs>
} {
  requireWhole(event)
  const skus = new Map(event.lines.map(({ lineId, sku }) => [lineId, sku]))
  const toHold: Units = []
  const left = new Map<string, Map<string, number>>()
  const groups = new Map<string, Needs>()
  const units = unitsByGroup(event)
  for (const { fulfilmentId, method, locationId, leftAt } of event.fulfilments) {
    if (method === 'carry_out' && leftAt === null) throw new Broken('goods that were carried out have not left')
    const lines = units.get(fulfilmentId) ?? new Map<string, Range[]>()
    const own = [...lines].map(([lineId, ranges]) => ({ sku: skus.get(lineId) ?? '', locationId, quantity: size(ranges) }))
    if (own.length === 0) continue
    if (leftAt !== null) left.set(fulfilmentId, byStream(own))
    else {
      groups.set(fulfilmentId, { locationId, lines, units: byStream(own) })
      toHold.push(...own)
    }
  }
  return { toHold: byStream(toHold), left, groups }
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
