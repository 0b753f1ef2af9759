import { categoryOf, positionOf, stockStream } from '#kernel/ids.ts'
import { DigestMap } from './digests.ts'
import { wrongOf } from './holds-left.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import { type AuditedOrder, allOf, byStream, fateOf, owedKey, type Step, stepOf, stockOf, unplaced } from './orders.ts'
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
type Hold = { owner: { stream: string; step: string }; step: Step; left: Map<string, Held> }
type Held = { quantity: number; place: Place; created: number }

/** Invariant 2: no hold outlives its order, and every unfinished unit of an accepted order is held or issued. */
export function createReservationsModel(): Model {
  const orders = new Map<string, AuditedOrder>()
  /** Live ones by reservation. */
  const holds = new Map<string, Hold>()
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
          requireHeld(event.holds, `placement/${event.attempt}`, fact)
        })
        break
      case 'PlacementAbandoned':
        decided(fact, order => {
          abandon(order, event)
          requireOwn(event, `placement/${event.attempt}`, fact)
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
          requireHeld([event.hold], `move/${event.move}`, fact)
        })
        break
      case 'MoveAbandoned':
        decided(fact, order => {
          abandonMove(order, event)
          requireOwn(event, `move/${event.move}`, fact)
        })
        break
      case 'OrderAmended':
        decided(fact, order => {
          amend(order, event, fact)
          requireHeld(event.reserved, `amendment/${event.amendment}`, fact)
        })
        break
      case 'AmendmentAbandoned':
        decided(fact, order => {
          abandonAmendment(order, event)
          requireOwn(event, `amendment/${event.amendment}`, fact)
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
        reserved(event, fact)
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
          takeFrom(reservationId, fact.stream, quantity)
        }
        break
      case 'TransferArrived':
        carried.arrived(event, fact)
        for (const promise of event.promised) reserved(promise, fact)
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

  /** What an order commits is held for it, in full, when it says so. */
  function requireHeld(named: readonly { reservationId: string }[], step: string, { stream: orderStream }: Fact): void {
    const order = orders.get(orderStream)
    for (const { reservationId } of named) {
      for (const [stream, quantity] of order?.committed.get(reservationId) ?? []) {
        const hold = holds.get(reservationId)
        const held = hold?.left.get(stream)
        const concerns = [stream]
        if (held?.quantity !== quantity)
          throw new Broken(`counts on ${quantity} of ${stream} under ${reservationId}, where ${held?.quantity ?? 0} are held`, {
            concerns,
          })
        if (hold?.owner.stream !== orderStream || hold.owner.step !== step)
          throw new Broken(`counts on a hold of ${hold?.owner.stream}, ${hold?.owner.step}`, { concerns })
      }
    }
  }

  function requireOwn(
    { holds: named }: Of<'PlacementAbandoned' | 'MoveAbandoned' | 'AmendmentAbandoned'>,
    step: string,
    { stream: orderStream }: Fact,
  ): void {
    for (const { reservationId, positions } of named) {
      const hold = holds.get(reservationId)
      const named = byStream(positions)
      const kept = [...(hold?.left.keys() ?? [])].find(stream => !named.has(stream))
      if (kept !== undefined) throw new Broken(`gives up ${reservationId} but for what it holds of ${kept}`, { concerns: [kept] })
      for (const [stream, quantity] of named) {
        const held = hold?.left.get(stream)?.quantity ?? quantity
        if (held !== quantity)
          throw new Broken(`gives up ${quantity} of ${stream}, where ${held} are held`, { concerns: [stream] })
      }
      if (hold && (hold.owner.stream !== orderStream || hold.owner.step !== step))
        throw new Broken(`gives up a hold of ${hold.owner.stream}, ${hold.owner.step}`, { concerns: [...hold.left.keys()] })
    }
  }

  type Promised = { reservationId: string; quantity: number; owner: { stream: string; step: string } }

  function reserved({ reservationId, quantity, owner }: Promised, fact: Fact): void {
    if (categoryOf(owner.stream) === 'transfer') return
    const step = stepOf(owner.step)
    if (categoryOf(owner.stream) !== 'order' || step === undefined)
      throw new Broken(`is held for ${owner.stream}, ${owner.step}: no such owner is known`)
    const hold: Hold = holds.get(reservationId) ?? { owner, step, left: new Map() }
    if (hold.owner.stream !== owner.stream || hold.owner.step !== owner.step)
      throw new Broken(`reservation ${reservationId} has another owner elsewhere`, {
        concerns: [...hold.left.keys(), owner.stream],
      })
    holds.set(reservationId, hold)
    const before = hold.left.get(fact.stream)?.quantity ?? 0
    hold.left.set(fact.stream, { quantity: before + quantity, place: placeOf(fact), created: fact.created })
  }

  function released(event: Of<'ReservationReleased'>, { stream }: Fact): void {
    const { reservationId, releaseId, because } = event
    const quantity = event.quantity + (event.backordered ?? 0)
    const hold = holds.get(reservationId)
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
      takeFrom(reservationId, stream, quantity)
      return
    }
    if (because !== 'exceeded') {
      if (fate === 'committed') throw new Broken(`releases what ${owner.stream} counts on`, { concerns })
      if (fate === 'undecided') throw new Broken(`is released before ${owner.stream} gave up ${owner.step}`, { concerns })
      if (because === 'cancelled' && order?.state !== 'cancelled' && !order?.givenUp.has(reservationId))
        throw new Broken(`${owner.stream} is not cancelled`, { concerns })
    }
    if (because === 'exceeded') takeFrom(reservationId, stream, quantity)
    else drop(reservationId, stream)
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
    const hold = holds.get(reservationId)
    const fate = hold && fateOf(orders.get(hold.owner.stream), reservationId, hold.step)
    if (hold && fate === 'committed')
      throw new Broken(`lapses what ${hold.owner.stream} counts on`, { concerns: [hold.owner.stream] })
    drop(reservationId, stream)
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
    if (reservationId !== null) takeFrom(reservationId, stream, quantity)
  }

  function takeFrom(reservationId: string, stream: string, quantity: number): void {
    const held = holds.get(reservationId)?.left.get(stream)
    if (held && held.quantity > quantity) held.quantity -= quantity
    else drop(reservationId, stream)
  }

  function drop(reservationId: string, stream: string): void {
    const hold = holds.get(reservationId)
    hold?.left.delete(stream)
    if (hold?.left.size === 0) holds.delete(reservationId)
  }

  /** What came to its store for a shopper is held for them there. */
  function* uncovered(order: AuditedOrder): Generator<{ place: Place; why: string }> {
    const needed = new Map<string, { quantity: number; place: Place }>()
    for (const group of order.groups.values()) {
      const sent = sentBy.get(group.transferId ?? '')
      if (!sent) continue
      for (const [stream, quantity] of stockOf(order, group, allOf(group))) {
        const key = JSON.stringify([group.reservationId, stream])
        const others = needed.get(key)?.quantity ?? 0
        if (arrived.has(`${group.transferId} ${stream}`)) needed.set(key, { quantity: others + quantity, place: sent.place })
      }
    }
    for (const [key, { quantity, place }] of needed) {
      const [reservationId, stream] = JSON.parse(key) as [string, string]
      const held = holds.get(reservationId)?.left.get(stream)?.quantity ?? 0
      if (held < quantity) yield { place, why: `counts on ${quantity} of ${stream}, where ${held} are held` }
    }
  }

  const committed = () =>
    [...orders].flatMap(([stream, order]) =>
      order.state === 'placed' ? [...order.committed.keys()].map(reservationId => ({ stream, order, reservationId })) : [],
    )

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    const find = (at: Place, why: string, concerns: string[], created: number) => {
      if (end.isYoung(created)) findings.inFlight.push({ place: at, what: why })
      else findings.violations.push({ place: at, why, concerns: [at.stream, ...concerns] })
    }
    for (const [reservationId, { owner, step, left }] of holds) {
      const order = orders.get(owner.stream)
      const fate = fateOf(order, reservationId, step)
      if (fate === 'committed') continue
      const why =
        fate === 'void' ? `outlives ${owner.stream}, ${owner.step}` : `is held for ${owner.stream}, which never decided on it`
      for (const { place: at, created } of left.values()) find(at, why, [owner.stream], Math.max(created, order?.decidedAt ?? 0))
    }
    for (const { order, reservationId, stream } of committed()) {
      const { left } = holds.get(reservationId) ?? { left: new Map<string, Held>() }
      const held = [...left].map(([at, { quantity }]) => [at, quantity] as const)
      const why = wrongOf(order, reservationId, held, carried.onTheWay(reservationId))
      const last = order.place
      if (why !== undefined && last) find(last, why, [stream, ...left.keys()], order.decidedAt)
    }
    for (const { releases, decidedAt } of orders.values()) {
      for (const { reservationId, stream, place: at } of releases.values()) {
        const { sku } = positionOf(stream)
        const isAnywhere = travelled.ownerOf(reservationId, sku) !== undefined
        const held = [...(holds.get(reservationId)?.left.keys() ?? [])].find(
          each => each === stream || (isAnywhere && positionOf(each).sku === sku),
        )
        if (held) find(at, `what it gave up is still held in ${held}`, [held], decidedAt)
      }
    }
    for (const [stream, order] of orders)
      for (const missing of uncovered(order)) find(missing.place, `${stream} ${missing.why}`, [stream], order.decidedAt)
    for (const { owed, decidedAt } of orders.values()) {
      const [first] = owed.values()
      if (!first) continue
      const streams = [...owed.values()].map(({ stream }) => stream)
      find(first.place, `what has left was not issued from ${streams.join(', ')}`, streams, decidedAt)
    }
    return findings
  }

  return {
    name: 'reservations',
    holds: 'no hold outlives its order, and every unfinished unit of an accepted order is held or issued',
    take,
    finish,
  }
}
