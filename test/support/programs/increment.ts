import { Rejection } from '#kernel/rejection.ts'
import { connectEventStore } from '#platform/event-store.ts'
import { counterHandler, requestOf } from '../counter.ts'
import { recordingLog } from '../quiet.ts'

/** Increments one counter so many times, some at once, up to a limit; tells what was acknowledged. */
const [url = '', stream = '', name = '', times = '0', limit = '0'] = process.argv.slice(2)
const store = connectEventStore(url, recordingLog())
const handler = counterHandler({ store })
const acknowledged: { requestId: string; revision: number }[] = []
let refused = 0

async function one(n: number): Promise<void> {
  const requestId = `${name}-${n}`
  try {
    const { revision } = await handler.handle(stream, { type: 'Increment', by: 1, limit: Number(limit) }, requestOf(requestId))
    acknowledged.push({ requestId, revision })
  } catch (error) {
    if (!(error instanceof Rejection) || error.reason !== 'LIMIT_REACHED') throw error
    refused++
  }
}

for (let n = 0; n < Number(times); n += 3) await Promise.all([one(n), one(n + 1), one(n + 2)])
process.send?.({ acknowledged, refused }, () => process.exit(0))
