import { openDatabase } from '#platform/database.ts'
import { connectEventStore } from '#platform/event-store.ts'
import { createHandler } from '#platform/handle.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { stockAggregate } from '../../services/inventory/aggregates.ts'
import { startTestEventStore } from '../support/event-store.ts'
import { countingMetrics, recordingLog } from '../support/quiet.ts'
import { received } from './support/histories.ts'
import { median, ratio } from './support/rounds.ts'

const rounds = 15
const sizes = [100, 100_000]

/** A position that so many receipts built up, as the inventory service reads it with an empty memory and with its snapshots. */
export async function run(): Promise<void> {
  const server = await startTestEventStore()
  const store = connectEventStore(server.url, recordingLog())
  const database = openDatabase(':memory:')
  const deps = { store, snapshots: createSnapshots(database), metrics: countingMetrics(), log: recordingLog() }
  try {
    const streams = await Promise.all(sizes.map(size => received(store, `sku-${size}`, size)))
    await createHandler(stockAggregate, deps).warm('stock')
    for (const stream of streams) await createHandler(stockAggregate, deps).load(stream)
    await new Promise(resolve => setImmediate(resolve))
    const times = streams.map(() => [] as number[])
    for (let round = 0; round < rounds; round++) {
      for (const [index, stream] of streams.entries()) {
        const cold = createHandler(stockAggregate, deps)
        const began = performance.now()
        const { revision } = await cold.load(stream)
        times[index]?.push(performance.now() - began)
        if (revision !== (sizes[index] ?? 0) - 1) throw new Error(`read ${revision} of ${stream}`)
      }
    }
    for (const [index, size] of sizes.entries())
      console.log(`cold load of ${size} events: median ${median(times[index] ?? []).toFixed(2)} ms`)
    console.log(`${sizes[1]} events / ${sizes[0]} events: ${ratio(times[1] ?? [], times[0] ?? [])}`)
  } finally {
    await store.dispose()
    database.close()
    await server.stop()
  }
}
