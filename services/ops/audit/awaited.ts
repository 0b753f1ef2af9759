import { idOf, stockStream } from '#kernel/ids.ts'
import { createAwaitedStock, type Supplied } from './awaited-stock.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import type { Purchase, Purchases } from './purchases.ts'
import { size, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Awaits = Of<'GoodsExpected'>['awaits']
type Placed = Pick<Of<'OrderPlaced'>, 'fulfilments'> & { holds: Of<'OrderPlaced'>['holds'] }

/** A group of which goods are still to come. */
type Awaiting = {
  reservationId: string
  locationId: string
  awaits: Map<string, Awaits[number]>
  /** What may still leave of it, by SKU. */
  needed: Map<string, number>
  place: Place
  since: number
}
type Order = {
  groups: Map<string, Awaiting>
  /** What must be told next, by the same command; null: the shopper was told already. */
  due: { command: string; params: Record<string, string>; place: Place } | null
  /** Groups that gave up all that they waited for: that their goods are there is told by the same command. */
  there: { command: string; ids: Set<string>; place: Place } | null
}

/** Of what an order is promised of supply it tells as much as stock does, and it learns late, never early. */
export function createAwaitedModel(purchases: Purchases): Model {
  const stock = createAwaitedStock()
  const orders = new Map<string, Order>()

  function take(fact: Fact): void {
    const { event, stream } = fact
    if (stream.startsWith('stock-')) stock.take(fact)
    if (!stream.startsWith('order-')) return
    if (event.type === 'OrderPlaced') made({ ...event, holds: event.holds }, fact)
    const order = orders.get(stream)
    if (event.type === 'OrderAmended') made({ fulfilments: event.fulfilments, holds: event.reserved }, fact)
    if (order) judge(order, fact)
    else if (event.type === 'GoodsCame' || event.type === 'GoodsExpected') throw strange(event.fulfilmentId)
    else if (event.type === 'NotificationDue' && event.key === 'goods.expected') throw untimely()
  }

  /** What is promised of supply of each group is what it says that it awaits. */
  function made({ fulfilments, holds }: Placed, fact: Fact): void {
    const purchase = purchases.of(idOf(fact.stream))
    for (const { fulfilmentId, locationId, leftAt, pickBy, againstSupply, awaits = [] } of fulfilments) {
      if (awaits.length === 0 && stock.isEmpty()) continue
      const needed = neededOf(purchase, fulfilmentId)
      const { reservationId } = holds.find(hold => hold.fulfilmentId === fulfilmentId) ?? {}
      if (awaits.length > 0 && (!againstSupply || leftAt !== null || pickBy !== null))
        throw new Broken(`awaits goods of fulfilment ${fulfilmentId}, which was not asked of supply, has left or is promised`)
      if (reservationId === undefined) continue
      const group = { reservationId, locationId, needed, awaits: bySku(awaits), place: placeOf(fact), since: fact.created }
      if (group.awaits.size !== awaits.length) throw new Broken('awaits one SKU twice')
      requireTrue(group, (sku, promise) => Math.min(promise?.promised ?? 0, needed.get(sku) ?? 0))
      if (awaits.length === 0) continue
      const order = orders.get(fact.stream) ?? { groups: new Map(), due: null, there: null }
      orders.set(fact.stream, order)
      order.groups.set(fulfilmentId, group)
    }
  }

  const promiseOf = ({ reservationId, locationId }: Awaiting, sku: string) =>
    stock.of(reservationId, stockStream(sku, locationId))

  /** What stock has still to get of what the group needs, as the log tells by now. */
  function lacking(group: Awaiting, sku: string): number {
    const promise = promiseOf(group, sku)
    return promise && !promise.hasTravelled ? Math.max(0, (group.needed.get(sku) ?? 0) - promise.held) : 0
  }

  /** No less than is still to come, no more than `most`, by a day that was once true. */
  function requireTrue(group: Awaiting, most: (sku: string, promise: Supplied | undefined) => number): void {
    const { reservationId, locationId, awaits, needed } = group
    const concerns = (sku: string) => ({ concerns: [stockStream(sku, locationId)] })
    for (const sku of needed.keys()) {
      const [said, coming] = [awaits.get(sku)?.quantity ?? 0, lacking(group, sku)]
      if (said < coming)
        throw new Broken(`awaits ${said} of ${sku} under ${reservationId}, of which ${coming} are still to come`, concerns(sku))
    }
    for (const [sku, { quantity, expectedAt }] of awaits) {
      const promise = promiseOf(group, sku)
      const bound = most(sku, promise)
      if (quantity > bound)
        throw new Broken(`awaits ${quantity} of ${sku} under ${reservationId}, of which ${bound} were to come`, concerns(sku))
      if (!promise?.expected.has(expectedAt === null ? null : Date.parse(expectedAt)))
        throw new Broken(`expects ${sku} at ${expectedAt}, when stock never did`, concerns(sku))
    }
  }

  function judge(order: Order, fact: Fact): void {
    const { event, stream } = fact
    requireTold(order, fact)
    if (event.type === 'GoodsExpected') expected(order, event, fact)
    else if (event.type === 'GoodsCame') came(order, event)
    else if ('fulfilmentId' in event) requireHere(order, event)
    shrink(order, purchases.of(idOf(stream)), fact)
  }

  /** A changed day is told at once, and nothing else is told so. */
  function requireTold(order: Order, { event, command }: Fact): void {
    const { due, there } = order
    order.due = null
    if (there && there.command !== command) throw new Broken('is not followed by its GoodsCame', { place: there.place })
    const isIt = event.type === 'NotificationDue' && event.key === 'goods.expected'
    if (!due) {
      if (isIt) throw untimely()
      return
    }
    const isSo = isIt && Object.entries(due.params).every(([name, value]) => event.params[name] === value)
    if (!isSo || due.command !== command) throw new Broken(`is not told with ${JSON.stringify(due.params)}`, { place: due.place })
  }

  function expected(order: Order, { fulfilmentId, locationId, awaits }: Of<'GoodsExpected'>, fact: Fact): void {
    const group = order.groups.get(fulfilmentId)
    if (!group) throw strange(fulfilmentId)
    const before = group.awaits
    const after = { ...group, awaits: bySku(awaits), place: placeOf(fact), since: fact.created }
    if (after.awaits.size !== awaits.length) throw new Broken('awaits one SKU twice')
    if (plain(before) === plain(after.awaits)) throw new Broken('expects nothing else than before')
    requireTrue(after, sku => before.get(sku)?.quantity ?? 0)
    order.groups.set(fulfilmentId, after)
    const expectedAt = lastOf(after.awaits)
    if (dayOf(expectedAt) === dayOf(lastOf(before))) return
    order.due = { command: fact.command, params: { fulfilmentId, locationId, expectedAt }, place: placeOf(fact) }
  }

  function came(order: Order, { fulfilmentId }: Of<'GoodsCame'>): void {
    const group = order.groups.get(fulfilmentId)
    if (!group) throw strange(fulfilmentId)
    requireTrue({ ...group, awaits: new Map() }, () => 0)
    order.groups.delete(fulfilmentId)
    order.there?.ids.delete(fulfilmentId)
    if (order.there?.ids.size === 0) order.there = null
  }

  /** What is awaited is neither picked nor missed, nor does it leave; set aside or moved it is awaited no more. */
  function requireHere({ groups }: Order, event: Extract<AuditedEvent, { fulfilmentId: string }>): void {
    const { type, fulfilmentId } = event
    const group = groups.get(fulfilmentId)
    if (!group) return
    const isMissed = 'missing' in event && event.missing !== undefined
    if (atHand.has(type) || isMissed)
      throw new Broken(`comes while fulfilment ${fulfilmentId} awaits ${[...group.awaits.keys()]}`)
    if ((type === 'UnitsSetAside' || type === 'FulfilmentMoved') && event.into === fulfilmentId) groups.delete(fulfilmentId)
  }

  /** Of units that a group gives up, those that it awaits go first. */
  function shrink(order: Order, purchase: Purchase | undefined, fact: Fact): void {
    for (const [fulfilmentId, group] of order.groups) {
      const needed = neededOf(purchase, fulfilmentId)
      if (needed.size === 0) order.groups.delete(fulfilmentId)
      for (const [sku, { quantity, expectedAt }] of group.awaits) {
        const left = quantity - (group.needed.get(sku) ?? 0) + (needed.get(sku) ?? 0)
        if (left > 0) group.awaits.set(sku, { sku, quantity: left, expectedAt })
        else group.awaits.delete(sku)
      }
      group.needed = needed
      if (group.awaits.size > 0 || needed.size === 0) continue
      order.there ??= { command: fact.command, ids: new Set(), place: placeOf(fact) }
      order.there.ids.add(fulfilmentId)
    }
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const { groups, due, there } of orders.values()) {
      if (there) findings.violations.push({ place: there.place, why: 'is not followed by its GoodsCame', concerns: [] })
      if (due) findings.violations.push({ place: due.place, why: `is not told with ${JSON.stringify(due.params)}`, concerns: [] })
      for (const group of groups.values())
        for (const [sku, { quantity }] of group.awaits) {
          const coming = lacking(group, sku)
          const promise = promiseOf(group, sku)
          if (coming >= quantity || !promise || promise.hasTravelled) continue
          const why = `awaits ${quantity} of ${sku}, of which ${coming} are still to come`
          noteUndone(findings, end, { place: group.place, since: Math.max(group.since, promise.since), why })
        }
    }
    return findings
  }

  return {
    name: 'awaited goods',
    holds: 'what an order awaits is promised of supply, is not picked before it has come, and has come when the order says so',
    take,
    finish,
  }
}

