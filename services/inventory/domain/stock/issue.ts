import type { Of } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import { available } from './available.ts'
import { evolve } from './evolve.ts'
import { recall } from './remembered.ts'
import { givenUp, holdingOf, lapsesDue } from './reservations.ts'
import type { Gone, Held, Movement, Owner, Stock, StockCommand } from './types.ts'

type Issue = Of<StockCommand, 'IssueStock'>

export function issue(command: Issue, stock: Stock): Movement[] {
  const known = recall(stock.issues, command.issueId)
  if (known) return isSame(known, command) ? [] : reject('ISSUE_DIFFERS', { issued: known.quantity, owner: known.by ?? '' })
  if (command.reservationId === null) return issueUnpromised(command, stock)
  return issueReserved(command, command.reservationId, stock)
}

const isSame = ({ quantity, by }: Gone, { quantity: asked, owner }: Issue): boolean => quantity === asked && by === owner.stream

/** Takes from the reservation; what it holds beyond that stays promised. */
function issueReserved(command: Issue, reservationId: string, stock: Stock): Movement[] {
  const { quantity, owner, alreadyLeft, at } = command
  const held = heldFor(owner, reservationId, stock)
  const isCovered = held !== undefined && held.left >= quantity
  if (isCovered && (alreadyLeft || stock.onHand >= quantity)) return [goneFrom(command, reservationId)]
  if (!isCovered && !alreadyLeft) reject('RESERVATION_NOT_HELD', { requested: quantity, reserved: held?.left ?? 0 })
  if (!alreadyLeft) reject('INSUFFICIENT_STOCK', { requested: quantity, available: Math.max(0, stock.onHand) })
  return [...(held ? [exceeded(reservationId, quantity, stock, at)] : []), goneFrom(command, null)]
}

/** Nobody takes from what is promised to another order. */
function heldFor({ stream }: Owner, reservationId: string, { reservations }: Stock): Held | undefined {
  const held = reservations.get(reservationId)
  return held?.owner.stream === stream ? held : undefined
}

function issueUnpromised(command: Issue, stock: Stock): Movement[] {
  const lapses = lapsesDue(stock, command.at)
  const free = available(lapses.reduce(evolve, stock))
  if (free < command.quantity && !command.alreadyLeft)
    reject('INSUFFICIENT_STOCK', { requested: command.quantity, available: free })
  return [...lapses, goneFrom(command, null)]
}

const goneFrom = ({ issueId, quantity, owner, occurredAt, at }: Issue, reservationId: string | null): Movement => ({
  type: 'StockIssued',
  issueId,
  reservationId,
  quantity,
  owner,
  occurredAt: occurredAt ?? at,
  recordedAt: at,
})

/** What left beyond what was there for it is not awaited any more. */
function exceeded(reservationId: string, gone: number, stock: Stock, releasedAt: string): Movement {
  const { left, waiting } = holdingOf(stock, reservationId)
  const given = givenUp(Math.min(waiting, gone - left))
  return { type: 'ReservationReleased', reservationId, quantity: left, ...given, because: 'exceeded', releasedAt }
}
