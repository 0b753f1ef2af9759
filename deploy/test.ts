// `npm test`: everything that needs no Docker. The checks of the sources count as one test each.
import { runChecks } from './checks.ts'
import { runVitest, tallyLine } from './vitest.ts'

const checks = runChecks()
const tests = await runVitest(process.argv.slice(2))
const failed = checks.failed + tests.failed
console.log(tallyLine({ passed: checks.passed + tests.passed, failed, skipped: tests.skipped }))
// A run that tested nothing proves nothing.
process.exitCode = failed === 0 && tests.passed > 0 ? 0 : 1
