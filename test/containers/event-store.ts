import { afterAll } from 'vitest'
import { composeUp } from './compose.ts'

// An EventStoreDB for each test file: what a test finds in the whole log is to be its own. The tests find it by EVENTSTORE_URL.
const composed = await composeUp(['eventstore'], ['EVENTSTORE_PORT'])
process.env.EVENTSTORE_URL = `esdb://127.0.0.1:${composed.ports.EVENTSTORE_PORT}?tls=false`

afterAll(async () => {
  await composed.down()
})
