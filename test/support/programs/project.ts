import { openDatabase } from '#platform/database.ts'
import { connectEventStore } from '#platform/event-store.ts'
import { createProjections } from '#platform/projections.ts'
import { countingMetrics, recordingLog } from '../quiet.ts'
import { tallies } from '../tallies.ts'

/** Projects the log into a database file and tells of each event that its follower handled, until it is killed. */
const [url = '', path = ''] = process.argv.slice(2)
const projections = createProjections({
  store: connectEventStore(url, recordingLog()),
  database: openDatabase(path),
  readModels: [tallies],
  followers: [
    {
      name: 'telling',
      categories: ['counter'],
      handle: ({ stream, revision }) => new Promise(resolve => process.send?.({ stream, revision }, () => resolve())),
    },
  ],
  log: recordingLog(),
  metrics: countingMetrics(),
})
await projections.start()
