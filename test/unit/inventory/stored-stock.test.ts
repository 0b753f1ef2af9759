import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyStock, evolve } from '../../../services/inventory/domain/stock/evolve.ts'
import type { StockEvent } from '../../../services/inventory/domain/stock/types.ts'
import { decodeStockEvent } from '../../../services/inventory/stored-events.ts'
import { commands, iso, played } from './commands.ts'

test('every event reads back from its stored form', () =>
  fc.assert(
    fc.property(commands, all => {
      for (const { type, ...data } of played(all))
        expect(decodeStockEvent(type, JSON.parse(JSON.stringify(data)))).toEqual({ type, ...data })
    }),
    { numRuns: 50 },
  ))

test('an unknown or damaged stored event is a loud error', () => {
  expect(() => decodeStockEvent('StockTeleported', {})).toThrow('cannot decode a stored StockTeleported')
  expect(() => decodeStockEvent('StockReceived', { quantity: '5' })).toThrow('cannot decode a stored StockReceived')
})

/** Within seconds; an event that cost more the more there were before it would take many minutes. */
test('a position of 100,000 events folds at once', { timeout: 180_000 }, () => {
  const events = Array.from({ length: 50_000 }, (_, index): StockEvent[] => {
    const at = iso(index / 60)
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
  expect(performance.now() - begun).toBeLessThan(120_000)
})
