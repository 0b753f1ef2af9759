import { composeUp } from './compose.ts'

/** One Temporal over PostgreSQL for the whole run; each test file has a namespace of its own. */
export default async function start(): Promise<() => Promise<void>> {
  const composed = await composeUp(['temporal'], ['TEMPORAL_PORT'])
  process.env.NAHR_TEMPORAL_ADDRESS = `127.0.0.1:${composed.ports.TEMPORAL_PORT}`
  return async () => {
    delete process.env.NAHR_TEMPORAL_ADDRESS
    await composed.down()
  }
}
