import type { Answer, Asked } from './answers.ts'
import { refused } from './answers.ts'
import { unclaimed } from './coming.ts'
import { available, dayMs, draw, end, endOf, find, lapse, type Shelf } from './shelf.ts'

export function reserve(shelf: Shelf, command: Asked<'ReserveStock'>): Answer {
  const { reservationId: id, quantity, owner, decidedAt, holdUntil, partial = false, againstSupply } = command
  const [atMs, decidedMs] = [Date.parse(command.at), Date.parse(decidedAt)]
  lapse(shelf, atMs)
  const known = find(shelf, id)
  if (known) {
    const isEnough = known.asked === quantity || (partial && known.asked < quantity)
    const isSame = isEnough && known.order === owner.stream && known.step === owner.step
    return isSame ? 'nothing' : refused('RESERVATION_DIFFERS', { reserved: known.asked })
  }
  if (endOf(shelf, id) || shelf.went.has(id)) return refused('RESERVATION_ENDED')
  if (decidedMs < atMs - dayMs || decidedMs <= shelf.forgottenMs) return refused('RESERVATION_TOO_OLD', { decided_at: decidedAt })
  const now = Math.min(quantity, available(shelf))
  const later = againstSupply ? unclaimed(shelf, againstSupply.by).slice(0, quantity - now) : []
  if (now + later.length < quantity && !partial) {
    const supply = againstSupply ? { supply: later.length } : {}
    return refused('INSUFFICIENT_STOCK', { requested: quantity, available: available(shelf), ...supply })
  }
  if (now + later.length === 0) return 'nothing'
  shelf.promised.push({
    ...{ id, order: owner.stream, step: owner.step, asked: now + later.length, there: now, waiting: later.length },
    until: holdUntil === null ? Number.POSITIVE_INFINITY : Date.parse(holdUntil),
    expectedAt: later.at(-1) ?? null,
  })
  return 'done'
}

export function release(shelf: Shelf, { reservationId: id, part, at }: Asked<'ReleaseReservation'>): Answer {
  const promise = find(shelf, id)
  if (!part) {
    if (!promise && endOf(shelf, id)) return 'nothing'
    end(shelf, id, true, Date.parse(at))
    return 'done'
  }
  if (!promise || shelf.slips.has(`leaves ${part.releaseId}`)) return 'nothing'
  // Of what went elsewhere in part, only as much as nobody there gave up.
  if (shelf.went.has(id) && !part.isRest) return 'nothing'
  const awaited = Math.min(part.quantity, promise.waiting)
  const there = Math.min(part.quantity - awaited, promise.there)
  shelf.slips.set(`leaves ${part.releaseId}`, String(awaited + there))
  draw(shelf, promise, { there, waiting: awaited }, false, Date.parse(at))
  return 'done'
}

export function issue(shelf: Shelf, command: Asked<'IssueStock'>): Answer {
  const { issueId, quantity, reservationId, owner, alreadyLeft } = command
  const slip = `leaves ${issueId}`
  const told = `${quantity} ${owner.stream}`
  const known = shelf.slips.get(slip)
  const [issued = '', by = ''] = known?.split(' ') ?? []
  if (known !== undefined) return known === told ? 'nothing' : refused('ISSUE_DIFFERS', { issued, owner: by })
  const refusal = reservationId === null ? fromFree(shelf, command) : fromPromise(shelf, reservationId, command)
  if (refusal && !alreadyLeft) return refusal
  shelf.slips.set(slip, told)
  shelf.onHand -= quantity
  return 'done'
}

function fromFree(shelf: Shelf, { quantity, at }: Asked<'IssueStock'>): Answer | null {
  lapse(shelf, Date.parse(at))
  const left = available(shelf)
  return left < quantity ? refused('INSUFFICIENT_STOCK', { requested: quantity, available: left }) : null
}

/** More left than it held: then nothing is promised of it any more, and no more of it awaited than has not left. */
function fromPromise(shelf: Shelf, id: string, { quantity, owner, alreadyLeft, at }: Asked<'IssueStock'>): Answer | null {
  const promise = shelf.promised.find(each => each.id === id && each.order === owner.stream)
  const held = promise?.there ?? 0
  if (!promise || held < quantity) {
    const beyond = Math.min(promise?.waiting ?? 0, quantity - held)
    if (promise && alreadyLeft) draw(shelf, promise, { there: held, waiting: beyond }, true, Date.parse(at))
    return refused('RESERVATION_NOT_HELD', { requested: quantity, reserved: held })
  }
  if (shelf.onHand < quantity && !alreadyLeft)
    return refused('INSUFFICIENT_STOCK', { requested: quantity, available: Math.max(0, shelf.onHand) })
  draw(shelf, promise, { there: quantity, waiting: 0 }, false, Date.parse(at))
  return null
}
