import { free } from './available.ts'
import { evolve } from './evolve.ts'
import type { Filled, Hit, Stock, StockEvent } from './types.ts'

/** How many promises one decision fills: its events must fit one append. The next one goes on. */
const mostFilled = 1000

/** The same events, and behind them what they mean for those who wait: units that are free now, and supply that is not coming. */
export function withBackorders(stock: Stock, events: readonly StockEvent[], at: string): StockEvent[] {
  const written = [...events]
  const moved = events.reduce(evolve, stock)
  const filled = oldestFilled(moved)
  if (filled.length > 0) written.push({ type: 'BackordersFilled', filled, filledAt: at })
  const state = written.slice(events.length).reduce(evolve, moved)
  const short = Math.max(0, state.backordered - state.supply)
  if (short !== state.supplyShort)
    written.push({ type: 'SupplyShortageRecorded', short, hits: waitingInVain(short, state), recordedAt: at })
  return written
}

/** Whether somebody waits for what is there. */
export const canFill = (stock: Stock): boolean => stock.backordered > 0 && free(stock) > 0

function oldestFilled(stock: Stock): Filled[] {
  const filled: Filled[] = []
  let left = stock.backordered > 0 ? free(stock) : 0
  if (left === 0) return filled
  for (const [reservationId, awaited] of stock.awaited) {
    const quantity = Math.min(left, awaited)
    filled.push({ reservationId, quantity, owner: stock.reservations.get(reservationId)?.owner ?? null })
    left -= quantity
    if (left === 0 || filled.length === mostFilled) break
  }
  return filled
}

/** Older promises are kept before newer ones. */
function waitingInVain(short: number, { awaited, reservations }: Stock): Hit[] {
  const hits: Hit[] = []
  let left = short
  if (short === 0) return hits
  for (const [reservationId, waiting] of awaited.toSeq().reverse()) {
    if (left === 0) break
    const held = reservations.get(reservationId)
    const quantity = Math.min(left, waiting)
    if (held) hits.push({ reservationId, quantity, owner: held.owner })
    left -= quantity
  }
  return hits
}
