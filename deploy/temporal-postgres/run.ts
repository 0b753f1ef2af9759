// `npm run test:postgres-temporal`: the workflow tests on the production Temporal server over PostgreSQL, without containers.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../local/ports.ts'
import { runVitest, tallyLine } from '../vitest.ts'
import { builtPrograms } from './build.ts'
import { postgresPrograms, whatIsMissing } from './missing.ts'
import { startPostgres } from './postgres.ts'
import type { OnStop } from './program.ts'

const TESTS = ['test/deploy/live-temporal.test.ts', 'test/workflows', 'test/journeys/pickup']

const given = process.argv.slice(2)
const isRequired = given.includes('--require')
const filters = given.filter(argument => argument !== '--require')
const missing = whatIsMissing(process.env)
const steps: (() => unknown)[] = []
let undone: Promise<void> | undefined

if (missing.length > 0) {
  console.error(notRun(missing))
  process.exitCode = isRequired ? 1 : 0
} else {
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, () => void stop())
  try {
    process.exitCode = await run(step => steps.push(step))
  } catch (error) {
    if (!undone) console.error(error)
    process.exitCode = 1
  }
  await undo()
}

async function run(onStop: OnStop): Promise<number> {
  const say = (line: string) => console.error(line)
  await builtPrograms(process.env, say)
  const startedAt = Date.now()
  const folder = mkdtempSync(join(tmpdir(), 'nahr-postgres-'))
  onStop(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePort(undefined, new Set())
  await startPostgres({ programs: postgresPrograms(process.env) ?? '', folder, port, onStop })
  say(`PostgreSQL serves on port ${port} after ${Date.now() - startedAt} ms; each test file starts a Temporal server over it`)
  process.env.NAHR_TEMPORAL_POSTGRES = String(port)
  const tally = await runVitest(filters.length > 0 ? filters : TESTS)
  console.log(tallyLine(tally))
  // A run that tested nothing proves nothing.
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1
}

async function stop(): Promise<void> {
  await undo()
  process.exit(1)
}

/** The last started first; whoever asks while it goes on waits for the same. */
function undo(): Promise<void> {
  undone ??= (async () => {
    for (let step = steps.pop(); step; step = steps.pop()) await step()
  })()
  return undone
}

function notRun(reasons: readonly string[]): string {
  const lines = [
    'NOT RUN: nothing was tested on the production Temporal server.',
    'This machine lacks:',
    ...reasons.map(reason => `  - ${reason}`),
  ]
  const width = Math.max(...lines.map(line => line.length))
  return [
    '',
    `  ┌─${'─'.repeat(width)}─┐`,
    ...lines.map(line => `  │ ${line.padEnd(width)} │`),
    `  └─${'─'.repeat(width)}─┘`,
  ].join('\n')
}
