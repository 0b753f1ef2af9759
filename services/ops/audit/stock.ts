import { categoryOf } from '#kernel/ids.ts'
import { DigestMap } from './digests.ts'
import { Broken, type End, type Fact, type Findings, type Model, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'
import { distribute, freeOf, type Hit, openPosition, type Position, type Promised, shortOf, spokenFor } from './stock-position.ts'
import { changeSupply, fill, receiveSupply, recordSupplyShortage, requireSupply, unsettledSupply } from './stock-supply.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

/** How long a position remembers that a reservation ended; behind that an end may be recorded once more. */
const endRememberedMs = 24 * 3_600_000

const causes: Partial<Record<AuditedEvent['type'], Of<'ShortageRecorded'>['because']>> = {
  StockReceived: 'received',
  StockAdjusted: 'adjusted',
  StockCounted: 'counted',
  StockReserved: 'reserved',
  ReservationReleased: 'released',
  ReservationLapsed: 'lapsed',
  StockIssued: 'issued',
  TransferSent: 'sent',
  TransferArrived: 'arrived',
  StockReturned: 'returned',
  StockRedisposed: 'redisposed',
}

/** Invariant 1: what is promised or set aside is there at every event, or recorded as short. */
export function createStockModel(): Model {
  const positions = new Map<string, Position>()
  const ended = new DigestMap()
  const issued = new DigestMap()
  const returned = new DigestMap()
  const moved = new DigestMap()

  function take(fact: Fact): void {
    if (categoryOf(fact.stream) !== 'stock') return
    const position = positions.get(fact.stream) ?? openPosition()
    positions.set(fact.stream, position)
    if (position.last && position.last.command !== fact.command) requireSettled(position)
    if (fact.event.type === 'ShortageRecorded') shortage(position, fact.event, fact)
    else move(position, fact)
    if (fact.event.type === 'BackordersFilled') position.filledBy = fact.command
    position.last = { ...placeOf(fact), command: fact.command }
  }

  /** A rise is written before what causes it, a fall or a change of whom it hits behind the whole command. */
  function shortage(position: Position, event: Of<'ShortageRecorded'>, { command }: Fact): void {
    const { short, last } = position
    if (position.announced) throw new Broken('two shortages are announced in a row')
    const hits = event.hits.map(plain)
    if (event.short === short && JSON.stringify(hits) === JSON.stringify(position.hits))
      throw new Broken(`records a shortage of ${short} that is recorded already`)
    Object.assign(position, { short: event.short, hits, isHitTouched: false })
    if (event.short > short) position.announced = event
    else {
      if (last?.command !== command) throw new Broken('records a lower shortage that nothing of its command brought about')
      requireAsRecorded(position, event, last.type)
    }
  }

  function move(position: Position, fact: Fact): void {
    const { event, type } = fact
    const { exceeded, announced } = position
    position.exceeded = null
    apply(position, fact)
    if (exceeded !== null && !(event.type === 'StockIssued' && event.reservationId === null && event.quantity > exceeded))
      throw new Broken('follows a reservation given up as exceeded, but issues nothing beyond it')
    position.announced = null
    if (announced) {
      requireAsRecorded(position, announced, type)
      return
    }
    const short = shortOf(position)
    if (short > position.short)
      throw new Broken(
        `on hand ${position.onHand}, spoken for ${spokenFor(position)}: short by ${short}, but ${position.short} is recorded`,
      )
  }

  function requireAsRecorded(position: Position, { short, because, hits }: Of<'ShortageRecorded'>, type: string): void {
    if (shortOf(position) !== short) throw new Broken(`a shortage of ${short} is recorded, but ${shortOf(position)} are missing`)
    if (causes[type as AuditedEvent['type']] !== because)
      throw new Broken(`a shortage is recorded as ${because}, but ${type} caused it`)
    const expected = JSON.stringify(distribute(position))
    const recorded = JSON.stringify(hits.map(plain))
    if (expected !== recorded) throw new Broken(`the shortage hits ${expected}, but ${recorded} is recorded`)
  }

  function apply(position: Position, { stream, event, command }: Fact): void {
    switch (event.type) {
      case 'StockReceived':
        position.onHand += event.quantity
        receiveSupply(position, event)
        break
      case 'StockAdjusted':
        position.onHand += event.difference
        break
      case 'StockCounted':
        if (event.countedFrom !== position.onHand)
          throw new Broken(`was counted from ${event.countedFrom} while on hand was ${position.onHand}`)
        position.onHand = event.counted
        break
      case 'SafetyStockSet':
        position.safety = event.units
        break
      case 'AvailabilitySuppressed':
        position.suppressed += event.units
        break
      case 'SuppressionLifted':
        position.suppressed -= event.units
        if (position.suppressed < 0) throw new Broken('lifts more than was suppressed')
        break
      case 'SupplyAnnounced':
      case 'SupplyChanged':
      case 'SupplyWithdrawn':
        changeSupply(position, event)
        break
      case 'StockBackordered':
        backorder(position, stream, event, command)
        break
      case 'BackordersFilled':
        fill(position, event)
        break
      case 'SupplyShortageRecorded':
        recordSupplyShortage(position, event)
        break
      case 'StockReserved':
        reserve(position, stream, event)
        break
      case 'ReservationReleased':
        release(position, stream, event)
        break
      case 'ReservationLapsed':
        lapse(position, stream, event)
        break
      case 'StockIssued':
        issue(position, stream, event)
        break
      case 'TransferSent':
        send(position, stream, event)
        break
      case 'TransferArrived':
        arrive(position, stream, event)
        break
      case 'StockReturned':
        takeBack(position, stream, event, command)
        break
      case 'StockRedisposed':
        put(position, event.from, -event.quantity)
        put(position, event.to, event.quantity)
    }
  }

  function reserve(position: Position, stream: string, { reservationId, quantity, owner, holdUntil }: Of<'StockReserved'>): void {
    if (position.promises.has(reservationId)) throw new Broken(`reservation ${reservationId} is held already`)
    if (ended.get(stream, reservationId) !== undefined) throw new Broken(`reservation ${reservationId} had ended`)
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

  /** What travels with its promise is promised here no more, and has not ended. */
  function send(position: Position, stream: string, event: Of<'TransferSent'>): void {
    const { transferId, quantity, reservationId, held, carried, sentAt } = event
    if (!moved.add(stream, 'sent', transferId)) throw new Broken(`transfer ${transferId} was sent before`)
    position.onHand -= quantity
    const own = position.promises.get(reservationId)
    if (held !== (own?.left ?? 0))
      throw new Broken(`takes ${held} of reservation ${reservationId}, which holds ${own?.left ?? 0}`)
    if (own && own.owner.stream !== `transfer-${transferId}`) throw new Broken(`takes from a reservation of ${own.owner.stream}`)
    if (held > 0) draw(position, stream, { reservationId, quantity: held, backordered: 0 }, sentAt)
    if (held + carried.reduce((sum, each) => sum + each.quantity, 0) > quantity)
      throw new Broken('sends more promises than units')
    for (const { reservationId: id, quantity: units, owner } of carried) {
      const promised = requirePromised(position, id)
      if (promised.left < units || promised.owner.stream !== owner.stream)
        throw new Broken(`carries ${units} of reservation ${id}, which holds ${promised.left}`)
      touch(position, id)
      promised.left -= units
      position.reserved -= units
      if (promised.left + promised.waiting === 0) position.promises.delete(id)
    }
  }

  function arrive(position: Position, stream: string, { transferId, quantity, promised }: Of<'TransferArrived'>): void {
    if (!moved.add(stream, 'arrived', transferId)) throw new Broken(`transfer ${transferId} arrived before`)
    position.onHand += quantity
    position.isHitTouched = true
    for (const { reservationId, quantity: units, owner, holdUntil } of promised) {
      const known = position.promises.get(reservationId)
      if (known && known.owner.stream !== owner.stream) throw new Broken(`reservation ${reservationId} has another owner here`)
      const kept = known ?? { left: 0, waiting: 0, owner: { stream: owner.stream, step: owner.step }, holdUntil }
      kept.left += units
      position.reserved += units
      position.promises.set(reservationId, kept)
    }
  }

  /** One entry comes whole, with one command, and never again. */
  function takeBack(
    position: Position,
    stream: string,
    { entryId, disposition, quantity }: Of<'StockReturned'>,
    command: string,
  ): void {
    const { entry } = position
    const isNew = returned.add(stream, entryId)
    if (!isNew && (entry?.entryId !== entryId || entry.command !== command)) throw new Broken(`entry ${entryId} came back before`)
    if (!returned.add(stream, entryId, disposition)) throw new Broken(`entry ${entryId} comes back ${disposition} twice`)
    position.entry = { entryId, command }
    put(position, disposition, quantity)
  }

  function put(position: Position, disposition: Of<'StockReturned'>['disposition'], quantity: number): void {
    if (disposition === 'vendor') return
    position.onHand += quantity
    if (disposition === 'sellable') return
    position[disposition] += quantity
    if (position[disposition] < 0) throw new Broken(`takes more out of ${disposition} than lies there`)
  }

  function requirePromised(position: Position, reservationId: string): Promised {
    const promised = position.promises.get(reservationId)
    if (!promised) throw new Broken(`reservation ${reservationId} is not held`)
    return promised
  }

  type Drawn = { reservationId: string; quantity: number; backordered: number }

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

  function requireSettled(position: Position): void {
    const why = unsettled(position)
    if (why !== undefined) throw new Broken(why, position.last ? { place: placeOf(position.last) } : {})
  }

  function finish({ last, isCut }: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const position of positions.values()) {
      const why = unsettled(position)
      if (why === undefined || !position.last) continue
      const place = placeOf(position.last)
      if (isCut && place.position === last?.position) findings.inFlight.push({ place, what: why })
      else findings.violations.push({ place, why, concerns: [place.stream] })
    }
    return findings
  }

  return {
    name: 'stock',
    holds: 'at every event what is promised or set aside is on hand, or recorded as short; every reservation ends once',
    take,
    finish,
  }
}

/** What becomes of a promise that is hit may hit others. */
function touch(position: Position, reservationId: string): void {
  position.isHitTouched ||= position.hits.some(hit => hit.reservationId === reservationId)
}

const plain = ({ reservationId, quantity, owner: { stream, step } }: Hit): Hit => ({
  reservationId,
  quantity,
  owner: { stream, step },
})

function unsettled(position: Position): string | undefined {
  const why = unsettledSupply(position, position.filledBy === position.last?.command)
  if (why !== undefined) return why
  if (position.announced) return `announces a shortage of ${position.short} that nothing brought about`
  if (position.exceeded !== null) return 'gives up a reservation as exceeded, but nothing beyond it is issued'
  const short = shortOf(position)
  if (short === position.short && position.isHitTouched && short > 0) {
    const expected = JSON.stringify(distribute(position))
    if (JSON.stringify(position.hits) !== expected) return `the shortage hits ${expected} by now, but nothing says so`
  }
  return short === position.short ? undefined : `a shortage of ${position.short} is recorded where ${short} are missing`
}
