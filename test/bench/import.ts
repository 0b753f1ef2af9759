import { randomUUID } from 'node:crypto'
import { EventStoreDBClient } from '@eventstore/db-client'
import { importing, importOf, nahr, readLog, wholeFile, writeLocal } from '../journeys/import-runs.ts'
import { startTestStack } from '../support/stack.ts'
import { appendOnce, concurrency } from './support/floors.ts'
import { forAWhile, median } from './support/rounds.ts'

const days = ['2010-12-01', '2010-12-02', '2010-12-03', '2010-12-05']

/** Real days of sales through the whole stack, one after another, and between them the bare event store. */
export async function run(): Promise<void> {
  const stack = await startTestStack(importing)
  const client = EventStoreDBClient.connectionString(stack.eventstoreUrl)
  try {
    writeLocal(stack)
    const imported: number[] = []
    const bare: number[] = []
    for (const day of days) {
      const before = (await readLog(stack)).length
      const began = performance.now()
      const { status, stderr } = await nahr(stack, ...importOf(wholeFile, day, day))
      if (status !== 0) throw new Error(stderr)
      const seconds = (performance.now() - began) / 1000
      const written = (await readLog(stack)).length - before
      imported.push(written / seconds)
      bare.push((await forAWhile(() => appendOnce(client, `bench-${randomUUID()}`), { concurrency, ms: 3_000 })).perSecond)
      console.log(`${day}: ${written} events in ${seconds.toFixed(1)} s, start of the command line included`)
    }
    console.log(
      `import ${median(imported).toFixed(0)} events/s, raw append ${median(bare).toFixed(0)} events/s; medians of ${days.length} rounds in turn`,
    )
    console.log(`import / raw append: ${(median(imported) / median(bare)).toFixed(3)}`)
  } finally {
    await client.dispose()
    await stack.stop()
  }
}
