import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyStock, evolve } from '../../../services/inventory/domain/stock/evolve.ts'
import type { StockCommand } from '../../../services/inventory/domain/stock/types.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { commands, iso, outcome, played } from './commands.ts'
import { announce, noon, oneOClock, receive, reserve } from './fixtures.ts'

/** Behind that, ends are forgotten, and only callers see to it that no id is used twice. */
const withinADay = (all: StockCommand[]) => all.filter(({ at }) => at < iso(24 * 60))

function violationOf(all: StockCommand[]) {
  const audit = createAudit()
  let stock = emptyStock
  let revision = 0
  for (const [index, command] of all.entries()) {
    const decided = outcome(command, stock)
    if (typeof decided === 'string') continue
    for (const { type, ...data } of decided) {
      audit.take({
        ...{ id: `e-${revision}`, stream: 'stock-MUG@leeds', type, data, revision },
        ...{ position: BigInt(revision), created: command.at },
        metadata: {
          ...{ requestId: `q-${index}`, commandHash: 'hash', causationId: null, correlationId: 'c-1', traceparent: null },
          actor: { key: 'key-1', kind: 'service', id: 'orders', channel: '' },
          recordedAt: command.at,
        },
      })
      revision++
    }
    stock = decided.reduce(evolve, stock)
  }
  const { checked } = audit.finish({ marginMs: 0, isCut: false })
  return checked.find(({ name }) => name === 'stock')?.violation
}

test("the audit's own model of stock finds nothing wrong in what any commands leave", () =>
  fc.assert(
    fc.property(commands, all => {
      expect(violationOf(withinADay(all))).toBe(null)
    }),
    { numRuns: 200, seed: 20_261_123 },
  ))

test('a promise of supply may be what a shortage is over with: a hold that it counts on lapses', () => {
  const came: StockCommand = {
    ...{ type: 'ArriveTransfer', transferId: 't-1', from: 'depot', quantity: 0, at: noon },
    promised: [{ reservationId: 'r-0', quantity: 1, owner: { stream: 'order-o-1', step: 'placement/1' }, holdUntil: null }],
  }
  const all = [
    ...[receive(1), reserve('r-0', 1, { until: noon }), announce('s-1', 1, oneOClock), came],
    reserve('r-1', 2, { by: null }),
  ]
  const events = played(all)
  expect(events.map(({ type }) => type).slice(-4)).toEqual([
    ...['ReservationLapsed', 'StockReserved', 'StockBackordered', 'ShortageRecorded'],
  ])
  expect(events.reduce(evolve, emptyStock)).toMatchObject({ short: 0, backordered: 1 })
  expect(violationOf(all)).toBe(null)
})
