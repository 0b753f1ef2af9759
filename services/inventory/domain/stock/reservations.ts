import type { Of } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import { available, lapsedBy } from './available.ts'
import { endingsRememberedForMs, evolve } from './evolve.ts'
import { recall } from './remembered.ts'
import { promisable } from './supply.ts'
import type { Held, Movement, Owner, Part, Stock, StockCommand } from './types.ts'

type Reserve = Of<StockCommand, 'ReserveStock'>

export function reserve(command: Reserve, stock: Stock): Movement[] {
  const { reservationId, at } = command
  const lapses = lapsesDue(stock, at)
  const now = lapses.reduce(evolve, stock)
  const known = now.reservations.get(reservationId)
  if (known) return isSame(known, command) ? [] : reject('RESERVATION_DIFFERS', { reserved: known.promised })
  // What has left with a transfer is promised elsewhere, if anywhere.
  if (recall(now.ended, reservationId) || recall(now.moved, reservationId)) reject('RESERVATION_ENDED')
  if (isTooOld(command, now)) reject('RESERVATION_TOO_OLD', { decided_at: command.decidedAt })
  const promises = promisesOf(command, now)
  return promises.length > 0 ? [...lapses, ...promises] : []
}

/** What is there, and of supply what isn't, where the owner will wait. */
function promisesOf(command: Reserve, stock: Stock): Movement[] {
  const { reservationId, quantity, owner, holdUntil, partial, againstSupply, at } = command
  const there = Math.min(quantity, available(stock))
  const missing = quantity - there
  const awaited = missing > 0 && againstSupply ? promisable(stock, missing, againstSupply.by) : null
  if (missing > (awaited?.quantity ?? 0) && !partial) {
    const supply = againstSupply && { supply: awaited?.quantity ?? 0 }
    reject('INSUFFICIENT_STOCK', { requested: quantity, available: available(stock), ...supply })
  }
  const terms = { owner, holdUntil, reservedAt: at }
  return [
    ...(there > 0 ? [{ type: 'StockReserved' as const, reservationId, quantity: there, ...terms }] : []),
    ...(awaited ? [{ type: 'StockBackordered' as const, reservationId, ...awaited, ...terms }] : []),
  ]
}

const isSame = ({ promised, owner }: Held, { quantity, partial, owner: asking }: Reserve): boolean =>
  (promised === quantity || (partial === true && promised < quantity)) && isSameOwner(owner, asking)

const isSameOwner = (a: Owner, b: Owner): boolean => a.stream === b.stream && a.step === b.step

/** A reservation of that time may have ended and been forgotten since. */
function isTooOld({ decidedAt, at }: Reserve, { ended }: Stock): boolean {
  const horizon = new Date(Date.parse(at) - endingsRememberedForMs).toISOString()
  return decidedAt < horizon || (ended.forgottenUpTo !== null && decidedAt <= ended.forgottenUpTo)
}

/** One that was never made is recorded as ended too, so that a reserve that comes late finds its end. */
export function release(command: Of<StockCommand, 'ReleaseReservation'>, stock: Stock): Movement[] {
  const { reservationId, part, because, at } = command
  const held = stock.reservations.get(reservationId)
  if (part) return held ? releasePart(command, part, stock) : []
  if (!held && recall(stock.ended, reservationId)) return []
  const { left, waiting } = holdingOf(stock, reservationId)
  return [{ type: 'ReservationReleased', reservationId, quantity: left, ...givenUp(waiting), because, releasedAt: at }]
}

/**
 * Each part once; never more than is still held, and what is awaited before what is there. Where units went elsewhere, only
 * what was not released there: they may have come back since.
 */
function releasePart(
  { reservationId, because, at }: Of<StockCommand, 'ReleaseReservation'>,
  { releaseId, quantity: asked, isRest = false }: Part,
  stock: Stock,
): Movement[] {
  if (recall(stock.issues, releaseId) !== undefined || (!isRest && recall(stock.moved, reservationId))) return []
  const { left, waiting } = holdingOf(stock, reservationId)
  const given = Math.min(asked, waiting)
  const quantity = Math.min(asked - given, left)
  return [{ type: 'ReservationReleased', reservationId, releaseId, quantity, ...givenUp(given), because, releasedAt: at }]
}

/** What a reservation still holds: units that are there, and units that it waits for. */
export const holdingOf = ({ reservations, awaited }: Stock, reservationId: string): { left: number; waiting: number } => ({
  left: reservations.get(reservationId)?.left ?? 0,
  waiting: awaited.get(reservationId) ?? 0,
})

export const givenUp = (waiting: number): { backordered?: number } => (waiting > 0 ? { backordered: waiting } : {})

/** What a decision writes down before it counts lapsed holds as free. */
export const lapsesDue = (stock: Stock, at: string): Movement[] =>
  lapsedBy(stock, at).map(({ reservationId, held }) => ({
    type: 'ReservationLapsed',
    reservationId,
    quantity: held.left,
    ...givenUp(stock.awaited.get(reservationId) ?? 0),
    lapsedAt: at,
  }))
