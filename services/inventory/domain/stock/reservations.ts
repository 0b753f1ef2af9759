import type { Of } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import { available, lapsedBy } from './available.ts'
import { endingsRememberedForMs, evolve } from './evolve.ts'
import { recall } from './remembered.ts'
import type { Held, Movement, Owner, Part, Stock, StockCommand } from './types.ts'

type Reserve = Of<StockCommand, 'ReserveStock'>

export function reserve(command: Reserve, stock: Stock): Movement[] {
  const { reservationId, quantity, owner, holdUntil, partial, at } = command
  const lapses = lapsesDue(stock, at)
  const now = lapses.reduce(evolve, stock)
  const known = now.reservations.get(reservationId)
  if (known) return isSame(known, command) ? [] : reject('RESERVATION_DIFFERS', { reserved: known.promised })
  if (recall(now.ended, reservationId)) reject('RESERVATION_ENDED')
  if (isTooOld(command, now)) reject('RESERVATION_TOO_OLD', { decided_at: command.decidedAt })
  const free = available(now)
  if (free < quantity && !partial) reject('INSUFFICIENT_STOCK', { requested: quantity, available: free })
  if (free === 0) return []
  return [
    ...lapses,
    { type: 'StockReserved', reservationId, quantity: Math.min(free, quantity), owner, holdUntil, reservedAt: at },
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
  if (part) return held ? releasePart(command, part, held, stock) : []
  if (!held && recall(stock.ended, reservationId)) return []
  return [{ type: 'ReservationReleased', reservationId, quantity: held?.left ?? 0, because, releasedAt: at }]
}

/** Each part once; never more than is still held. */
function releasePart(
  { reservationId, because, at }: Of<StockCommand, 'ReleaseReservation'>,
  { releaseId, quantity }: Part,
  { left }: Held,
  { issues }: Stock,
): Movement[] {
  if (recall(issues, releaseId) !== undefined) return []
  return [{ type: 'ReservationReleased', reservationId, releaseId, quantity: Math.min(quantity, left), because, releasedAt: at }]
}

/** What a decision writes down before it counts lapsed holds as free. */
export const lapsesDue = (stock: Stock, at: string): Movement[] =>
  lapsedBy(stock, at).map(({ reservationId, held }) => ({
    type: 'ReservationLapsed',
    reservationId,
    quantity: held.left,
    lapsedAt: at,
  }))
