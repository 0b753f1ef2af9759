import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { available, free, missing } from '../../../services/inventory/domain/stock/available.ts'
import { emptyStock, evolve } from '../../../services/inventory/domain/stock/evolve.ts'
import { fromSnapshot, type StockSnapshot, toSnapshot } from '../../../services/inventory/domain/stock/snapshot.ts'
import type { Stock, StockEvent } from '../../../services/inventory/domain/stock/types.ts'
import { decodeStockEvent } from '../../../services/inventory/stored-events.ts'
import { commands, iso, outcome, played, start } from './commands.ts'

const seeded = { numRuns: 400, verbose: 1 } as const

const repeatable = ['ReleaseReservation', 'IssueStock', 'ReturnStock', 'SendTransfer', 'ArriveTransfer']

describe('whatever is asked of a position', () => {
  test('at every event, promises are covered by goods or by a recorded shortage', () =>
    fc.assert(
      fc.property(commands, all => {
        let stock = emptyStock
        for (const event of played(all)) {
          stock = evolve(stock, event)
          expect(stock.onHand + stock.short).toBeGreaterThanOrEqual(stock.reserved + stock.damaged + stock.quarantine)
          expect(stock.onHand).toBeGreaterThanOrEqual(-stock.short)
          expect(available(stock)).toBeGreaterThanOrEqual(0)
          expect(stock.reserved).toBe(stock.reservations.reduce((sum, { left }) => sum + left, 0))
        }
      }),
      seeded,
    ))

  test('after every command the recorded shortage is exactly what is missing, and its hits are live promises', () =>
    fc.assert(
      fc.property(commands, all => {
        let stock = emptyStock
        for (const command of all) {
          const decided = outcome(command, stock)
          if (typeof decided === 'string') continue
          stock = decided.reduce(evolve, stock)
          expect(stock.short).toBe(missing(stock))
          expect(stock.supplyShort).toBe(Math.max(0, stock.backordered - stock.supply))
          expect(Math.min(stock.backordered, free(stock))).toBe(0)
          const recorded = decided.findLast(event => event.type === 'ShortageRecorded')
          expect(stock.hits).toEqual(newestFirst(stock))
          if (recorded?.type !== 'ShortageRecorded') continue
          const hit = recorded.hits.reduce((sum, { quantity }) => sum + quantity, 0)
          expect(hit).toBe(Math.min(stock.short, stock.reserved))
          for (const { reservationId, quantity } of recorded.hits)
            expect(stock.reservations.get(reservationId)?.left).toBeGreaterThanOrEqual(quantity)
        }
      }),
      seeded,
    ))

  test('repeating a reserve, a release, an issue, a return or a transfer changes nothing', () =>
    fc.assert(
      fc.property(commands, all => {
        let stock = emptyStock
        for (const command of all) {
          const decided = outcome(command, stock)
          if (typeof decided === 'string') continue
          stock = decided.reduce(evolve, stock)
          if (command.type === 'ReserveStock' && command.holdUntil !== command.at && decided.length > 0)
            expect(outcome(command, stock)).toEqual([])
          if (repeatable.includes(command.type)) expect(outcome(command, stock)).toEqual([])
        }
      }),
      seeded,
    ))

  test('a position that went through JSON decides alike', () =>
    fc.assert(
      fc.property(commands, commands, (before, after) => {
        let stock = played(before).reduce(evolve, emptyStock)
        let restored = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(stock))) as StockSnapshot)
        for (const command of after) {
          const decided = outcome(command, stock)
          expect(outcome(command, restored)).toEqual(decided)
          if (typeof decided === 'string') continue
          stock = decided.reduce(evolve, stock)
          restored = decided.reduce(evolve, restored)
        }
        expect(toSnapshot(restored)).toEqual(toSnapshot(stock))
      }),
      { ...seeded, numRuns: 200 },
    ))

  test('every event reads back from its stored form', () =>
    fc.assert(
      fc.property(commands, all => {
        for (const { type, ...data } of played(all))
          expect(decodeStockEvent(type, JSON.parse(JSON.stringify(data)))).toEqual({ type, ...data })
      }),
      { ...seeded, numRuns: 50 },
    ))
})

/** Whom a shortage hits: the newest promises, each whole before the next. */
function newestFirst({ short, reservations }: Stock) {
  let left = short
  return [...reservations]
    .sort(([, a], [, b]) => b.ordinal - a.ordinal)
    .flatMap(([reservationId, { left: held, owner }]) => {
      const quantity = Math.min(left, held)
      left -= quantity
      return quantity > 0 ? [{ reservationId, quantity, owner }] : []
    })
}

/** Stock as a child would keep it: a pile, a bag for each promise, and two boxes beside it. */
class Pile {
  onHand = 0
  boxes: Record<string, number> = { damaged: 0, quarantine: 0 }
  bags = new Map<string, number>()
  /** Who waits, in the order in which they came. */
  list: [string, number][] = []

