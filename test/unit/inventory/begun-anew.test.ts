import { expect, test } from 'vitest'
import { stockStream } from '#kernel/ids.ts'
import { openDatabase } from '#platform/database.ts'
import { createHandler, type Request } from '#platform/handle.ts'
import { createCheckpoints } from '#platform/projecting/checkpoints.ts'
import { follow } from '#platform/projecting/following.ts'
import { noSnapshots } from '#platform/snapshots.ts'
import { stockAggregate, transferAggregate } from '../../../services/inventory/aggregates.ts'
import { createTransferring } from '../../../services/inventory/transferring.ts'
import { requestOf } from '../../support/counter.ts'
import { memoryEventStore } from '../../support/memory-event-store.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'

test('goods come once, though a new host sees their receipt when the destination has long forgotten it', async () => {
  const [store, log] = [memoryEventStore(), recordingLog()]
  const deps = { store, snapshots: noSnapshots, metrics: countingMetrics(), log }
  const stock = createHandler(stockAggregate, deps)
  const transferring = createTransferring({ stock, transfers: createHandler(transferAggregate, deps) })
  const at = (now: string, requestId: string): Request => requestOf(requestId, { now })
  async function travel(id: string, now: string) {
    const lines = [{ sku: 'MUG', quantity: 2, carries: [] }]
    const asked = { type: 'RequestTransfer', from: 'leeds', to: 'york', lines, at: now } as const
    await transferring.command(id, asked, at(now, `request ${id}`))
    await transferring.command(id, { type: 'ShipTransfer', at: now }, at(now, `ship ${id}`))
    await transferring.command(id, { type: 'ReceiveTransfer', arrived: null, at: now }, at(now, `receive ${id}`))
  }
  const [january, march] = ['2024-01-02T10:00:00.000Z', '2024-03-02T10:00:00.000Z']
  const delivery = { type: 'ReceiveStock', quantity: 9, reference: '', occurredAt: null, at: january } as const
  await stock.handle(stockStream('MUG', 'leeds'), delivery, at(january, 'q-1'))
  await travel('t-1', january)
  await travel('t-2', march)

  const database = openDatabase(':memory:')
  try {
    const checkpoints = createCheckpoints(database)
    const following = follow(transferring.follower, { store, checkpoints, log, waitingGauge: { record: () => {} } })
    const receipts = store.log.filter(({ type }) => type === 'TransferReceived')
    for (const { metadata, ...raw } of receipts) following.take({ ...raw, metadata, created: metadata.recordedAt })
    following.take({ caughtUp: true })
    await following.stop()
  } finally {
    database.close()
  }
  expect((await stock.load(stockStream('MUG', 'york'))).state.onHand).toBe(4)
})
