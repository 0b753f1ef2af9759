import { Command } from 'commander'
import { afterEach, expect, test, vi } from 'vitest'
import { addAudit } from '../../../services/ops/commands/audit.ts'
import { addImport } from '../../../services/ops/commands/import.ts'
import { addShow } from '../../../services/ops/commands/show.ts'
import { Failed } from '../../../services/ops/failed.ts'

afterEach(() => vi.restoreAllMocks())

/** Nothing listens there. */
const nowhere = ['--data-dir', '/nowhere', '--address', '127.0.0.1:1', '--key', 'key']

async function failureOf(args: string[], env: Record<string, string> = {}): Promise<{ message: string; exitCode?: number }> {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const program = new Command('nahr').exitOverride()
  for (const add of [addAudit, addImport, addShow]) add(program, env)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (failure) {
    if (failure instanceof Failed) return { message: failure.message, exitCode: failure.exitCode }
    return { message: failure instanceof Error ? failure.message : String(failure) }
  }
  throw new Error('expected a failure')
}

test.each([
  ['a day that no calendar has', ['show', 'order', 'x', '--as-of', '2026-02-31'], /must be an ISO-8601 time or a log position/],
  ['a time in words', ['show', 'order', 'x', '--as-of', 'yesterday'], /must be an ISO-8601 time or a log position/],
  ['no id', ['show', 'account', '--customer'], /missing required argument 'id'/],
])('%s is refused before anything is asked', async (_, args, message) => {
  expect((await failureOf([...args, ...nowhere])).message).toMatch(message)
})

test.each([
  [
    'a host without a port',
    ['show', 'order', 'x', '--key', 'k', '--address', 'nonsense'],
    "--address must be host:port, not 'nonsense'",
  ],
  [
    'another URL than of an event store',
    ['audit', '--eventstore', 'http://x'],
    '--eventstore must be an esdb:// or esdb+discover:// URL',
  ],
  ['no stock position', ['show', 'stock', 'mug'], "'mug' is no stock position: write sku@location"],
  [
    'a file that is not there',
    ['import', 'online-retail', '/nowhere/at.csv', '--from', '2010-12-01', '--to', '2010-12-02'],
    "there is no file '/nowhere/at.csv'",
  ],
])('%s is the caller’s mistake', async (_, args, message) => {
  expect(await failureOf(args)).toEqual({ message, exitCode: 2 })
})

test('a configuration that is wrong is named', async () => {
  const failure = await failureOf(['audit'], { NAHR_PORT: 'abc' })
  expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining('NAHR_PORT') })
})

test('services that are away are said to be', async () => {
  const message = "the services don't answer at 127.0.0.1:1: start them with `npm start`, or say --address"
  expect(await failureOf(['show', 'account', '--customer', 'c-1', ...nowhere])).toEqual({ message, exitCode: 1 })
})
