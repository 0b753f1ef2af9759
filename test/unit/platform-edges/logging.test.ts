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

const logging = fileURLToPath(import.meta.resolve('#platform/logging.ts'))
const creating = `import { createLog } from ${JSON.stringify(logging)}
  const log = createLog({ logLevel: 'info' })`

function run(program: string, stdout: number | 'pipe') {
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '--eval', creating + program]
  return spawnSync(process.execPath, flags, { stdio: ['ignore', stdout, 'pipe'], encoding: 'utf8' })
}

test('a process whose log can not be written goes on', () => {
  const program = `
    for (let n = 0; n < 3; n++) log.info({ n }, 'x'.repeat(200_000))
    setImmediate(() => console.error('went on'))`
  // Open for reading only: every write to it fails, on any machine.
  const unwritable = openSync(logging, 'r')
  const { status, stderr } = run(program, unwritable)
  closeSync(unwritable)
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'went on\n' })
})

test('a log goes on once there is room, however much it could not write', () => {
  const program = `
    import fs from 'node:fs'
    const { writeSync } = fs
    fs.writeSync = () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    }
    for (let n = 0; n < 1_000; n++) log.info({ n }, 'x'.repeat(1_000))
    fs.writeSync = writeSync
    for (let n = 1_000; n < 1_003; n++) log.info({ n }, 'x'.repeat(1_000))`
  const { stdout, stderr } = run(program, 'pipe')
  expect(stderr).toBe('')
  const told = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line).n)
  expect(told[0]).toBe(0)
  expect(told.length).toBeLessThan(300)
  expect(told.slice(-2)).toEqual([1_001, 1_002])
})
