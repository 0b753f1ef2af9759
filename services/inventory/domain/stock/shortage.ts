import { missing } from './available.ts'
import { evolve } from './evolve.ts'
import type { Hit, Movement, ShortageCause, Stock, StockEvent } from './types.ts'

/**
 * The same events with the shortage written down: before the movement that raises it, and once behind them all where it is
 * lower in the end. So what is promised is covered by goods or by a recorded shortage at every single event.
 */
export function withShortages(stock: Stock, movements: readonly Movement[], at: string): StockEvent[] {
  const written: StockEvent[] = []
  let state = stock
  for (const movement of movements) {
    const next = evolve(state, movement)
    if (missing(next) > state.short) written.push(shortage(next, causeOf[movement.type], at))
    written.push(movement)
    state = { ...next, short: Math.max(state.short, missing(next)) }
  }
  const last = movements.at(-1)
  if (last && missing(state) < state.short) written.push(shortage(state, causeOf[last.type], at))
  return written
}

function shortage(state: Stock, because: ShortageCause, recordedAt: string): StockEvent {
  return { type: 'ShortageRecorded', short: missing(state), because, hits: hitBy(missing(state), state), recordedAt }
}

/** Older promises are kept before newer ones. */
function hitBy(short: number, { reservations }: Stock): Hit[] {
  if (short === 0) return []
  const hits: Hit[] = []
  let left = short
  for (const [reservationId, held] of [...reservations].sort(([, a], [, b]) => b.ordinal - a.ordinal)) {
    if (left === 0) break
    const quantity = Math.min(left, held.left)
    hits.push({ reservationId, quantity, owner: held.owner })
    left -= quantity
  }
  return hits
}

const causeOf: Record<Movement['type'], ShortageCause> = {
  StockReceived: 'received',
  StockAdjusted: 'adjusted',
  StockCounted: 'counted',
  StockReserved: 'reserved',
  ReservationReleased: 'released',
  ReservationLapsed: 'lapsed',
  StockIssued: 'issued',
  StockReturned: 'returned',
  StockRedisposed: 'redisposed',
}
