import type { TestModule } from 'vitest/node'

export type Tally = { passed: number; failed: number; skipped: number }

/** Runs vitest with the arguments that its command line takes, shows what it shows, and counts what came out. */
export async function runVitest(args: readonly string[]): Promise<Tally> {
  // Decided when vitest is loaded: colours are for people, not for pipes.
  if (!process.stdout.isTTY && !process.env.FORCE_COLOR) process.env.NO_COLOR = '1'
  const { parseCLI, startVitest } = await import('vitest/node')
  const { filter, options } = parseCLI(['vitest', 'run', ...args])
  const vitest = await startVitest('test', filter, { ...options, watch: false })
  const tally = tallyOf(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length)
  await vitest.close()
  return tally
}

/** A file that fails before its first test counts as a failure, and so does an error outside of any test. */
function tallyOf(modules: readonly TestModule[], unhandledErrors: number): Tally {
  const states = modules.flatMap(module => [...module.children.allTests()].map(test => test.result().state))
  const count = (state: string) => states.filter(each => each === state).length
  const broken = modules.filter(module => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0)
  return {
    passed: count('passed'),
    failed: count('failed') + broken.length + unhandledErrors,
    skipped: count('skipped') + count('pending'),
  }
}

export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
