import { Map as ImmutableMap, OrderedMap } from 'immutable'
import { never, type Of } from '#kernel/decider.ts'
import { nothingRemembered, recall, remember } from './remembered.ts'
import type { Disposition, Held, Stock, StockEvent } from './types.ts'

/** How long the end of a reservation is remembered; a reserve that was decided earlier is too old. */
export const endingsRememberedForMs = 24 * 3_600_000
/** Longer: an issue without a reservation, and what came back, have nothing but their id to show, and the owner may be down for days. */
export const issuesRememberedForMs = 30 * 24 * 3_600_000

export const emptyStock: Stock = {
  onHand: 0,
  reserved: 0,
  damaged: 0,
  quarantine: 0,
  safety: 0,
  suppressed: 0,
  short: 0,
  hits: [],
  promises: 0,
  reservations: OrderedMap(),
  lapsing: ImmutableMap(),
  ended: nothingRemembered(),
  issues: nothingRemembered(),
  entries: nothingRemembered(),
}

export function evolve(stock: Stock, event: StockEvent): Stock {
  switch (event.type) {
    case 'StockReceived':
      return { ...stock, onHand: stock.onHand + event.quantity }
    case 'StockAdjusted':
      return { ...stock, onHand: stock.onHand + event.difference }
    case 'StockCounted':
      return { ...stock, onHand: event.counted }
    case 'SafetyStockSet':
      return { ...stock, safety: event.units }
    case 'AvailabilitySuppressed':
      return { ...stock, suppressed: stock.suppressed + event.units }
    case 'SuppressionLifted':
      return { ...stock, suppressed: stock.suppressed - event.units }
    case 'StockReserved':
      return reserved(stock, event)
    case 'ReservationReleased':
      return released(stock, event)
    case 'ReservationLapsed':
      return freed(stock, event.reservationId, event.lapsedAt)
    case 'StockIssued':
      return issued(stock, event)
    case 'StockReturned':
      return returned(stock, event)
    case 'StockRedisposed':
      return redisposed(stock, event)
    case 'ShortageRecorded':
      return { ...stock, short: event.short, hits: event.hits }
    default:
      return never(event)
  }
}

function reserved(stock: Stock, { reservationId, quantity, owner, holdUntil }: Of<StockEvent, 'StockReserved'>): Stock {
  const held: Held = { promised: quantity, left: quantity, owner, holdUntil, ordinal: stock.promises + 1 }
  return {
    ...stock,
    reserved: stock.reserved + quantity,
    promises: stock.promises + 1,
    reservations: stock.reservations.set(reservationId, held),
    lapsing: holdUntil === null ? stock.lapsing : stock.lapsing.set(reservationId, holdUntil),
  }
}

function released(stock: Stock, event: Of<StockEvent, 'ReservationReleased'>): Stock {
  const { reservationId, releaseId, quantity, releasedAt } = event
  if (releaseId === undefined) return freed(stock, reservationId, releasedAt)
  const issues = remember(stock.issues, releaseId, quantity, releasedAt, issuesRememberedForMs)
  return drawn({ ...stock, issues }, reservationId, quantity, releasedAt)
}

function freed(stock: Stock, reservationId: string, at: string): Stock {
  const left = stock.reservations.get(reservationId)?.left ?? 0
  return {
    ...stock,
    reserved: stock.reserved - left,
    reservations: stock.reservations.delete(reservationId),
    lapsing: stock.lapsing.delete(reservationId),
    ended: remember(stock.ended, reservationId, true, at, endingsRememberedForMs),
  }
}

function issued(stock: Stock, { issueId, reservationId, quantity, recordedAt }: Of<StockEvent, 'StockIssued'>): Stock {
  const after = {
    ...stock,
    onHand: stock.onHand - quantity,
    issues: remember(stock.issues, issueId, quantity, recordedAt, issuesRememberedForMs),
  }
  return reservationId === null ? after : drawn(after, reservationId, quantity, recordedAt)
}

/** So much of a reservation less; it ends with its last unit. */
function drawn(stock: Stock, reservationId: string, quantity: number, at: string): Stock {
  const held = stock.reservations.get(reservationId)
  if (held === undefined) return stock
  const taken = Math.min(quantity, held.left)
  if (taken === held.left) return freed(stock, reservationId, at)
  return {
    ...stock,
    reserved: stock.reserved - taken,
    reservations: stock.reservations.set(reservationId, { ...held, left: held.left - taken }),
  }
}

function returned(stock: Stock, event: Of<StockEvent, 'StockReturned'>): Stock {
  const { entryId, quantity, disposition, recordedAt } = event
  const entry = { ...recall(stock.entries, entryId), [disposition]: quantity }
  return {
    ...put(stock, disposition, quantity),
    entries: remember(stock.entries, entryId, entry, recordedAt, issuesRememberedForMs),
  }
}

const redisposed = (stock: Stock, { quantity, from, to }: Of<StockEvent, 'StockRedisposed'>): Stock =>
  put(put(stock, from, -quantity), to, quantity)

/** Units of this disposition come, or go where fewer than 0. */
function put(stock: Stock, disposition: Disposition, quantity: number): Stock {
  if (disposition === 'vendor') return stock
  const onHand = stock.onHand + quantity
  return disposition === 'sellable' ? { ...stock, onHand } : { ...stock, onHand, [disposition]: stock[disposition] + quantity }
}
