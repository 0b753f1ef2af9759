import { spawnSync } from 'node:child_process'

/** What the sources can be held to without running them. */
const CHECKS = [
  { name: 'types', command: ['node_modules/.bin/tsc', '--noEmit'] },
  { name: 'lint and format', command: ['node_modules/.bin/biome', 'check', '--error-on-warnings'] },
  { name: 'contracts and their generated types', command: [process.execPath, 'deploy/protos.mjs', 'check'] },
]

/** Runs each check, shows what a failing one says, and counts. */
export function runChecks(): { passed: number; failed: number } {
  const results = CHECKS.map(({ name, command: [file = '', ...args] }) => {
    const startedAt = Date.now()
    const { status, stdout, stderr, error } = spawnSync(file, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
    const ok = status === 0
    console.log(`${ok ? '✓' : '✗'} ${name} (${Date.now() - startedAt} ms)`)
    if (!ok) console.log(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`)
    return ok
  })
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}
