import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands, createModel } from './commands.ts'
import { Position } from './position.ts'

test('whatever is asked of a position, it answers as a shelf with a list of promises would, and holds the same', {
  timeout: 240_000,
}, async () => {
  const met = new Set<string>()
  await fc.assert(
    fc.asyncProperty(commands, all => fc.asyncModelRun(() => ({ model: createModel(), real: new Position(met) }), all)),
    { numRuns: 100, seed: 20_261_123 },
  )
  // A model that never meets an event, or a refusal, proves nothing of it.
  const events = [
    ...['StockReserved', 'StockBackordered', 'BackordersFilled', 'ReservationReleased', 'ReservationLapsed', 'StockIssued'],
    ...['ShortageRecorded', 'SupplyShortageRecorded', 'TransferSent', 'TransferArrived', 'StockReturned', 'StockRedisposed'],
    ...['SupplyChanged', 'SupplyWithdrawn', 'AvailabilitySuppressed', 'SuppressionLifted', 'SafetyStockSet'],
  ]
  const refusals = [
    ...['INSUFFICIENT_STOCK', 'RESERVATION_NOT_HELD', 'RESERVATION_ENDED', 'RESERVATION_DIFFERS', 'RESERVATION_TOO_OLD'],
    ...['ISSUE_DIFFERS', 'ENTRY_DIFFERS', 'INSUFFICIENT_UNITS', 'COUNT_STALE'],
  ]
  expect([...met]).toEqual(expect.arrayContaining([...events, ...refusals]))
})
