import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Stored } from '#kernel/stored.ts'
import type { ReadModel, Row } from '#platform/read-models.ts'
import { emptyStock, evolve } from '../../../services/inventory/domain/stock/evolve.ts'
import type { StockEvent } from '../../../services/inventory/domain/stock/types.ts'
import { reservations } from '../../../services/inventory/read-models/reservations.ts'
import { hitsOf, shortages } from '../../../services/inventory/read-models/shortages.ts'
import { stockPositions } from '../../../services/inventory/read-models/stock-positions.ts'
import { suppliesOf } from '../../../services/inventory/read-models/supplies.ts'
import { commands, played } from './commands.ts'

const stored = (events: StockEvent[]): Stored<StockEvent>[] =>
  events.map((event, revision) => ({
    event,
    id: `e-${revision}`,
    stream: 'stock-MUG@1@leeds',
    revision,
    position: BigInt(revision),
    created: '2024-12-02T00:00:00.000Z',
    metadata: {
      requestId: `q-${revision}`,
      commandHash: '',
      actor: { key: 'key-1', kind: 'service', id: 'orders', channel: '' },
      causationId: null,
      correlationId: '',
      traceparent: null,
      recordedAt: '2024-12-02T00:00:00.000Z',
    },
  }))

/** The rows as the platform keeps them. */
function folded<R extends Row>(model: ReadModel<R>, events: Stored<StockEvent>[]): R[] {
  const rows = new Map<string, R>()
  for (const event of events)
    for (const key of model.keysOf(event)) {
      const id = JSON.stringify(key)
      const row = model.fold(rows.get(id), event, key)
      if (row) rows.set(id, row)
      else rows.delete(id)
    }
  return [...rows.values()]
}

test('a position in the list has the figures of its stream, whatever happened to it', () =>
  fc.assert(
    fc.property(commands, all => {
      const events = played(all)
      const { onHand, reserved, damaged, quarantine, safety, suppressed, backordered, supply, supplies } = events.reduce(
        evolve,
        emptyStock,
      )
      const figures = { on_hand: onHand, reserved, damaged, quarantine, safety, suppressed, backordered, supply }
      const last = stored(events).at(-1)
      const row = {
        ...{ sku: 'MUG@1', location_id: 'leeds', ...figures },
        ...{ revision: events.length - 1, position: Number(last?.position) },
      }
      const rows = folded(stockPositions, stored(events))
      expect(rows.map(({ supplies: _, ...figuresOfRow }) => figuresOfRow)).toEqual(events.length > 0 ? [row] : [])
      const told = suppliesOf(rows[0]?.supplies ?? null).map(({ supplyId, ...each }) => [supplyId, each] as const)
      expect(Object.fromEntries(told)).toEqual(Object.fromEntries(supplies))
    }),
    { numRuns: 200, seed: 20_261_123 },
  ))

test('the list of reservations holds exactly those that hold something', () =>
  fc.assert(
    fc.property(commands, all => {
      const events = played(all)
      const { reservations: held, awaited } = events.reduce(evolve, emptyStock)
      const live = [...held].map(([id, { left }]) => {
        const backordered = awaited.get(id) ?? 0
        return { reservation_id: id, quantity: left + backordered, backordered }
      })
      const listed = folded(reservations, stored(events)).map(({ reservation_id, quantity, backordered }) => ({
        reservation_id,
        quantity,
        backordered,
      }))
      const byId = (a: { reservation_id: string }, b: { reservation_id: string }) =>
        a.reservation_id < b.reservation_id ? -1 : 1
      expect(listed.sort(byId)).toEqual(live.sort(byId))
    }),
    { numRuns: 200, seed: 20_261_123 },
  ))

test('a shortage is listed for as long as it is, from when it was first recorded, with whom it hits', () =>
  fc.assert(
    fc.property(commands, all => {
      const events = played(all)
      const { short, hits, supplyShort } = events.reduce(evolve, emptyStock)
      const rows = folded(shortages, stored(events))
      expect(rows.map(row => ({ short: row.short, hits: hitsOf(row.hits), supply: row.supply_short }))).toEqual(
        short + supplyShort > 0 ? [{ short, hits, supply: supplyShort }] : [],
      )
      for (const row of rows)
        expect([row.since, row.supply_since]).toEqual([
          firstOf(events, 'ShortageRecorded'),
          firstOf(events, 'SupplyShortageRecorded'),
        ])
    }),
    { numRuns: 200, seed: 20_261_123 },
  ))

/** When the last run of records of this type began that are above 0. */
function firstOf(events: readonly StockEvent[], type: 'ShortageRecorded' | 'SupplyShortageRecorded'): string | null {
  const recorded = events.flatMap(event =>
    (event.type === 'ShortageRecorded' || event.type === 'SupplyShortageRecorded') && event.type === type ? [event] : [],
  )
  return recorded[recorded.findLastIndex(({ short }) => short === 0) + 1]?.recordedAt ?? null
}
