import type { Answer, Asked } from './answers.ts'
import { draw, endOf, find, type Promised, type Shelf } from './shelf.ts'

/** The transfer's own promise is used up; others go along, as far as they are still there. */
export function send(shelf: Shelf, { transferId, reservationId, quantity, carries, at }: Asked<'SendTransfer'>): Answer {
  if (shelf.slips.has(`sent ${transferId}`)) return 'nothing'
  shelf.slips.set(`sent ${transferId}`, '')
  const own = find(shelf, reservationId)
  if (own && own.there > 0) draw(shelf, own, { there: own.there, waiting: 0 }, false, Date.parse(at))
  for (const carried of carries) {
    const promise = find(shelf, carried.reservationId)
    const units = Math.min(carried.quantity, promise?.there ?? 0)
    if (promise && units > 0) goAlong(shelf, promise, units)
  }
  shelf.onHand -= quantity
  return 'done'
}

/** It has not ended: it is only not here any more. */
function goAlong(shelf: Shelf, promise: Promised, units: number): void {
  promise.there -= units
  shelf.went.add(promise.id)
  if (promise.there + promise.waiting === 0) shelf.promised = shelf.promised.filter(each => each !== promise)
}

export function arrive(shelf: Shelf, { transferId, quantity, promised }: Asked<'ArriveTransfer'>): Answer {
  if (shelf.slips.has(`arrived ${transferId}`)) return 'nothing'
  shelf.slips.set(`arrived ${transferId}`, '')
  shelf.onHand += quantity
  for (const { reservationId: id, quantity: units, owner, holdUntil } of promised) {
    const known = find(shelf, id)
    if (known?.order === owner.stream) {
      known.asked += units
      known.there += units
    } else if (!known && !endOf(shelf, id)?.isGivenUp) {
      const until = holdUntil === null ? Number.POSITIVE_INFINITY : Date.parse(holdUntil)
      const anew = { id, order: owner.stream, step: owner.step, asked: units, there: units, waiting: 0, until }
      shelf.promised.push({ ...anew, expectedAt: null })
    }
  }
  return 'done'
}
