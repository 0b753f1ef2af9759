import { expect, test } from 'vitest'
import type { Told } from '../../../services/feed/telling.ts'
import { createWindow } from '../../../services/feed/window.ts'

const at = (position: bigint): Told => ({ position, recordedAt: '', topic: null, event: null, fault: null })
const never = new AbortController().signal

test('it holds what came behind the end at which it began', () => {
  const window = createWindow(100n, 10)
  expect(window.covers(99n)).toBe(false)
  expect(window.covers(100n)).toBe(true)
  expect(window.after(100n)).toBeUndefined()
  for (const position of [110n, 120n, 130n]) window.add(at(position))
  const [first, between, last] = [100n, 115n, 120n].map(position => window.after(position)?.position)
  expect([first, between, last]).toEqual([110n, 120n, 130n])
  expect(window.after(130n)).toBeUndefined()
})

test('the oldest is forgotten when it is full, and no longer covered', () => {
  const window = createWindow(0n, 3)
  for (let position = 1n; position <= 10n; position++) window.add(at(position))
  expect(window.covers(6n)).toBe(false)
  expect(window.covers(7n)).toBe(true)
  expect(window.after(7n)?.position).toBe(8n)
})

test('what comes twice is held once', () => {
  const window = createWindow(0n, 10)
  for (const position of [1n, 2n, 2n, 1n, 3n]) window.add(at(position))
  const seen: bigint[] = []
  for (let told = window.after(0n); told; told = window.after(told.position)) seen.push(told.position)
  expect(seen).toEqual([1n, 2n, 3n])
})

test('whoever waits is woken by what is added, by an abort, and by time', async () => {
  const window = createWindow(0n, 10)
  const added = window.change(never, 60_000)
  window.add(at(1n))
  await added

  const aborting = new AbortController()
  const aborted = window.change(aborting.signal, 60_000)
  aborting.abort()
  await aborted
  await window.change(aborting.signal, 60_000)
  await window.change(never, 1)
})

test('when the log is lost, whoever waits is told why', async () => {
  const window = createWindow(0n, 10)
  const woken = window.change(never, 60_000)
  window.fail(new Error('gone'))
  await woken
  expect(() => window.after(0n)).toThrow('gone')
})
