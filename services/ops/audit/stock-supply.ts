import { Broken } from './model.ts'
import type { AuditedEvent } from './shapes.ts'
import { freeOf, type Position, supplyOf } from './stock-position.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

/** How many promises one event fills at most; whoever is left waits for the next. */
const mostFilled = 1000

export function receiveSupply({ supplies }: Position, { quantity, supplyId, supplied = 0 }: Of<'StockReceived'>): void {
  const known = supplyId === undefined ? undefined : supplies.get(supplyId)
  if (supplied !== Math.min(quantity, known?.quantity ?? 0))
    throw new Broken(`takes ${supplied} off supply ${supplyId}, of which ${known?.quantity ?? 0} were to come`)
  if (!known || supplyId === undefined) return
  known.quantity -= supplied
  if (known.quantity === 0) supplies.delete(supplyId)
}

export function changeSupply(
  { supplies }: Position,
  event: Of<'SupplyAnnounced'> | Of<'SupplyChanged'> | Of<'SupplyWithdrawn'>,
): void {
  const before = supplies.get(event.supplyId)?.quantity
  const said = event.type === 'SupplyAnnounced' ? undefined : event.was
  if (before !== said) throw new Broken(`says of supply ${event.supplyId} that ${said ?? 0} were to come, not ${before ?? 0}`)
  if (event.type === 'SupplyWithdrawn') supplies.delete(event.supplyId)
  else supplies.set(event.supplyId, { quantity: event.quantity, expectedAt: event.expectedAt })
}

/** Never more than is to come beyond what is promised of it, and never earlier than that comes. */
export function requireSupply(position: Position, { quantity, expectedAt }: Of<'StockBackordered'>): void {
  const free = supplyOf(position) - position.backordered
  if (free < quantity) throw new Broken(`promises ${quantity} of supply, of which ${Math.max(0, free)} are free`)
  if (freeOf(position) > position.backordered) throw new Broken('promises supply where stock is available')
  const inTime = [...position.supplies.values()].filter(supply => Date.parse(supply.expectedAt) <= Date.parse(expectedAt))
  if (inTime.reduce((sum, supply) => sum + supply.quantity, 0) - position.backordered < quantity)
    throw new Broken(`is promised for ${expectedAt}, when what is to come is promised to others`)
}

/** The oldest first, each whole before the next, and no more than is free. */
export function fill(position: Position, { filled }: Of<'BackordersFilled'>): void {
  let free = freeOf(position)
  const waiting = [...position.promises].filter(([, promised]) => promised.waiting > 0)
  for (const [index, { reservationId, quantity, owner }] of filled.entries()) {
    const [oldest, promised] = waiting[index] ?? []
    if (!promised || oldest !== reservationId) throw new Broken(`fills ${reservationId}, though it is the turn of ${oldest}`)
    if (quantity !== Math.min(free, promised.waiting))
      throw new Broken(
        `fills ${quantity} of reservation ${reservationId}, where ${free} are free and ${promised.waiting} awaited`,
      )
    if (owner && (owner.stream !== promised.owner.stream || owner.step !== promised.owner.step))
      throw new Broken(`fills reservation ${reservationId} of ${owner.stream}, which is ${promised.owner.stream}’s`)
    free -= quantity
    promised.waiting -= quantity
    promised.left += quantity
    position.backordered -= quantity
    position.reserved += quantity
  }
  if (filled.length < mostFilled && free > 0 && position.backordered > 0) throw new Broken('lets some wait for what is free')
}

export function recordSupplyShortage(position: Position, { short, hits }: Of<'SupplyShortageRecorded'>): void {
  if (position.supplyShort.short === short) throw new Broken(`records a shortage of supply of ${short} that is recorded already`)
  const plain = hits.map(({ reservationId, quantity, owner: { stream, step } }) => ({
    reservationId,
    quantity,
    owner: { stream, step },
  }))
  position.supplyShort = { short, hits: JSON.stringify(plain) }
}

/** Behind each command: who waits for nothing that was announced is named, and nobody waits for what is there. */
export function unsettledSupply(position: Position, hasFilled: boolean): string | undefined {
  const { backordered, supplyShort, promises } = position
  if (backordered > 0 && freeOf(position) > 0 && !hasFilled) return 'lets some wait for what is free'
  const short = Math.max(0, backordered - supplyOf(position))
  if (short !== supplyShort.short) return `a shortage of supply of ${supplyShort.short} is recorded where ${short} are missing`
  if (short === 0) return undefined
  let left = short
  const hits = [...promises].reverse().flatMap(([reservationId, { waiting, owner }]) => {
    const quantity = Math.min(left, waiting)
    left -= quantity
    return quantity > 0 ? [{ reservationId, quantity, owner }] : []
  })
  const expected = JSON.stringify(hits)
  return expected === supplyShort.hits
    ? undefined
    : `the shortage of supply hits ${expected}, but ${supplyShort.hits} is recorded`
}
