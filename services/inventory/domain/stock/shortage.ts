import { missing } from './available.ts'
import { evolve } from './evolve.ts'
import type { Hit, Movement, ShortageCause, Stock, StockEvent } from './types.ts'

/**
 * The same events with the shortage written down: before the movement that raises it, and once behind them all where in the end
 * it is lower or hits others. So what is promised is covered by goods or by a recorded shortage at every single event.
 */
export function withShortages(stock: Stock, movements: readonly Movement[], at: string): StockEvent[] {
  const written: StockEvent[] = []
  let state = stock
  for (const movement of movements) {
    let next = evolve(state, movement)
    if (missing(next) > state.short) {
      const rise = shortage(next, causeOf[movement.type], at)
      written.push(rise)
      next = evolve(next, rise)
    }
    written.push(movement)
    state = next
  }
  const last = movements.at(-1)
  if (last && isOutdated(state, movements)) written.push(shortage(state, causeOf[last.type], at))
  return written
}

/** Only what becomes of a promise that is hit changes whom an equal shortage hits. */
function isOutdated(state: Stock, movements: readonly Movement[]): boolean {
  if (missing(state) !== state.short) return true
  if (state.short === 0) return false
  const touched = new Set(movements.flatMap(touchedBy))
  const isNewer = movements.some(({ type }) => type === 'TransferArrived')
  const isTouched = isNewer || state.hits.some(({ reservationId }) => touched.has(reservationId))
  return isTouched && !isSameHits(state.hits, hitBy(state.short, state))
}

function touchedBy(movement: Movement): (string | null)[] {
  if (movement.type === 'TransferSent')
    return [movement.reservationId, ...movement.carried.map(({ reservationId }) => reservationId)]
  if (movement.type === 'TransferArrived') return movement.promised.map(({ reservationId }) => reservationId)
  return 'reservationId' in movement ? [movement.reservationId] : []
}

const isSameHits = (a: readonly Hit[], b: readonly Hit[]): boolean =>
  a.length === b.length &&
  a.every(({ reservationId, quantity }, index) => {
    const other = b[index]
    return other?.reservationId === reservationId && other.quantity === quantity
  })

function shortage(state: Stock, because: ShortageCause, recordedAt: string): StockEvent {
  return { type: 'ShortageRecorded', short: missing(state), because, hits: hitBy(missing(state), state), recordedAt }
}

/** Older promises are kept before newer ones. */
function hitBy(short: number, { reservations }: Stock): Hit[] {
  const hits: Hit[] = []
  let left = short
  if (short === 0) return hits
  for (const [reservationId, held] of reservations.toSeq().reverse()) {
    if (left === 0) break
    const quantity = Math.min(left, held.left)
    if (quantity > 0) hits.push({ reservationId, quantity, owner: held.owner })
    left -= quantity
  }
  return hits
}

const causeOf: Record<Movement['type'], ShortageCause> = {
  StockReceived: 'received',
  SupplyAnnounced: 'received',
  SupplyChanged: 'received',
  SupplyWithdrawn: 'received',
  StockAdjusted: 'adjusted',
  StockCounted: 'counted',
  StockReserved: 'reserved',
  StockBackordered: 'reserved',
  ReservationReleased: 'released',
  ReservationLapsed: 'lapsed',
  StockIssued: 'issued',
  TransferSent: 'sent',
  TransferArrived: 'arrived',
  StockReturned: 'returned',
  StockRedisposed: 'redisposed',
}
