import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { connectEventStore, type EventStore } from '#platform/event-store.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { counter, counterHandler, requestOf } from '../../support/counter.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'

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

const stream = () => `counter-${randomUUID()}`
const increment = (by = 1, more: { limit?: number; padding?: string; at?: string } = {}) => ({
  type: 'Increment' as const,
  by,
  ...more,
})
const events = (name: string) => Array.fromAsync(store.read(name))

test('a command is decided, recorded with who asked for it, and answered with its events', async () => {
  const name = stream()
  const handler = counterHandler({ store })
  const handled = await handler.handle(name, increment(3), requestOf('r-1', { causationId: 'cause', traceparent: '00-ab-cd-01' }))
  expect(handled).toMatchObject({ state: { count: 3 }, revision: 0, repeated: false })
  expect(handled.events.map(({ event }) => event)).toEqual([{ type: 'Incremented', by: 3, to: 3 }])
  const [stored] = await events(name)
  expect(stored).toMatchObject({
    type: 'Incremented',
    data: { by: 3, to: 3 },
    position: handled.position,
    metadata: {
      requestId: 'r-1',
      actor: { key: 'key-1', kind: 'channel', id: 'web', channel: 'web' },
      causationId: 'cause',
      correlationId: 'r-1',
      traceparent: '00-ab-cd-01',
      recordedAt: '2026-03-01T10:00:00.000Z',
    },
  })
})

test('commands that arrive together are decided one after another and appended together', async () => {
  const name = stream()
  const metrics = countingMetrics()
  const handler = counterHandler({ store, metrics })
  const handled = await Promise.allSettled(
    Array.from({ length: 200 }, (_, n) => handler.handle(name, increment(1, { limit: 150 }), requestOf(`r-${n}`))),
  )
  expect(handled.filter(({ status }) => status === 'fulfilled')).toHaveLength(150)
  expect(handled.slice(150).every(result => result.status === 'rejected' && result.reason.reason === 'LIMIT_REACHED')).toBe(true)
  expect((await events(name)).map(({ data }) => (data as { to: number }).to)).toEqual(
    Array.from({ length: 150 }, (_, n) => n + 1),
  )
  expect(metrics.records('nahr_append_commands')).toEqual([150])
})

test('a repeated request is answered as before, by another process too; with another command it is refused', async () => {
  const name = stream()
  const first = await counterHandler({ store }).handle(name, increment(2, { at: 'then' }), requestOf('r-1'))
  const elsewhere = counterHandler({ store })
  const second = await elsewhere.handle(name, increment(5), requestOf('r-2'))
  const again = await elsewhere.handle(name, increment(2, { at: 'later' }), requestOf('r-1'))
  expect(again).toMatchObject({ repeated: true, state: { count: 7 }, revision: 1, position: second.position })
  expect(again.events.map(({ event, revision }) => ({ event, revision }))).toEqual(
    first.events.map(({ event, revision }) => ({ event, revision })),
  )
  await expect(elsewhere.handle(name, increment(3), requestOf('r-1'))).rejects.toMatchObject({
    kind: 'exists',
    reason: 'REQUEST_ID_REUSED',
  })
  const other = requestOf('r-1', { actor: { key: 'key-2', kind: 'channel', id: 'app', channel: 'app' } })
  expect(await elsewhere.handle(name, increment(3), other)).toMatchObject({ repeated: false, state: { count: 10 } })
  expect(await events(name)).toHaveLength(3)
})

test('the same request twice at once is taken once', async () => {
  const name = stream()
  const handler = counterHandler({ store })
  const answers = await Promise.all(Array.from({ length: 5 }, () => handler.handle(name, increment(), requestOf('r-1'))))
  expect(answers.map(({ repeated }) => repeated)).toEqual([false, true, true, true, true])
  expect(await events(name)).toHaveLength(1)
})

test('a refusal or an empty decision from a stale memory is decided again', async () => {
  const name = stream()
  const stale = counterHandler({ store })
  const other = counterHandler({ store })
  await stale.handle(name, increment(10), requestOf('r-1'))
  await other.handle(name, increment(-8), requestOf('r-2'))
  expect(await stale.handle(name, increment(5, { limit: 10 }), requestOf('r-3'))).toMatchObject({ state: { count: 7 } })
  await other.handle(name, increment(1), requestOf('r-4'))
  expect(await stale.handle(name, { type: 'Nothing' }, requestOf('r-5'))).toMatchObject({
    events: [],
    state: { count: 8 },
    revision: 3,
  })
})

