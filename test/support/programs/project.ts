import { openDatabase } from '#platform/database.ts'
import { connectEventStore } from '#platform/event-store.ts'
import { createProjections } from '#platform/projections.ts'
import { countingMetrics, recordingLog } from '../quiet.ts'
import { tallies } from '../tallies.ts'

/** Projects the log into a database file; its follower tells of each event, which is handled once that is answered. */
const [url = '', path = ''] = process.argv.slice(2)
const unanswered = new Map<string, () => void>()
process.on('message', name => unanswered.get(String(name))?.())

const projections = createProjections({
  store: connectEventStore(url, recordingLog()),
  database: openDatabase(path),
  readModels: [tallies],
  followers: [
    {
      name: 'telling',
      categories: ['counter'],
      handle: ({ stream, revision }) =>
        new Promise(resolve => {
          unanswered.set(`${stream}/${revision}`, resolve)
          process.send?.({ stream, revision })
        }),
    },
  ],
  log: recordingLog(),
  metrics: countingMetrics(),
})
await projections.start()