  take(event: StockEvent): void {
    if (event.type === 'StockReceived') this.onHand += event.quantity
    if (event.type === 'StockAdjusted') this.onHand += event.difference
    if (event.type === 'StockCounted') this.onHand = event.counted
    if (event.type === 'StockReserved') this.bags.set(event.reservationId, event.quantity)
    if (event.type === 'StockBackordered') this.list.push([event.reservationId, event.quantity])
    if (event.type === 'BackordersFilled')
      for (const { reservationId, quantity } of event.filled) {
        this.strike(reservationId, quantity)
        this.bags.set(reservationId, (this.bags.get(reservationId) ?? 0) + quantity)
      }
    if (event.type === 'ReservationReleased' || event.type === 'ReservationLapsed') {
      this.empty(event.reservationId, event.quantity)
      this.strike(event.reservationId, event.backordered ?? 0)
    }
    if (event.type === 'StockIssued') {
      this.onHand -= event.quantity
      if (event.reservationId !== null) this.empty(event.reservationId, event.quantity)
    }
    if (event.type === 'TransferSent') {
      this.onHand -= event.quantity
      this.empty(event.reservationId, event.held)
      for (const { reservationId, quantity } of event.carried) this.empty(reservationId, quantity)
    }
    if (event.type === 'TransferArrived') {
      this.onHand += event.quantity
      for (const { reservationId, quantity } of event.promised) this.empty(reservationId, -quantity)
    }
    if (event.type === 'StockReturned') this.put(event.disposition, event.quantity)
    if (event.type === 'StockRedisposed') {
      this.put(event.from, -event.quantity)
      this.put(event.to, event.quantity)
    }
  }

  strike(reservationId: string, quantity: number): void {
    this.list = this.list
      .map(([id, waiting]): [string, number] => [id, id === reservationId ? waiting - quantity : waiting])
      .filter(([, waiting]) => waiting > 0)
  }

  put(disposition: string, quantity: number): void {
    if (disposition !== 'vendor') this.onHand += quantity
    if (disposition in this.boxes) this.boxes[disposition] = (this.boxes[disposition] ?? 0) + quantity
  }

  empty(reservationId: string, quantity: number): void {
    this.bags.set(reservationId, (this.bags.get(reservationId) ?? 0) - quantity)
  }
}

test('a small model of piles and bags agrees with every figure', () => {
  const met = new Set<string>()
  fc.assert(
    fc.property(commands, all => {
      const pile = new Pile()
      let stock = emptyStock
      for (const event of played(all)) {
        met.add(event.type)
        pile.take(event)
        stock = evolve(stock, event)
        const bagged = [...pile.bags.values()]
        expect(Math.min(0, ...bagged)).toBe(0)
        expect(Math.min(...Object.values(pile.boxes))).toBeGreaterThanOrEqual(0)
        const { onHand, reserved, damaged, quarantine } = stock
        expect([...stock.awaited]).toEqual(pile.list)
        expect(stock.backordered).toBe(pile.list.reduce((sum, [, waiting]) => sum + waiting, 0))
        expect(stock.supply).toBe(stock.supplies.reduce((sum, { quantity }) => sum + quantity, 0))
        expect({ onHand, reserved, damaged, quarantine }).toEqual({
          ...pile.boxes,
          onHand: pile.onHand,
          reserved: bagged.reduce((sum, left) => sum + left, 0),
        })
      }
    }),
    seeded,
  )
  // A model that never meets an event proves nothing of it.
  const moving = [
    'StockBackordered',
    'BackordersFilled',
    'ReservationLapsed',
    'TransferSent',
    'TransferArrived',
    'StockRedisposed',
  ]
  expect([...met]).toEqual(expect.arrayContaining([...moving, 'StockIssued', 'StockReturned', 'SupplyShortageRecorded']))
})

test('a promise is never made of units that are not free', () =>
  fc.assert(
    fc.property(commands, all => {
      let stock = emptyStock
      for (const command of all) {
        const decided = outcome(command, stock)
        if (typeof decided === 'string') continue
        for (const event of decided) {
          if (event.type === 'StockReserved') expect(event.quantity).toBeLessThanOrEqual(available(stock))
          stock = evolve(stock, event)
        }
      }
    }),
    seeded,
  ))

test('an unknown or damaged stored event is a loud error', () => {
  expect(() => decodeStockEvent('StockTeleported', {})).toThrow('cannot decode a stored StockTeleported')
  expect(() => decodeStockEvent('StockReceived', { quantity: '5' })).toThrow('cannot decode a stored StockReceived')
})

test('a position of 100,000 events folds at once', () => {
  const events = Array.from({ length: 50_000 }, (_, index): StockEvent[] => {
    const at = new Date(start + index * 1000).toISOString()
    const owner = { stream: `order-${index}`, step: 'placement/1' }
    return [
      { type: 'StockReserved', reservationId: `r-${index}`, quantity: 1, owner, holdUntil: null, reservedAt: at },
      {
        type: 'StockIssued',
        issueId: `i-${index}`,
        reservationId: `r-${index}`,
        quantity: 1,
        owner,
        occurredAt: at,
        recordedAt: at,
      },
    ]
  }).flat()
  const begun = performance.now()
  const stock = events.reduce(
    evolve,
    evolve(emptyStock, { type: 'StockReceived', quantity: 50_000, reference: '', occurredAt: iso(0) }),
  )
  expect(stock).toMatchObject({ onHand: 0, reserved: 0 })
  expect(performance.now() - begun).toBeLessThan(5000)
})