test('a command too large, or without a JSON form, fails alone', async () => {
  const name = stream()
  const handler = counterHandler({ store })
  const results = await Promise.allSettled([
    handler.handle(name, increment(), requestOf('r-1')),
    handler.handle(name, increment(1, { padding: 'x'.repeat(2_000_000) }), requestOf('r-2')),
    handler.handle(name, increment(1n as unknown as number), requestOf('r-3')),
    ...Array.from({ length: 4 }, (_, n) =>
      handler.handle(name, increment(1, { padding: 'x'.repeat(300_000) }), requestOf(`large-${n}`)),
    ),
  ])
  expect(results.map(result => (result.status === 'fulfilled' ? 'taken' : result.reason.reason))).toEqual([
    ...['taken', 'COMMAND_TOO_LARGE', 'COMMAND_NOT_ENCODABLE'],
    ...['taken', 'taken', 'taken', 'taken'],
  ])
  expect(await events(name)).toHaveLength(5)
})

test('a request whose deadline passed while it waited is not decided', async () => {
  const name = stream()
  const handler = counterHandler({ store })
  const deadline = new AbortController()
  const first = handler.handle(name, increment(), requestOf('r-1'))
  const second = handler.handle(name, increment(), requestOf('r-2', { signal: deadline.signal }))
  deadline.abort()
  await first
  await expect(second).rejects.toMatchObject({ reason: 'DEADLINE_PASSED' })
  expect(await events(name)).toHaveLength(1)
})

test('a cold load reads the snapshot and the few events behind it, and a repeated request is still known', async () => {
  const name = stream()
  const database = openDatabase(':memory:')
  const aggregate = { ...counter, snapshotEvery: 50 }
  const snapshots = createSnapshots(database)
  const handler = counterHandler({ store, snapshots }, aggregate)
  for (let n = 0; n < 60; n++) {
    await Promise.all(Array.from({ length: 10 }, (_, m) => handler.handle(name, increment(), requestOf(`r-${n * 10 + m}`))))
  }
  const metrics = countingMetrics()
  const cold = counterHandler({ store, snapshots, metrics }, aggregate)
  expect(await cold.load(name)).toMatchObject({
    state: { count: 600 },
    revision: 599,
    firstRecordedAt: '2026-03-01T10:00:00.000Z',
  })
  expect(metrics.total('nahr_stream_events_read')).toBeLessThanOrEqual(60)
  expect(await cold.handle(name, increment(), requestOf('r-3'))).toMatchObject({ repeated: true, events: [{ revision: 3 }] })
  const recoded = counterHandler({ store, snapshots, metrics: countingMetrics() }, { ...aggregate, codeVersion: 'counter-2' })
  expect(snapshots.longStreams('counter', 'counter-2')).toEqual([name])
  expect(await recoded.warm('counter')).toBe(1)
  database.close()
})

test('a state is read as of a time or a position', async () => {
  const name = stream()
  const handler = counterHandler({ store })
  const first = await handler.handle(name, increment(1), requestOf('r-1'))
  await handler.handle(name, increment(1), requestOf('r-2'))
  expect(await handler.load(name, { position: first.position })).toMatchObject({ state: { count: 1 }, revision: 0 })
  expect(await handler.load(name, { position: first.position - 1n })).toMatchObject({
    state: { count: 0 },
    revision: -1,
    firstRecordedAt: null,
  })
  const [, second] = await events(name)
  expect(await handler.load(name, { time: second?.created ?? '' })).toMatchObject({ revision: 1 })
  expect(await handler.load(name, { time: '2000-01-01T00:00:00Z' })).toMatchObject({ revision: -1 })
})

test('a stream that is not there yet is not remembered as missing', async () => {
  const name = stream()
  const handler = counterHandler({ store })
  expect(await handler.remembered(name)).toMatchObject({ revision: -1 })
  await counterHandler({ store }).handle(name, increment(4), requestOf('r-1'))
  expect(await handler.remembered(name)).toMatchObject({ revision: 0, state: { count: 4 } })
})
