import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  AppendTooLarge,
  connectEventStore,
  type EventStore,
  type NewEvent,
  NO_STREAM,
  type RawEvent,
  WrongRevision,
} from '#platform/event-store.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { recordingLog } from '../../support/quiet.ts'

let server: TestEventStore
let store: EventStore

beforeAll(async () => {
  server = await startTestEventStore()
  store = connectEventStore(server.url, recordingLog())
})

afterAll(async () => {
  await store.dispose()
  await server.stop()
})

const event = (n: number, more: object = {}): NewEvent => ({
  id: randomUUID(),
  type: 'Noted',
  data: { n, ...more },
  metadata: {
    requestId: `r-${n}`,
    commandHash: 'hash',
    actor: { key: 'k', kind: 'channel', id: 'web', channel: 'web' },
    causationId: null,
    correlationId: 'c',
    traceparent: null,
    recordedAt: '2026-03-01T10:00:00.000Z',
  },
})

const stream = () => `note-${randomUUID()}`
const numbers = async (events: AsyncIterable<RawEvent>) =>
  (await Array.fromAsync(events)).map(({ data }) => (data as { n: number }).n)

test('what is appended is read back, both ways and in part', async () => {
  const name = stream()
  const written = [event(0), event(1), event(2)]
  const appended = await store.append(name, written, NO_STREAM)
  const read = await Array.fromAsync(store.read(name))
  expect(read.map(({ id, type, data, metadata, revision, stream }) => ({ id, type, data, metadata, revision, stream }))).toEqual(
    written.map((one, revision) => ({ ...one, revision, stream: name })),
  )
  expect(appended).toEqual({ revision: 2, position: read[2]?.position })
  expect(await numbers(store.read(name, { direction: 'backwards', max: 2 }))).toEqual([2, 1])
  expect(await numbers(store.read(name, { from: 1 }))).toEqual([1, 2])
  expect(await numbers(store.read(name, { from: 3 }))).toEqual([])
  expect(await numbers(store.read(stream()))).toEqual([])
})

test('an append at another revision than the stream’s is refused', async () => {
  const name = stream()
  await store.append(name, [event(0)], NO_STREAM)
  await expect(store.append(name, [event(1)], NO_STREAM)).rejects.toBeInstanceOf(WrongRevision)
  await expect(store.append(name, [event(1)], 5)).rejects.toBeInstanceOf(WrongRevision)
  await expect(store.append(name, [event(1)], 0)).resolves.toMatchObject({ revision: 1 })
})

test('an append larger than the server takes is refused as such', async () => {
  await expect(store.append(stream(), [event(0, { padding: 'x'.repeat(2 * 1024 * 1024) })], NO_STREAM)).rejects.toBeInstanceOf(
    AppendTooLarge,
  )
})

test('a read that is left early leaves the connection usable', async () => {
  const name = stream()
  await store.append(
    name,
    Array.from({ length: 500 }, (_, n) => event(n)),
    NO_STREAM,
  )
  for (let round = 0; round < 20; round++) {
    for await (const { revision } of store.read(name)) if (revision === 3) break
  }
  expect(await numbers(store.read(name, { max: 2 }))).toEqual([0, 1])
})

test('the whole log is read from a position on, without the server’s own events', async () => {
  const name = stream()
  await store.append(name, [event(0), event(1)], NO_STREAM)
  const mine = (await Array.fromAsync(store.readAll())).filter(({ stream }) => stream === name)
  expect(mine.map(({ revision }) => revision)).toEqual([0, 1])
  const from = mine[1]?.position ?? 'end'
  const rest = await Array.fromAsync(store.readAll({ from }))
  expect(rest.map(({ position }) => position)).toEqual([from])
  expect((await Array.fromAsync(store.readAll({ direction: 'backwards', max: 1 })))[0]?.position).toEqual(from)
})

test('many appends at once all get through', async () => {
  const names = Array.from({ length: 300 }, stream)
  const appended = await Promise.all(names.map(name => store.append(name, [event(0)], NO_STREAM)))
  expect(new Set(appended.map(({ position }) => position)).size).toBe(300)
})

test('a subscription gives the past, says so, and goes on with what comes', async () => {
  const name = stream()
  const before = await store.append(stream(), [event(0)], NO_STREAM)
  await store.append(
    name,
    Array.from({ length: 100 }, (_, n) => event(n)),
    NO_STREAM,
  )
  const subscription = store.subscribe({ from: before.position })
  const seen: number[] = []
  let caughtUpAfter: number | undefined
  for await (const item of subscription) {
    if ('checkpoint' in item) continue
    if ('caughtUp' in item) {
      caughtUpAfter = seen.length
      await store.append(name, [event(100), event(101)], 99)
      continue
    }
    if (item.stream !== name) continue
    seen.push((item.data as { n: number }).n)
    if (seen.length === 102) break
  }
  await subscription.stop()
  expect(caughtUpAfter).toBe(100)
  expect(seen).toEqual(Array.from({ length: 102 }, (_, n) => n))
})
