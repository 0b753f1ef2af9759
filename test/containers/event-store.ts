import { composeUp } from './compose.ts'

/** One EventStoreDB for the whole run; the tests find it by EVENTSTORE_URL and keep apart by the names of their streams. */
export default async function start(): Promise<() => Promise<void>> {
  const composed = await composeUp(['eventstore'], ['EVENTSTORE_PORT'])
  process.env.EVENTSTORE_URL = `esdb://127.0.0.1:${composed.ports.EVENTSTORE_PORT}?tls=false`
  return async () => {
    delete process.env.EVENTSTORE_URL
    await composed.down()
  }
}
