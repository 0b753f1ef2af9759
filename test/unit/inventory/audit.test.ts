import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyStock, evolve } from '../../../services/inventory/domain/stock/evolve.ts'
import type { StockCommand } from '../../../services/inventory/domain/stock/types.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { commands, iso, outcome } from './commands.ts'

/** Behind that, ends are forgotten, and only callers see to it that no id is used twice. */
const withinADay = (all: StockCommand[]) => all.filter(({ at }) => at < iso(24 * 60))

test("the audit's own model of stock finds nothing wrong in what any commands leave", () =>
  fc.assert(
    fc.property(commands, all => {
      const audit = createAudit()
      let stock = emptyStock
      let revision = 0
      for (const [index, command] of withinADay(all).entries()) {
        const decided = outcome(command, stock)
        if (typeof decided === 'string') continue
        for (const { type, ...data } of decided) {
          audit.take({
            ...{
              id: `e-${revision}`,
              stream: 'stock-MUG@leeds',
              type,
              data,
              revision,
              position: BigInt(revision),
              created: command.at,
            },
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
      expect(checked.find(({ name }) => name === 'stock')?.violation).toBe(null)
    }),
    { numRuns: 200 },
  ))
