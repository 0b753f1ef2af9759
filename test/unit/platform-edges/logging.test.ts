import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createLog, type LogLevel } from '#platform/logging.ts'

function recording(logLevel: LogLevel = 'debug') {
  const lines: string[] = []
  return { lines, log: createLog({ logLevel }, { write: line => void lines.push(line) }) }
}

test('a line tells level, time, fields and message', () => {
  const { lines, log } = recording()
  log.child({ service: 'orders' }).info({ orderId: 'o-1', position: 12n }, 'placed')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    service: 'orders',
    orderId: 'o-1',
    position: '12',
    msg: 'placed',
  })
  expect(JSON.parse(lines[0] ?? '').time).toMatch(/^\d{4}-.*Z$/)
})

test('what is below the level is not written', () => {
  const { lines, log } = recording('warn')
  log.info({}, 'no')
  log.child({ a: 1 }).debug({}, 'no')
  log.warn({}, 'yes')
  expect(lines).toHaveLength(1)
})

test('people’s data and secrets never reach the log, however deep they are', () => {
  const { lines, log } = recording()
  const key = `nahr_${'k'.repeat(43)}`
  const person = { name: 'web', token: 'tok_kkkk', email: 'leyla@example.org', phone: '+90 555', address: 'Gül Sokak 4' }
  log.info({ order: { lines: [{ recipient: person }] }, caller: person, api_key: key }, `called with ${key}`)
  log.child({ authorization: `Bearer ${key}` }).warn({ header: `Bearer ${key}` }, 'child')
  log.error({ err: new Error(`no such key ${key}`, { cause: { email: 'leyla@example.org' } }) }, 'failed')
  const all = lines.join('')
  expect(all).not.toMatch(/leyla|555|Sokak|kkkk/)
  expect(all.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(10)
})

test('an error is told by type, message, stack and cause, not by its every field', () => {
  const { lines, log } = recording()
  const error = Object.assign(new TypeError('boom', { cause: new Error('why') }), {
    request: { note: 'private' },
    code: 'E_BOOM',
  })
  log.error({ err: error }, 'failed')
  const { err } = JSON.parse(lines[0] ?? '')
  expect(err).toMatchObject({ type: 'TypeError', message: 'boom', code: 'E_BOOM', cause: { type: 'Error', message: 'why' } })
  expect(err.stack).toContain('logging.test.ts')
  expect(err.request).toBeUndefined()
})

test('a process whose log can not be written goes on', () => {
  const logging = fileURLToPath(import.meta.resolve('#platform/logging.ts'))
  const program = `import { createLog } from ${JSON.stringify(logging)}
    const log = createLog({ logLevel: 'info' })
    for (let n = 0; n < 3; n++) log.info({ n }, 'x'.repeat(200_000))
    setImmediate(() => console.error('went on'))`
  // Open for reading only: every write to it fails, on any machine.
  const unwritable = openSync(logging, 'r')
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '--eval', program]
  const { status, stderr } = spawnSync(process.execPath, flags, { stdio: ['ignore', unwritable, 'pipe'], encoding: 'utf8' })
  closeSync(unwritable)
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'went on\n' })
})