const atHand: ReadonlySet<string> = new Set<AuditedEvent['type']>([
  ...(['PickingStarted', 'UnitsPicked', 'FulfilmentReady', 'FulfilmentHandedOver'] as const),
  ...(['ShipmentSent', 'SentToStore', 'FulfilmentSplit'] as const),
])

const strange = (fulfilmentId: string) => new Broken(`tells of goods that fulfilment ${fulfilmentId} does not await`)
const untimely = () => new Broken('tells of a day that has not changed')

const bySku = (awaits: Awaits) => new Map(awaits.map(each => [each.sku, each]))
const plain = (awaits: ReadonlyMap<string, Awaits[number]>): string =>
  JSON.stringify([...awaits.values()].map(({ sku, quantity, expectedAt }) => [sku, quantity, expectedAt]).sort())

/** When all of it is there; empty where nothing announced covers some. */
function lastOf(awaits: ReadonlyMap<string, Awaits[number]>): string {
  const times = [...awaits.values()].map(({ expectedAt }) => expectedAt ?? '')
  return times.includes('') ? '' : (times.sort().at(-1) ?? '')
}
const dayOf = (time: string): string => time.split('T')[0] ?? ''

/** Units of a group that have neither left nor been cancelled, by SKU. */
function neededOf(purchase: Purchase | undefined, fulfilmentId: string): Map<string, number> {
  const needed = new Map<string, number>()
  for (const { sku, groups, left, cancelled } of purchase?.lines ?? []) {
    const gone = left.flatMap(({ units }) => units)
    const count = size(without(without(groups.get(fulfilmentId) ?? [], gone), cancelled))
    if (count > 0) needed.set(sku, (needed.get(sku) ?? 0) + count)
  }
  return needed
}
