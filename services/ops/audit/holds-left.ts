import { positionOf } from '#kernel/ids.ts'
import type { Holds } from './holds.ts'
import type { End, Findings, Place } from './model.ts'
import { type AuditedOrder, allOf, fateOf, stockOf } from './orders.ts'
import type { PromisesCarried } from './promises-carried.ts'
import type { Travelled } from './travelled.ts'

type Counts = Map<string, number>

function add(counts: Counts, stream: string, quantity: number): void {
  const { sku } = positionOf(stream)
  counts.set(sku, (counts.get(sku) ?? 0) + quantity)
}

/**
 * What is wrong with what a committed reservation holds at the end, wherever its goods have travelled: all that may still
 * leave against it, leaves or is being let go, and no more.
 */
function wrongOf(
  order: AuditedOrder,
  reservationId: string,
  held: Iterable<readonly [stream: string, quantity: number]>,
  travelling: Iterable<readonly [sku: string, quantity: number]>,
): string | undefined {
  const needed: Counts = new Map()
  for (const group of order.groups.values())
    if (group.reservationId === reservationId)
      for (const [stream, quantity] of stockOf(order, group, allOf(group))) add(needed, stream, quantity)
  const ending: Counts = new Map()
  for (const owed of [...order.owed.values(), ...order.releases.values()])
    if (owed.reservationId === reservationId) add(ending, owed.stream, owed.quantity)
  const there: Counts = new Map(travelling)
  for (const [stream, quantity] of held) add(there, stream, quantity)
  for (const sku of new Set([...needed.keys(), ...there.keys()])) {
    const [need, has] = [needed.get(sku) ?? 0, there.get(sku) ?? 0]
    if (has > need + (ending.get(sku) ?? 0)) return `holds ${has} of ${sku}, of which only ${need} may still leave`
    if (has < need) return `counts on ${need} of ${sku} under ${reservationId}, where ${has} are held`
  }
  return undefined
}

export type HoldsBooks = {
  orders: ReadonlyMap<string, AuditedOrder>
  holds: Holds
  travelled: Travelled
  carried: PromisesCarried
  /** By transfer: whose goods travel with it. */
  sentBy: ReadonlyMap<string, { place: Place }>
  /** Which transfers came where. */
  arrived: ReadonlySet<string>
}

/** What came to its store for a shopper is held for them there. */
function* uncovered(order: AuditedOrder, { holds, sentBy, arrived }: HoldsBooks): Generator<{ place: Place; why: string }> {
  const needed = new Map<string, { quantity: number; place: Place }>()
  for (const group of order.groups.values()) {
    const sent = sentBy.get(group.transferId ?? '')
    if (!sent) continue
    for (const [stream, quantity] of stockOf(order, group, allOf(group))) {
      const key = JSON.stringify([group.reservationId, stream])
      const others = needed.get(key)?.quantity ?? 0
      if (arrived.has(`${group.transferId} ${stream}`)) needed.set(key, { quantity: others + quantity, place: sent.place })
    }
  }
  for (const [key, { quantity, place }] of needed) {
    const [reservationId, stream] = JSON.parse(key) as [string, string]
    const held = holds.live.get(reservationId)?.left.get(stream)?.quantity ?? 0
    if (held < quantity) yield { place, why: `counts on ${quantity} of ${stream}, where ${held} are held` }
  }
}

/** Holds that nobody wants any more, goods that nothing is held for, and what left without an issue. */
export function leftAtEnd(books: HoldsBooks, end: End): Findings {
  const { orders, holds, travelled, carried } = books
  const findings: Findings = { violations: [], inFlight: [] }
  const find = (at: Place, why: string, concerns: string[], created: number) => {
    if (end.isYoung(created)) findings.inFlight.push({ place: at, what: why })
    else findings.violations.push({ place: at, why, concerns: [at.stream, ...concerns] })
  }
  for (const [reservationId, { owner, step, left }] of holds.live) {
    const order = orders.get(owner.stream)
    const fate = fateOf(order, reservationId, step)
    if (fate === 'committed') continue
    const why =
      fate === 'void' ? `outlives ${owner.stream}, ${owner.step}` : `is held for ${owner.stream}, which never decided on it`
    for (const { place: at, created } of left.values()) find(at, why, [owner.stream], Math.max(created, order?.decidedAt ?? 0))
  }
  for (const { order, reservationId, stream } of committed(orders)) {
    const left = holds.live.get(reservationId)?.left ?? new Map()
    const held = [...left].map(([at, { quantity }]) => [at, quantity] as const)
    const why = wrongOf(order, reservationId, held, carried.onTheWay(reservationId))
    const last = order.place
    if (why !== undefined && last) find(last, why, [stream, ...left.keys()], order.decidedAt)
  }
  for (const { releases, decidedAt } of orders.values()) {
    for (const { reservationId, stream, place: at } of releases.values()) {
      const { sku } = positionOf(stream)
      const isAnywhere = travelled.ownerOf(reservationId, sku) !== undefined
      const held = [...(holds.live.get(reservationId)?.left.keys() ?? [])].find(
        each => each === stream || (isAnywhere && positionOf(each).sku === sku),
      )
      if (held) find(at, `what it gave up is still held in ${held}`, [held], decidedAt)
    }
  }
  for (const [stream, order] of orders)
    for (const missing of uncovered(order, books)) find(missing.place, `${stream} ${missing.why}`, [stream], order.decidedAt)
  for (const { owed, decidedAt } of orders.values()) {
    const [first] = owed.values()
    if (!first) continue
    const streams = [...owed.values()].map(({ stream }) => stream)
    find(first.place, `what has left was not issued from ${streams.join(', ')}`, streams, decidedAt)
  }
  return findings
}

const committed = (orders: HoldsBooks['orders']) =>
  [...orders].flatMap(([stream, order]) =>
    order.state === 'placed' ? [...order.committed.keys()].map(reservationId => ({ stream, order, reservationId })) : [],
  )
