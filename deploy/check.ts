// `npm run check`: what to run before every commit.
import { runChecks } from './checks.ts'
import { runVitest, tallyLine } from './vitest.ts'

const checks = runChecks()
const tests = await runVitest(['test/architecture', 'test/unit'])
const failed = checks.failed + tests.failed
console.log(tallyLine({ passed: checks.passed + tests.passed, failed, skipped: tests.skipped }))
process.exitCode = failed === 0 ? 0 : 1
