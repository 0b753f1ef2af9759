import type { Fact } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

/** A reservation that was promised of supply somewhere, as stock tells of it. */
export type Supplied = {
  held: number
  waiting: number
  /** All that was ever promised of supply. */
  promised: number
  /** Whenever the last of it was expected, in ms; null: nothing that was announced covered it. */
  expected: Set<number | null>
  /** Some of it travelled: what is held here is not all. */
  hasTravelled: boolean
  /** When it last changed. */
  since: number
}
type Position = {
  supplies: Map<string, { quantity: number; expectedAt: number }>
  /** Oldest first. */
  waiting: Map<string, Supplied>
  backordered: number
}

/** What is promised of supply, position by position, and when it was expected; judges nothing. */
export function createAwaitedStock() {
  const positions = new Map<string, Position>()
  /** The newest by stock stream. */
  const reserved = new Map<string, Of<'StockReserved'>>()
  /** By reservation and stock stream. */
  const promises = new Map<string, Supplied>()
  const keyOf = (reservationId: string, stream: string) => `${reservationId} ${stream}`

  function positionOf(stream: string): Position {
    const known = positions.get(stream) ?? { supplies: new Map(), waiting: new Map(), backordered: 0 }
    positions.set(stream, known)
    return known
  }

  /** Whoever waits is served in turn, by what comes first. */
  function expect({ supplies, waiting }: Position): void {
    const coming = [...supplies.values()].sort((a, b) => a.expectedAt - b.expectedAt)
    let [ahead, arrived, next] = [0, 0, 0]
    for (const promise of waiting.values()) {
      ahead += promise.waiting
      while (arrived < ahead && next < coming.length) arrived += coming[next++]?.quantity ?? 0
      promise.expected.add(arrived < ahead ? null : (coming[next - 1]?.expectedAt ?? null))
    }
  }

  /** The newest, behind all who wait. */
  function backordered(event: Of<'StockBackordered'>, { stream, created }: Fact): void {
    const { reservationId, quantity, expectedAt } = event
    const position = positionOf(stream)
    const { supplies, waiting } = position
    const before = reserved.get(stream)
    const held = before?.reservationId === reservationId ? before.quantity : 0
    const promise: Supplied = {
      ...{ held, waiting: quantity, promised: quantity, hasTravelled: false, since: created },
      expected: new Set([Date.parse(expectedAt)]),
    }
    promises.set(keyOf(reservationId, stream), promise)
    waiting.set(reservationId, promise)
    position.backordered += quantity
    let arrived = 0
    for (const supply of [...supplies.values()].sort((a, b) => a.expectedAt - b.expectedAt)) {
      arrived += supply.quantity
      if (arrived < position.backordered) continue
      promise.expected.add(supply.expectedAt)
      break
    }
  }

  function less(reservationId: string, { stream, created }: Fact, held: number, waiting: number): void {
    const promise = promises.get(keyOf(reservationId, stream))
    if (!promise) return
    promise.held -= held
    promise.waiting -= waiting
    promise.since = created
    const position = positionOf(stream)
    position.backordered -= waiting
    if (promise.waiting <= 0) position.waiting.delete(reservationId)
  }

  function supply(stream: string, supplyId: string, told: { quantity: number; expectedAt: string } | null): void {
    const position = positionOf(stream)
    if (told) position.supplies.set(supplyId, { quantity: told.quantity, expectedAt: Date.parse(told.expectedAt) })
    else position.supplies.delete(supplyId)
    expect(position)
  }

  function take(fact: Fact): void {
    const { event, stream } = fact
    switch (event.type) {
      case 'SupplyAnnounced':
      case 'SupplyChanged':
        supply(stream, event.supplyId, event)
        break
      case 'SupplyWithdrawn':
        supply(stream, event.supplyId, null)
        break
      case 'StockReceived': {
        const known = positions.get(stream)?.supplies.get(event.supplyId ?? '')
        if (!known) break
        known.quantity -= event.supplied ?? 0
        expect(positionOf(stream))
        break
      }
      case 'StockReserved':
        reserved.set(stream, event)
        break
      case 'StockBackordered':
        backordered(event, fact)
        break
      case 'BackordersFilled':
        for (const { reservationId, quantity } of event.filled) less(reservationId, fact, -quantity, quantity)
        expect(positionOf(stream))
        break
      case 'ReservationReleased':
      case 'ReservationLapsed':
        less(event.reservationId, fact, event.quantity, event.backordered ?? 0)
        if (event.backordered) expect(positionOf(stream))
        break
      case 'StockIssued':
        if (event.reservationId !== null) less(event.reservationId, fact, event.quantity, 0)
        break
      case 'TransferSent':
        for (const { reservationId } of event.carried) {
          const promise = promises.get(keyOf(reservationId, stream))
          if (promise) promise.hasTravelled = true
        }
    }
  }

  return {
    take,
    isEmpty: () => promises.size === 0,
    of: (reservationId: string, stream: string) => promises.get(keyOf(reservationId, stream)),
  }
}
