// `npm run test:containers`: the tests against the real EventStoreDB and Temporal of docker-compose.yml, then all of it.
import { spawnSync } from 'node:child_process'
import { runVitest, type Tally, tallyLine } from './vitest.ts'

const NEEDED = [['info'], ['compose', 'version']]
/** One after the other: each has servers of its own, and a machine is to hold them. */
const PROJECTS = ['eventstore', 'temporal', 'system']

const lacking = NEEDED.find(args => spawnSync('docker', args, { stdio: 'ignore' }).status !== 0)
if (lacking) {
  console.error(`
  ┌────────────────────────────────────────────────────────────────────┐
  │ NOT RUN: there is no working Docker with Compose on this machine.  │
  │ Nothing was tested against a real EventStoreDB or in containers.   │
  │ With a server of your own: EVENTSTORE_URL=esdb://… npx vitest run  │
  │ test/contract/eventstore                                           │
  └────────────────────────────────────────────────────────────────────┘`)
} else {
  const tallies: Tally[] = []
  for (const project of PROJECTS)
    tallies.push(await runVitest(['--config', 'test/containers/vitest.config.ts', '--project', project]))
  const sum = (what: keyof Tally) => tallies.reduce((total, tally) => total + tally[what], 0)
  console.log(tallyLine({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }))
  // A project that tested nothing proves nothing.
  process.exitCode = sum('failed') === 0 && tallies.every(({ passed }) => passed > 0) ? 0 : 1
}
