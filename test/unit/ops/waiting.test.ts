import { expect, test } from 'vitest'
import type { ImportApi } from '../../../services/ops/import/api.ts'
import { waitForProcesses } from '../../../services/ops/import/waiting.ts'

/** Returns and orders that end when they are asked about so many times; never where they are not named. */
function apiOf(settledAfter: Record<string, number>, activeAfter: Record<string, number>): ImportApi {
  const asked = new Map<string, number>()
  const isDone = (id: string, after: Record<string, number>) => {
    asked.set(id, (asked.get(id) ?? 0) + 1)
    return (asked.get(id) ?? 0) > (after[id] ?? Number.POSITIVE_INFINITY)
  }
  const api = {
    getReturn: async ({ returnId = '' }) => ({
      return: { state: isDone(returnId, settledAfter) ? 'RETURN_STATE_SETTLED' : 'RETURN_STATE_SETTLING' },
    }),
    getAccount: async ({ customerId = '' }) => ({
      account: { accountId: customerId, lots: [{ state: 'LOT_STATE_PROMISED', orderId: `${customerId}-late` }] },
    }),
    listTransactions: async ({ accountId = '' }) => ({
      transactions: [
        { kind: 'TRANSACTION_KIND_PROMISED', orderId: `${accountId}-late` },
        ...(isDone(accountId, activeAfter) ? [{ kind: 'TRANSACTION_KIND_PROMISED', orderId: `${accountId}-1` }] : []),
      ],
      nextPageToken: '',
    }),
  }
  return api as unknown as ImportApi
}

const orders = (...customers: string[]) => customers.flatMap(customerId => [{ customerId, invoice: `${customerId}-1` }])
const idsOf = (...customers: string[]) => new Map(customers.map(customer => [`${customer}-1`, `${customer}-1`]))
const pace = { everyMs: 1, patienceMs: 60_000, concurrency: 4 }
const silent = { write: () => {} }

test('it is waited until every return is settled and every order’s points are active', async () => {
  const api = apiOf({ r: 0, s: 3 }, { a: 0, b: 5 })
  const run = { returnIds: ['r', 's'], orderIds: idsOf('a', 'b') }
  expect(await waitForProcesses(api, run, orders('a', 'b'), silent, pace)).toEqual({ returns: 0, orders: 0 })
})

test('what does not move any more is counted, each once', async () => {
  const api = apiOf({ r: 0 }, { a: 0 })
  const run = { returnIds: ['r', 's', 't'], orderIds: idsOf('a', 'b', 'c', 'd') }
  const earned = [...orders('a', 'b', 'c', 'd'), { customerId: 'a', invoice: 'late' }]
  run.orderIds.set('late', 'a-late')
  expect(await waitForProcesses(api, run, earned, silent, { ...pace, patienceMs: 30 })).toEqual({ returns: 2, orders: 4 })
})
