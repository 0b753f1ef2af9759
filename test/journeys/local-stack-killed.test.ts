import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isAlive, localOf, npmStart } from '../support/npm-start.ts'

const PATIENCE = 240_000
const dataDir = mkdtempSync(join(tmpdir(), 'nahr-killed-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test(
  'killed with -9 while it takes in sales, its parts stop by themselves, and the next start loses and doubles nothing',
  async () => {
    const killed = npmStart(dataDir)
    await killed.prints(/2010-12-0\d: \d+ of \d+/)
    const { pid, parts } = localOf(dataDir)
    process.kill(pid, 'SIGKILL')
    await killed.ended

    const next = npmStart(dataDir, '--exit')
    // Started at once, it has to get along with parts of the first that may still be stopping.
    await next.prints(/eventstore +ready/)
    expect(parts.map(part => part.pid).filter(isAlive)).toEqual([])
    expect(await next.ended, next.output()).toBe(0)
    expect(next.output()).toContain('337 orders of 7,290 lines and 74,447 units for £153,652.88')
    expect(next.output()).toContain('every invariant holds')
  },
  PATIENCE,
)
