// `npm run test:containers`: the contract tests against a real EventStoreDB, in Docker.
import { spawnSync } from 'node:child_process'
import { runVitest, tallyLine } from './vitest.ts'

const docker = spawnSync('docker', ['info'], { stdio: 'ignore' })
if (docker.status !== 0) {
  console.error(`
  ┌────────────────────────────────────────────────────────────────────┐
  │ NOT RUN: there is no working Docker on this machine.               │
  │ Nothing was tested against a real EventStoreDB.                    │
  │ With a server of your own: EVENTSTORE_URL=esdb://… npx vitest run  │
  │ test/contract/eventstore                                           │
  └────────────────────────────────────────────────────────────────────┘`)
} else {
  const tally = await runVitest(['--config', 'test/containers/vitest.config.ts'])
  console.log(tallyLine(tally))
  process.exitCode = tally.failed === 0 ? 0 : 1
}
