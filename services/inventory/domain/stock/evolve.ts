import { Map as ImmutableMap, OrderedMap } from 'immutable'
import { never, type Of } from '#kernel/decider.ts'
import { forget, nothingRemembered, recall, remember } from './remembered.ts'
import { arrivedKey, sentKey } from './transfers.ts'
import type { Carried, Disposition, Ending, Filled, Held, Stock, StockEvent } from './types.ts'

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
  awaited: OrderedMap(),
  backordered: 0,
  supplies: ImmutableMap(),
  supply: 0,
  supplyShort: 0,
  promises: 0,
  reservations: OrderedMap(),
  lapsing: ImmutableMap(),
  ended: nothingRemembered(),
  issues: nothingRemembered(),
  entries: nothingRemembered(),
  transfers: nothingRemembered(),
  moved: nothingRemembered(),
}

export function evolve(stock: Stock, event: StockEvent): Stock {
  switch (event.type) {
    case 'StockReceived':
      return receivedOf(stock, event)
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
      return drawn(stock, event, 'given up', event.lapsedAt)
    case 'StockIssued':
      return issued(stock, event)
    case 'SupplyAnnounced':
    case 'SupplyChanged':
      return toCome(stock, event.supplyId, event)
    case 'SupplyWithdrawn':
      return toCome(stock, event.supplyId, null)
    case 'StockBackordered':
      return backordered(stock, event)
    case 'BackordersFilled':
      return event.filled.reduce(filled, stock)
    case 'SupplyShortageRecorded':
      return { ...stock, supplyShort: event.short }
    case 'TransferSent':
      return sent(stock, event)
    case 'TransferArrived':
      return arrived(stock, event)
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

function receivedOf(stock: Stock, { quantity, supplyId, supplied }: Of<StockEvent, 'StockReceived'>): Stock {
  const after = { ...stock, onHand: stock.onHand + quantity }
  const supply = supplyId === undefined ? undefined : stock.supplies.get(supplyId)
  if (supplyId === undefined || !supply || !supplied) return after
  const left = supply.quantity - supplied
  return toCome(after, supplyId, left > 0 ? { ...supply, quantity: left } : null)
}

/** So much is still to come of this supply from here on. */
function toCome(stock: Stock, supplyId: string, supply: { quantity: number; expectedAt: string } | null): Stock {
  const change = (supply?.quantity ?? 0) - (stock.supplies.get(supplyId)?.quantity ?? 0)
  const supplies = supply
    ? stock.supplies.set(supplyId, { quantity: supply.quantity, expectedAt: supply.expectedAt })
    : stock.supplies.delete(supplyId)
  return { ...stock, supplies, supply: stock.supply + change }
}

function reserved(stock: Stock, { reservationId, quantity, owner, holdUntil }: Of<StockEvent, 'StockReserved'>): Stock {
  const held: Held = {
    promised: quantity,
    left: quantity,
    owner,
    holdUntil,
    expectedAt: null,
    ordinal: stock.promises + 1,
  }
  return promised({ ...stock, reserved: stock.reserved + quantity }, reservationId, held)
}

function backordered(stock: Stock, event: Of<StockEvent, 'StockBackordered'>): Stock {
  const { reservationId, quantity, owner, holdUntil, expectedAt } = event
  const after = {
    ...stock,
    backordered: stock.backordered + quantity,
    awaited: stock.awaited.set(reservationId, quantity),
  }
  const held = stock.reservations.get(reservationId)
  if (held) {
    const more = { ...held, promised: held.promised + quantity, expectedAt }
    return { ...after, reservations: stock.reservations.set(reservationId, more) }
  }
  const ordinal = stock.promises + 1
  return promised(after, reservationId, { promised: quantity, left: 0, owner, holdUntil, expectedAt, ordinal })
}

const promised = (stock: Stock, reservationId: string, held: Held): Stock => ({
  ...stock,
  promises: stock.promises + 1,
  reservations: stock.reservations.set(reservationId, held),
  lapsing: held.holdUntil === null ? stock.lapsing : stock.lapsing.set(reservationId, held.holdUntil),
})

/** What was awaited is there; the promise is as old as its first unit here. */
function filled(stock: Stock, { reservationId, quantity }: Filled): Stock {
  const held = stock.reservations.get(reservationId)
  if (!held) return stock
  return {
    ...awaitedLess(stock, reservationId, quantity),
    reserved: stock.reserved + quantity,
    reservations: stock.reservations.set(reservationId, { ...held, left: held.left + quantity }),
  }
}

function awaitedLess(stock: Stock, reservationId: string, quantity: number): Stock {
  if (quantity === 0) return stock
  const left = (stock.awaited.get(reservationId) ?? 0) - quantity
  return {
    ...stock,
    backordered: stock.backordered - quantity,
    awaited: left > 0 ? stock.awaited.set(reservationId, left) : stock.awaited.delete(reservationId),
  }
}

function released(stock: Stock, event: Of<StockEvent, 'ReservationReleased'>): Stock {
  const { releaseId, quantity, backordered: given = 0, releasedAt } = event
  if (releaseId === undefined) return drawn(stock, event, 'given up', releasedAt)
  const issues = remember(stock.issues, releaseId, { quantity: quantity + given, by: null }, releasedAt, issuesRememberedForMs)
  return drawn({ ...stock, issues }, event, 'used up', releasedAt)
}

function issued(stock: Stock, { issueId, reservationId, quantity, owner, recordedAt }: Of<StockEvent, 'StockIssued'>): Stock {
  const after = {
    ...stock,
    onHand: stock.onHand - quantity,
    issues: remember(stock.issues, issueId, { quantity, by: owner.stream }, recordedAt, issuesRememberedForMs),
  }
  return reservationId === null ? after : drawn(after, { reservationId, quantity }, 'used up', recordedAt)
}

function sent(stock: Stock, event: Of<StockEvent, 'TransferSent'>): Stock {
  const { transferId, reservationId, quantity, held, carried, sentAt } = event
  const own = held > 0 ? drawn(stock, { reservationId, quantity: held }, 'used up', sentAt) : stock
  const without = carried.reduce((state, promise) => leave(state, promise, transferId, sentAt), own)
  return {
    ...without,
    onHand: without.onHand - quantity,
    transfers: remember(without.transfers, sentKey(transferId), carried, sentAt, issuesRememberedForMs),
  }
}

/** A promise that moves on has not ended: it is only not here any more. Parts of it may have gone elsewhere before. */
function leave(stock: Stock, { reservationId, quantity }: Carried, transferId: string, at: string): Stock {
  const held = stock.reservations.get(reservationId)
  if (!held) return stock
  const went = [...(recall(stock.moved, reservationId) ?? []), transferId]
  const moved = remember(forget(stock.moved, reservationId), reservationId, went, at, issuesRememberedForMs)
  const after = { ...stock, moved, reserved: stock.reserved - quantity }
  if (held.left > quantity || stock.awaited.has(reservationId))
    return { ...after, reservations: stock.reservations.set(reservationId, { ...held, left: held.left - quantity }) }
  return {
    ...after,
    reservations: stock.reservations.delete(reservationId),
    lapsing: stock.lapsing.delete(reservationId),
  }
}

function arrived(stock: Stock, { transferId, quantity, promised: came, arrivedAt }: Of<StockEvent, 'TransferArrived'>): Stock {
  const transfers = remember(stock.transfers, arrivedKey(transferId), came, arrivedAt, issuesRememberedForMs)
  return came.reduce(joined, { ...stock, onHand: stock.onHand + quantity, transfers })
}

/** The same reservation may hold units here already. */
function joined(stock: Stock, { reservationId, quantity, owner, holdUntil }: Carried): Stock {
  const after = { ...stock, reserved: stock.reserved + quantity }
  const known = stock.reservations.get(reservationId)
  if (known) {
    const more = { ...known, promised: known.promised + quantity, left: known.left + quantity }
    return { ...after, reservations: stock.reservations.set(reservationId, more) }
  }
  const ordinal = stock.promises + 1
  const held: Held = { promised: quantity, left: quantity, owner, holdUntil, expectedAt: null, ordinal }
  return promised(after, reservationId, held)
}

type Drawn = { reservationId: string; quantity: number; backordered?: number | undefined }

/** So much of a reservation less; it ends with its last unit, and where it never was. */
function drawn(stock: Stock, { reservationId, quantity, backordered: given = 0 }: Drawn, ending: Ending, at: string): Stock {
  const held = stock.reservations.get(reservationId)
  const taken = Math.min(quantity, held?.left ?? 0)
  const after = { ...awaitedLess(stock, reservationId, given), reserved: stock.reserved - taken }
  if (held && (taken < held.left || after.awaited.has(reservationId)))
    return { ...after, reservations: stock.reservations.set(reservationId, { ...held, left: held.left - taken }) }
  return {
    ...after,
    reservations: stock.reservations.delete(reservationId),
    lapsing: stock.lapsing.delete(reservationId),
    ended: remember(stock.ended, reservationId, ending, at, endingsRememberedForMs),
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
