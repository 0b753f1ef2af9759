import type { Of } from '#kernel/decider.ts'
import type { Movement, Stock, StockCommand } from './types.ts'

export function announce(
  { supplyId, quantity, expectedAt, at }: Of<StockCommand, 'AnnounceSupply'>,
  { supplies }: Stock,
): Movement[] {
  const known = supplies.get(supplyId)
  if (!known) return [{ type: 'SupplyAnnounced', supplyId, quantity, expectedAt, announcedAt: at }]
  if (known.quantity === quantity && known.expectedAt === expectedAt) return []
  return [{ type: 'SupplyChanged', supplyId, quantity, was: known.quantity, expectedAt, changedAt: at }]
}

export function withdraw({ supplyId, reason, at }: Of<StockCommand, 'WithdrawSupply'>, { supplies }: Stock): Movement[] {
  const known = supplies.get(supplyId)
  return known ? [{ type: 'SupplyWithdrawn', supplyId, was: known.quantity, reason, withdrawnAt: at }] : []
}

/** What came in, whether it was announced or not; more than was announced is no less there. */
export function receipt(
  { quantity, reference, supplyId, occurredAt, at }: Of<StockCommand, 'ReceiveStock'>,
  { supplies }: Stock,
): Movement {
  const expected = supplyId === undefined ? undefined : supplies.get(supplyId)
  const of = supplyId === undefined ? {} : { supplyId, supplied: Math.min(quantity, expected?.quantity ?? 0) }
  return { type: 'StockReceived', quantity, reference, ...of, occurredAt: occurredAt ?? at }
}

type Supplies = { values(): Iterable<{ quantity: number; expectedAt: string }> }

/**
 * How many of these units can still be promised of supply expected by a time, and when the last of them is. Who waits
 * already is served first, so that theirs is the earliest supply.
 */
export function promisable(
  { supplies, backordered }: { supplies: Supplies; backordered: number },
  wanted: number,
  by: string | null,
): { quantity: number; expectedAt: string } | null {
  const inTime = earliestFirst(supplies).filter(({ expectedAt }) => by === null || expectedAt <= by)
  let [coming, quantity, last] = [0, 0, '']
  for (const supply of inTime) {
    coming += supply.quantity
    const reached = Math.min(wanted, coming - backordered)
    if (reached <= quantity) continue
    quantity = reached
    last = supply.expectedAt
    if (quantity === wanted) break
  }
  return quantity > 0 ? { quantity, expectedAt: last } : null
}

/** By when what is announced covers all who wait before this reservation and itself; null where nothing does. */
export function expectedFor({ supplies, awaited }: Stock, reservationId: string): string | null {
  if (!awaited.has(reservationId)) return null
  let waiting = 0
  for (const [id, quantity] of awaited) {
    waiting += quantity
    if (id === reservationId) break
  }
  for (const { quantity, expectedAt } of earliestFirst(supplies)) {
    waiting -= quantity
    if (waiting <= 0) return expectedAt
  }
  return null
}

const earliestFirst = (supplies: Supplies) =>
  [...supplies.values()].sort((a, b) => (a.expectedAt < b.expectedAt ? -1 : a.expectedAt > b.expectedAt ? 1 : 0))
