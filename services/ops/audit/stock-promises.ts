import { DigestMap } from './digests.ts'
import { Broken } from './model.ts'
import type { AuditedEvent } from './shapes.ts'
import type { Position, Promised } from './stock-position.ts'
import { freeOf } from './stock-position.ts'
import { requireSupply } from './stock-supply.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Drawn = { reservationId: string; quantity: number; backordered: number }
export type StockPromises = ReturnType<typeof createStockPromises>

/** How long a position remembers that a reservation ended; behind that an end may be recorded once more. */
const endRememberedMs = 24 * 3_600_000

/** Every reservation is made once, and ends once. */
export function createStockPromises() {
  const ended = new DigestMap()
  const issued = new DigestMap()
  const gone = new DigestMap()

  /** What travelled on with its goods is not promised here once more, unless it comes back. */
  const went = (stream: string, reservationId: string): void => gone.set([stream, reservationId], 0)

  function reserve(position: Position, stream: string, { reservationId, quantity, owner, holdUntil }: Of<'StockReserved'>): void {
    if (position.promises.has(reservationId)) throw new Broken(`reservation ${reservationId} is held already`)
    if (ended.get(stream, reservationId) !== undefined) throw new Broken(`reservation ${reservationId} had ended`)
    if (gone.get(stream, reservationId) !== undefined) throw new Broken(`reservation ${reservationId} has gone on from here`)
    const free = freeOf(position) - position.backordered
    if (free < quantity) throw new Broken(`reserves ${quantity} where ${Math.max(0, free)} are available`)
    position.promises.set(reservationId, {
      left: quantity,
      waiting: 0,
      owner: { stream: owner.stream, step: owner.step },
      holdUntil,
    })
    position.reserved += quantity
  }

  /** By itself, or right behind what of the same reservation was there. */
  function backorder(position: Position, stream: string, event: Of<'StockBackordered'>, command: string): void {
    const { reservationId, quantity, owner, holdUntil } = event
    const known = position.promises.get(reservationId)
    const isRest = position.last?.command === command && position.last.type === 'StockReserved' && known?.waiting === 0
    if (known && (!isRest || known.owner.stream !== owner.stream || known.owner.step !== owner.step))
      throw new Broken(`reservation ${reservationId} is held already`)
    if (!known && ended.get(stream, reservationId) !== undefined) throw new Broken(`reservation ${reservationId} had ended`)
    requireSupply(position, event)
    const promised = known ?? { left: 0, waiting: 0, owner: { stream: owner.stream, step: owner.step }, holdUntil }
    promised.waiting = quantity
    position.promises.set(reservationId, promised)
    position.backordered += quantity
  }

  function release(position: Position, stream: string, event: Of<'ReservationReleased'>): void {
    const { reservationId, releaseId, quantity, backordered = 0, because, releasedAt } = event
    const { left = 0, waiting = 0 } = position.promises.get(reservationId) ?? {}
    const isWhole = quantity === left && (backordered === waiting || (because === 'exceeded' && backordered < waiting))
    if (releaseId === undefined ? !isWhole : quantity > left || backordered > waiting)
      throw new Broken(`releases ${quantity + backordered} of reservation ${reservationId}, which holds ${left + waiting}`)
    if (releaseId !== undefined) {
      requirePromised(position, reservationId)
      if (!issued.add(stream, releaseId)) throw new Broken(`release ${releaseId} was made before`)
      if (quantity + backordered < 1) throw new Broken(`releases nothing of reservation ${reservationId}`)
    }
    const endedAt = ended.get(stream, reservationId)
    const isHeld = position.promises.has(reservationId)
    if (!isHeld && endedAt !== undefined && Date.parse(releasedAt) - endedAt < endRememberedMs)
      throw new Broken(`reservation ${reservationId} had ended`)
    if (because === 'exceeded' && releaseId === undefined) position.exceeded = quantity
    draw(position, stream, { reservationId, quantity, backordered }, releasedAt)
  }

  function lapse(position: Position, stream: string, event: Of<'ReservationLapsed'>): void {
    const { reservationId, quantity, backordered = 0, lapsedAt } = event
    const promised = requirePromised(position, reservationId)
    if (quantity !== promised.left || backordered !== promised.waiting || quantity + backordered === 0)
      throw new Broken(`lapses ${quantity} of reservation ${reservationId}, which holds ${promised.left}`)
    if (promised.holdUntil === null || Date.parse(promised.holdUntil) > Date.parse(lapsedAt))
      throw new Broken(`reservation ${reservationId} was held until ${promised.holdUntil ?? 'released'}`)
    draw(position, stream, { reservationId, quantity, backordered }, lapsedAt)
  }

  function issue(
    position: Position,
    stream: string,
    { issueId, reservationId, quantity, owner, recordedAt }: Of<'StockIssued'>,
  ): void {
    if (!issued.add(stream, issueId)) throw new Broken(`issue ${issueId} was made before`)
    position.onHand -= quantity
    if (reservationId === null) return
    const promised = requirePromised(position, reservationId)
    if (promised.owner.stream !== owner.stream)
      throw new Broken(`takes from a reservation of ${promised.owner.stream}`, { concerns: [promised.owner.stream] })
    if (promised.left < quantity)
      throw new Broken(`issues ${quantity} of reservation ${reservationId}, which holds ${promised.left}`)
    draw(position, stream, { reservationId, quantity, backordered: 0 }, recordedAt)
  }

  /** So much of a reservation less; it ends with its last unit, and where it never was. */
  function draw(position: Position, stream: string, { reservationId, quantity, backordered }: Drawn, at: string): void {
    const promised = position.promises.get(reservationId)
    touch(position, reservationId)
    position.reserved -= quantity
    position.backordered -= backordered
    if (promised) Object.assign(promised, { left: promised.left - quantity, waiting: promised.waiting - backordered })
    if (promised && promised.left + promised.waiting > 0) return
    position.promises.delete(reservationId)
    ended.set([stream, reservationId], Date.parse(at))
  }

  return { went, reserve, backorder, release, lapse, issue, draw }
}

export function requirePromised(position: Position, reservationId: string): Promised {
  const promised = position.promises.get(reservationId)
  if (!promised) throw new Broken(`reservation ${reservationId} is not held`)
  return promised
}

/** What becomes of a promise that is hit may hit others. */
export function touch(position: Position, reservationId: string): void {
  position.isHitTouched ||= position.hits.some(hit => hit.reservationId === reservationId)
}
