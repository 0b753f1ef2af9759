import { positionOf, stockStream } from '#kernel/ids.ts'
import { DigestMap } from './digests.ts'
import { createHolds } from './holds.ts'
import { leftAtEnd } from './holds-left.ts'
import { Broken, type Fact, type Model, type Place, placeOf } from './model.ts'
import { type AuditedOrder, fateOf, owedKey, unplaced } from './orders.ts'
import { abandon, place } from './orders-placed.ts'
import {
  abandonAmendment,
  abandonMove,
  amend,
  cancel,
  cancelUnits,
  end as endGroup,
  leave,
  moveUnits,
  sendAgain,
  sendToStore,
  setAside,
  split,
} from './orders-units.ts'
import { createPromisesCarried } from './promises-carried.ts'
import type { AuditedEvent } from './shapes.ts'
import { createTravelled } from './travelled.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

/** Invariant 2: no hold outlives its order, and every unfinished unit of an accepted order is held or issued. */
export function createReservationsModel(): Model {
  const orders = new Map<string, AuditedOrder>()
  const holds = createHolds(orders)
  const channelOrders = new DigestMap()
  /** Whose goods travel with each transfer, and what of them is there. */
  const sentBy = new Map<string, { order: string; to: string; place: Place }>()
  const arrived = new Set<string>()
  const travelled = createTravelled()
  const carried = createPromisesCarried(orders)

  function take(fact: Fact): void {
    const { event } = fact
    switch (event.type) {
      case 'OrderPlaced':
        requireFirst(event, fact)
        decided(fact, order => {
          place(order, event, fact)
          holds.requireHeld(event.holds, `placement/${event.attempt}`, fact)
        })
        break
      case 'PlacementAbandoned':
        decided(fact, order => {
          abandon(order, event)
          holds.requireOwn(event, `placement/${event.attempt}`, fact)
        })
        break
      case 'OrderCancelled':
        decided(fact, order => cancel(order, event, fact))
        break
      case 'FulfilmentHandedOver':
        decided(fact, order => {
          const { fulfilmentId, issue, lines, handedOverAt: leftAt } = event
          leave(order, { fulfilmentId, issue, lines, leftAt, isLast: lines === undefined }, fact)
        })
        break
      case 'ShipmentSent':
        decided(fact, order => leave(order, { ...event, leftAt: event.sentAt }, fact))
        break
      case 'SentToStore':
        decided(fact, order => sendToStore(order, event))
        sentBy.set(event.transit.transferId, { order: fact.stream, to: event.transit.to, place: placeOf(fact) })
        break
      case 'UnitsCancelled':
        decided(fact, order => cancelUnits(order, event, fact))
        break
      case 'FulfilmentMoved':
        decided(fact, order => {
          moveUnits(order, event, fact)
          holds.requireHeld([event.hold], `move/${event.move}`, fact)
        })
        break
      case 'MoveAbandoned':
        decided(fact, order => {
          abandonMove(order, event)
          holds.requireOwn(event, `move/${event.move}`, fact)
        })
        break
      case 'OrderAmended':
        decided(fact, order => {
          amend(order, event, fact)
          holds.requireHeld(event.reserved, `amendment/${event.amendment}`, fact)
        })
        break
      case 'AmendmentAbandoned':
        decided(fact, order => {
          abandonAmendment(order, event)
          holds.requireOwn(event, `amendment/${event.amendment}`, fact)
        })
        break
      case 'ShipmentLost':
        decided(fact, order => sendAgain(order, event))
        break
      case 'FulfilmentSplit':
        decided(fact, order => split(order, event))
        break
      case 'UnitsSetAside':
        decided(fact, order => setAside(order, event))
        break
      case 'FulfilmentRejected':
      case 'FulfilmentExpired':
        decided(fact, order => endGroup(order, event, fact))
        break
      case 'StockReserved':
      case 'StockBackordered':
        holds.reserved(event, fact)
        break
      case 'ReservationReleased':
        released(event, fact)
        break
      case 'CarriedPromiseEnded':
        carried.ended(event, fact)
        endedOnTheWay(event)
        break
      case 'TransferSent':
        carried.sent(event, fact)
        for (const { reservationId, quantity, owner } of event.carried) {
          travelled.went(reservationId, positionOf(fact.stream).sku, owner.stream)
          holds.takeFrom(reservationId, fact.stream, quantity)
        }
        break
      case 'TransferArrived':
        carried.arrived(event, fact)
        for (const promise of event.promised) holds.reserved(promise, fact)
        arrived.add(`${event.transferId} ${fact.stream}`)
        break
      case 'ReservationLapsed':
        lapsed(event, fact)
        break
      case 'StockIssued':
        issued(event, fact)
    }
  }

  function requireFirst({ channel, channelOrderId }: Of<'OrderPlaced'>, { position }: Fact): void {
    const before = channelOrders.get(channel.id, channelOrderId)
    if (before !== undefined)
      throw new Broken(`order ${channelOrderId} of channel ${channel.id} was placed at position ${before}`)
    channelOrders.set([channel.id, channelOrderId], Number(position))
  }

  function decided(fact: Fact, change: (order: AuditedOrder) => void): void {
    const order = orders.get(fact.stream) ?? unplaced()
    orders.set(fact.stream, order)
    change(order)
    Object.assign(order, { decidedAt: fact.created, place: placeOf(fact) })
  }

  function released(event: Of<'ReservationReleased'>, { stream }: Fact): void {
    const { reservationId, releaseId, because } = event
    const quantity = event.quantity + (event.backordered ?? 0)
    const hold = holds.live.get(reservationId)
    if (quantity === 0 || !hold) return
    const { owner, step } = hold
    const order = orders.get(owner.stream)
    const fate = fateOf(order, reservationId, step)
    const concerns = [owner.stream]
    if (releaseId !== undefined) {
      const owed = travelled.owed(order, { releaseId, reservationId }, stream)
      if (!owed || owed.quantity < quantity)
        throw new Broken(`releases ${quantity} as ${releaseId}, where ${owner.stream} gave up ${owed?.quantity ?? 0}`, {
          concerns,
        })
      if (quantity < owed.quantity && quantity < (hold.left.get(stream)?.quantity ?? 0))
        throw new Broken(`releases ${quantity} as ${releaseId}, where ${owed.quantity} are to go and more are held`, { concerns })
      travelled.ended(order, owed, releaseId, quantity)
      holds.takeFrom(reservationId, stream, quantity)
      return
    }
    if (because !== 'exceeded') {
      if (fate === 'committed') throw new Broken(`releases what ${owner.stream} counts on`, { concerns })
      if (fate === 'undecided') throw new Broken(`is released before ${owner.stream} gave up ${owner.step}`, { concerns })
      if (because === 'cancelled' && order?.state !== 'cancelled' && !order?.givenUp.has(reservationId))
        throw new Broken(`${owner.stream} is not cancelled`, { concerns })
    }
    if (because === 'exceeded') holds.takeFrom(reservationId, stream, quantity)
    else holds.drop(reservationId, stream)
  }

  /** What was given up on the way is not held where it arrives. */
  function endedOnTheWay({ reservationId, sku, releaseId, quantity }: Of<'CarriedPromiseEnded'>): void {
    const ownerStream = travelled.ownerOf(reservationId, sku)
    if (releaseId === null || ownerStream === undefined) return
    const order = orders.get(ownerStream)
    const owed = travelled.owed(order, { releaseId, reservationId }, stockStream(sku, ''))
    if (!owed || owed.quantity < quantity)
      throw new Broken(`ends as ${releaseId} what ${ownerStream} did not give up`, { concerns: [ownerStream] })
    travelled.ended(order, owed, releaseId, quantity)
  }

  function lapsed({ reservationId }: Of<'ReservationLapsed'>, { stream }: Fact): void {
    const hold = holds.live.get(reservationId)
    const fate = hold && fateOf(orders.get(hold.owner.stream), reservationId, hold.step)
    if (hold && fate === 'committed')
      throw new Broken(`lapses what ${hold.owner.stream} counts on`, { concerns: [hold.owner.stream] })
    holds.drop(reservationId, stream)
  }

  function issued({ issueId, reservationId, quantity, owner, occurredAt }: Of<'StockIssued'>, { stream }: Fact): void {
    const order = orders.get(owner.stream)
    const owed = order?.owed.get(owedKey(issueId, stream))
    const concerns = [owner.stream]
    if (!owed) throw new Broken(`${owner.stream} names no such issue ${issueId} of this position`, { concerns })
    if (owed.quantity !== quantity)
      throw new Broken(`issues ${quantity} where ${owner.stream} says ${owed.quantity}`, { concerns })
    if (owner.step !== `departure/${issueId}`) throw new Broken(`is step ${owner.step} of ${owner.stream}`, { concerns })
    if (Date.parse(occurredAt) !== Date.parse(owed.leftAt))
      throw new Broken(`left at ${occurredAt}, where ${owner.stream} says ${owed.leftAt}`, { concerns })
    if (reservationId !== null && reservationId !== owed.reservationId)
      throw new Broken(`takes from ${reservationId}, where ${owner.stream} says ${owed.reservationId}`, { concerns })
    order?.owed.delete(owedKey(issueId, stream))
    if (reservationId !== null) holds.takeFrom(reservationId, stream, quantity)
  }

  return {
    name: 'reservations',
    holds: 'no hold outlives its order, and every unfinished unit of an accepted order is held or issued',
    take,
    finish: end => leftAtEnd({ orders, holds, travelled, carried, sentBy, arrived }, end),
  }
}
