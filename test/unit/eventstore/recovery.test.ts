import { readdirSync, readFileSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANY, NO_STREAM } from '../../../services/eventstore/appends.ts'
import { diskFiles } from '../../../services/eventstore/storage/files.ts'
import { lockFolder } from '../../../services/eventstore/storage/lock.ts'
import { openStore, type Store } from '../../../services/eventstore/store.ts'
import { append, NOON, named, namesIn, namesInLog } from './store-helpers.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nahr-log-'))
})
afterEach(() => rm(folder, { recursive: true }))

const open = () => openStore({ files: diskFiles(folder), now: () => NOON, segmentBytes: 4_096 })
const logs = () =>
  readdirSync(folder)
    .filter(name => name.endsWith('.log'))
    .sort()
    .map(name => join(folder, name))
const lastLog = () => logs().at(-1) ?? ''

async function filled(appends: number, segmentBytes = 4_096): Promise<Store> {
  const { store } = await openStore({ files: diskFiles(folder), now: () => NOON, segmentBytes })
  for (let n = 0; n < appends; n += 1) await append(store, `order-${n % 7}`, ANY, named(`e${n}`, { bytes: 200 }), named(`f${n}`))
  return store
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  writeFileSync(path, bytes)
}

test('a start reads completed segments from their indexes and scans only the last', async () => {
  const before = await filled(100)
  const names = namesInLog(before)
  await before.close()
  const { store, recovered } = await open()
  expect(logs().length).toBeGreaterThan(5)
  expect(recovered).toMatchObject({ events: 200, rebuiltIndexes: 0, droppedBytes: 0 })
  expect(recovered.scannedBytes).toBeLessThan(2 * 4_096)
  expect(namesInLog(store)).toEqual(names)
  expect(await append(store, 'order-0', store.catalog.streams.count(0) - 1, named('next'))).toMatchObject({ type: 'appended' })
  await store.close()
})

test('an index that is damaged or missing is built again from its segment', async () => {
  const before = await filled(100)
  const names = namesIn(before, 'order-3')
  await before.close()
  const [first = '', second = ''] = readdirSync(folder)
    .filter(name => name.endsWith('.index'))
    .sort()
  flip(join(folder, first), 40)
  unlinkSync(join(folder, second))
  const again = await open()
  expect(again.recovered.rebuiltIndexes).toBe(2)
  expect(namesIn(again.store, 'order-3')).toEqual(names)
  await again.store.close()
})

test('a torn tail is cut off, and the log goes on from there', async () => {
  await (await filled(2, 1_000_000)).close()
  const syncedEnd = readFileSync(join(folder, 'synced-end'))
  const again = await open()
  for (const name of ['2', '3']) await append(again.store, 'order-9', ANY, named(`e${name}`), named(`f${name}`))
  await again.store.close()
  writeFileSync(join(folder, 'synced-end'), syncedEnd)
  truncateSync(lastLog(), readFileSync(lastLog()).length - 10)
  const kept = ['e0', 'f0', 'e1', 'f1', 'e2', 'f2']
  const { store, recovered } = await open()
  expect(recovered.droppedBytes).toBeGreaterThan(0)
  expect(namesInLog(store)).toEqual(kept)
  expect(await append(store, 'order-8', NO_STREAM, named('next'))).toMatchObject({ type: 'appended' })
  await store.close()
  const last = await open()
  expect(namesInLog(last.store)).toEqual([...kept, 'next'])
  await last.store.close()
})

test('damage before a record that was synced later is a loud error', async () => {
  await (await filled(3, 1_000_000)).close()
  const whole = readFileSync(lastLog())
  for (let at = 0; at < 600; at += 37) {
    flip(lastLog(), at)
    await expect(open()).rejects.toThrow(/written after it had been synced/)
    writeFileSync(lastLog(), whole)
  }
})

test('damage to the very last append is a loud error once the store was stopped in order', async () => {
  await (await filled(3, 1_000_000)).close()
  const size = readFileSync(lastLog()).length
  flip(lastLog(), size - 5)
  await expect(open()).rejects.toThrow(/once whole up to/)
  flip(lastLog(), size - 5)
  truncateSync(lastLog(), size - 5)
  await expect(open()).rejects.toThrow(/once whole up to/)
})

test('damage in a completed segment is found when its index is built again, and when it is read', async () => {
  await (await filled(50)).close()
  const [first = ''] = logs()
  flip(first, 300)
  const { store } = await open()
  expect(() => namesInLog(store)).toThrow(/damaged/)
  await store.close()
  for (const name of readdirSync(folder)) if (name.endsWith('.index')) unlinkSync(join(folder, name))
  await expect(open()).rejects.toThrow(/damaged at position/)
})

test('a segment that is missing from the middle is a loud error', async () => {
  await (await filled(50)).close()
  unlinkSync(logs()[1] ?? '')
  await expect(open()).rejects.toThrow(/the next begins at/)
})

test('a second store is kept out of a folder in use', () => {
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(/in use by another event store/)
  lock.release()
  lockFolder(folder).release()
})
