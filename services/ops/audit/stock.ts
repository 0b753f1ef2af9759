import { categoryOf } from '#kernel/ids.ts'
import { Broken, type End, type Fact, type Findings, type Model, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'
import { createStockGoods, put } from './stock-goods.ts'
import { distribute, type Hit, openPosition, type Position, shortOf, spokenFor } from './stock-position.ts'
import { createStockPromises } from './stock-promises.ts'
import { changeSupply, fill, receiveSupply, recordSupplyShortage, unsettledSupply } from './stock-supply.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

const causes: Partial<Record<AuditedEvent['type'], Of<'ShortageRecorded'>['because']>> = {
  StockReceived: 'received',
  StockAdjusted: 'adjusted',
  StockCounted: 'counted',
  StockReserved: 'reserved',
  StockBackordered: 'reserved',
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
  const promises = createStockPromises()
  const goods = createStockGoods(promises)

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
        promises.backorder(position, stream, event, command)
        break
      case 'BackordersFilled':
        fill(position, event)
        break
      case 'SupplyShortageRecorded':
        recordSupplyShortage(position, event)
        break
      case 'StockReserved':
        promises.reserve(position, stream, event)
        break
      case 'ReservationReleased':
        promises.release(position, stream, event)
        break
      case 'ReservationLapsed':
        promises.lapse(position, stream, event)
        break
      case 'StockIssued':
        promises.issue(position, stream, event)
        break
      case 'TransferSent':
        goods.send(position, stream, event)
        break
      case 'TransferArrived':
        goods.arrive(position, stream, event)
        break
      case 'StockReturned':
        goods.takeBack(position, stream, event, command)
        break
      case 'StockRedisposed':
        put(position, event.from, -event.quantity)
        put(position, event.to, event.quantity)
    }
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
