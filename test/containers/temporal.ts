import { afterAll } from 'vitest'
import { composeUp } from './compose.ts'

// A Temporal over PostgreSQL for each test file, as `startTestTemporal` gives one. The tests find it by NAHR_TEMPORAL_ADDRESS.
const composed = await composeUp(['temporal'], ['TEMPORAL_PORT'])
process.env.NAHR_TEMPORAL_ADDRESS = `127.0.0.1:${composed.ports.TEMPORAL_PORT}`

afterAll(async () => {
  await composed.down()
})
