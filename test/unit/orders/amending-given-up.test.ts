import { expect, test } from 'vitest'
import { createHandler } from '#platform/handle.ts'
import { noSnapshots } from '#platform/snapshots.ts'
import { orderAggregate } from '../../../services/orders/aggregate.ts'
import { type AmendingDeps, amend } from '../../../services/orders/amending.ts'
import { requestOf } from '../../support/counter.ts'
import { memoryEventStore } from '../../support/memory-event-store.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'
import { byToken, noon, place } from './fixtures.ts'

const untouched = () => expect.fail('nothing is held elsewhere, and nothing asked for')

test('an amendment that is dropped before its card is asked for leaves nothing on the order', async () => {
  const store = memoryEventStore()
  const orders = createHandler(orderAggregate, { store, snapshots: noSnapshots, metrics: countingMetrics(), log: recordingLog() })
  await orders.handle('order-o-1', place(), requestOf('place'))
  const settling = { during: (_: string, run: (settle: () => Promise<bigint>) => unknown) => run(async () => 0n) }
  const deps = { orders, settling, inventory: untouched, payments: untouched } as unknown as AmendingDeps
  const signal = AbortSignal.abort(new Error('gone'))
  const tender = byToken('t-2', 300)
  const dearer = {
    ...{ remove: [], add: [], fulfilments: [], differenceMinor: 300, reason: '' },
    reprice: [{ lineId: 'l-1', unitPriceMinor: 600, discounts: [], taxMinor: 0 }],
  }
  const asked = {
    ...{ orderId: 'o-1', amendmentId: 'a-1', asked: dearer, askedAs: 'as-1', tenders: [tender], sourcing: null, signal },
    ...{ tokens: new Map([['t-2', 'sandbox-approve']]), promised: {}, request: requestOf('amend', { signal }) },
    deadline: new Date(Date.parse(noon)),
  }
  await expect(amend(asked as unknown as Parameters<typeof amend>[0], deps)).rejects.toMatchObject({ reason: 'DEADLINE_PASSED' })
  expect(store.log.map(({ type }) => type)).toEqual(['OrderPlaced'])
})
