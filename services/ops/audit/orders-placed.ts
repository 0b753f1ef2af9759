import { Broken, type Fact } from './model.ts'
import { type AuditedOrder, byStream, owe, requireSame, type Units } from './orders.ts'
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
