import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '#platform/database.ts'
import { connectEventStore, type EventStore, NO_STREAM, type RawEvent } from '#platform/event-store.ts'
import { createCheckpoints } from '#platform/projecting/checkpoints.ts'
import { createProjections, type ProjectionsDeps } from '#platform/projections.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { verify } from '#platform/verify.ts'
import { counter, counterHandler, requestOf } from '../../support/counter.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { runProgram } from '../../support/processes.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'
import { tallies } from '../../support/tallies.ts'

let server: TestEventStore
let store: EventStore
let folder: string

beforeAll(async () => {
  server = await startTestEventStore()
  store = connectEventStore(server.url, recordingLog())
  folder = await mkdtemp(join(tmpdir(), 'nahr-projections-'))
})

afterAll(async () => {
  await store.dispose()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const stream = () => `counter-${randomUUID()}`
const projecting = (database: Database, more: Partial<ProjectionsDeps> = {}) =>
  createProjections({
    store,
    database,
    readModels: [tallies],
    followers: [],
    log: recordingLog(),
    metrics: countingMetrics(),
    ...more,
  })

/** Increments by one, so many times, in appends of at most a hundred; answers with the last position. */
async function increments(name: string, count: number): Promise<bigint> {
  const handler = counterHandler({ store })
  let position = 0n
  for (let n = 0; n < count; n += 100) {
    const size = Math.min(100, count - n)
    const handled = await Promise.all(
      Array.from({ length: size }, () => handler.handle(name, { type: 'Increment', by: 1 }, requestOf(randomUUID()))),
    )
    position = handled.at(-1)?.position ?? position
  }
  return position
}

test('rows follow the log, are read as of a position, and equal a replay', async () => {
  const database = openDatabase(':memory:')
  const projections = projecting(database)
  const [odd, gone] = [stream(), stream()]
  await increments(odd, 7)
  await projections.start()
  await projections.caughtUp()
  const rowOf = (name: string) => projections.rows(tallies).where('stream', '=', name).selectAll().executeTakeFirst()
  expect(await rowOf(odd)).toEqual({ stream: odd, count: 7, events: 7, parity: 'odd' })
  await projections.reached(await increments(gone, 10))
  expect(await rowOf(gone)).toBeUndefined()
  await projections.reached(await increments(gone, 4))
  expect(await rowOf(gone)).toEqual({ stream: gone, count: 14, events: 4, parity: 'even' })
  await projections.stop()

  expect(await verify(store, database, tallies)).toEqual([])
  database.connection.prepare('UPDATE tallies SET count = 99 WHERE stream = ?').run(odd)
  database.connection.prepare('DELETE FROM tallies WHERE stream = ?').run(gone)
  expect(await verify(store, database, tallies)).toMatchObject([
    { key: { stream: odd }, stored: { count: 99 }, replayed: { count: 7 } },
    { key: { stream: gone }, stored: undefined, replayed: { count: 14 } },
  ])
  database.close()
})

/** One event of a stream that no read model here is about. */
async function foreign(): Promise<bigint> {
  const id = randomUUID()
  const actor = { key: 'test', kind: 'operator', id: 'test', channel: '' }
  const recordedAt = '2026-03-01T00:00:00.000Z'
  const metadata = { requestId: id, commandHash: id, actor, causationId: null, correlationId: id, traceparent: null, recordedAt }
  return (await store.append(`other-${id}`, [{ id, type: 'Happened', data: {}, metadata }], NO_STREAM)).position
}

test('a position of what nobody here reads is reached too, with all that was before it', async () => {
  const database = openDatabase(':memory:')
  const metrics = countingMetrics()
  const projections = projecting(database, { metrics })
  await projections.start()
  await projections.caughtUp()
  await projections.reached(await foreign())
  for (let round = 1; round <= 5; round++) {
    const name = stream()
    await increments(name, 2 * round + 1)
    await projections.reached(await foreign())
    expect(projections.row(tallies, { stream: name })).toMatchObject({ count: 2 * round + 1 })
  }
  expect(metrics.total('nahr_read_model_events')).toBeGreaterThanOrEqual(3 + 5 + 7 + 9 + 11)
  expect(Math.max(...metrics.records('nahr_read_model_lag_seconds'))).toBeGreaterThan(0)
  await projections.stop()
  database.close()
})

test('a position that is not reached in time is refused', async () => {
  const database = openDatabase(':memory:')
  const projections = projecting(database)
  await projections.start()
  await projections.caughtUp()
  const deadline = new AbortController()
  const reached = projections.reached(2n ** 60n, deadline.signal)
  deadline.abort()
  await expect(reached).rejects.toMatchObject({ reason: 'POSITION_NOT_REACHED' })
  await projections.stop()
  database.close()
})

test('another version is built anew from the log', async () => {
  const database = openDatabase(':memory:')
  const name = stream()
  await increments(name, 3)
  const first = projecting(database)
  await first.start()
  await first.caughtUp()
  await first.stop()
  const doubled = {
    ...tallies,
    version: 2,
    fold: (...[row, event, key]: Parameters<typeof tallies.fold>) =>
      ({ ...key, ...tallies.fold(row, event, key), parity: 'none' }) as ReturnType<typeof tallies.fold>,
  }
  await expect(verify(store, database, doubled)).rejects.toThrow('not been built')
  const second = projecting(database, {
    readModels: [
      { ...doubled, fold: (row, event, key) => (event.stream === name ? doubled.fold(row as never, event, key) : row) },
    ],
  })
  await second.start()
  await second.caughtUp()
  expect(await second.rows(doubled).selectAll().execute()).toEqual([{ stream: name, count: 3, events: 3, parity: 'none' }])
  await second.stop()
  database.close()
})

test('a fold that throws stops its read model, loudly, and no other', async () => {
  const database = openDatabase(':memory:')
  const name = stream()
  const log = recordingLog()
  const broken: typeof tallies = {
    ...tallies,
    name: 'broken',
    fold: (row, event, key) => {
      if (event.stream === name && event.revision === 2) throw new Error('a bug')
      return tallies.fold(row, event, key)
    },
  }
  const told: string[] = []
  const projections = projecting(database, { readModels: [tallies, broken], log, onFailure: model => told.push(model) })
  await projections.start()
  await projections.reached(await increments(name, 5))
  expect(projections.failed()).toEqual(['broken'])
  expect(told).toEqual(['broken'])
  expect(() => projections.rows(broken)).toThrow('stopped')
  expect(await projections.rows(tallies).where('stream', '=', name).select('count').executeTakeFirst()).toEqual({ count: 5 })
  expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([
    { fields: { readModel: 'broken', stream: name, revision: 2 } },
  ])
  await projections.stop()
  database.close()
})

test('a process killed between batches goes on where its rows are; its follower misses nothing and keeps each stream’s order', async () => {
  type Handled = { stream: string; revision: number }
  const path = join(folder, 'killed.sqlite')
  const names = [stream(), stream(), stream()]
  for (const name of names) await increments(name, 400)
  const handled: Handled[] = []
  for (const enough of [150, 300, Number.POSITIVE_INFINITY]) {
    const program = runProgram<Handled>('project', [server.url, path])
    const isLast = (name: string) => handled.some(one => one.stream === name && one.revision === 399)
    let count = 0
    for await (const one of program.messages) {
      handled.push(one)
      if (++count >= enough || names.every(isLast)) program.child.kill('SIGKILL')
      else program.child.send(`${one.stream}/${one.revision}`)
    }
    await program.kill()
  }
  for (const name of names) {
    const revisions = handled.filter(({ stream }) => stream === name).map(({ revision }) => revision)
    expect(new Set(revisions).size).toBe(400)
    for (const [at, revision] of revisions.entries()) expect(revision).toBeLessThanOrEqual((revisions[at - 1] ?? -1) + 1)
  }
  const database = openDatabase(path)
  const projections = projecting(database)
  await projections.start()
  await projections.caughtUp()
  await projections.stop()
  expect(await verify(store, database, tallies)).toEqual([])
  database.close()
})

test('a follower tries a failing event again, holds up only that stream, and is not passed by its checkpoint', async () => {
  const database = openDatabase(':memory:')
  const [stuck, fine] = [stream(), stream()]
  const handled: string[] = []
  const fineDone = Promise.withResolvers<void>()
  let failures = 0
  let heal = false
  const healed = Promise.withResolvers<void>()
  const handle = async ({ stream, revision }: RawEvent) => {
    if (stream === stuck && revision === 1 && !heal) {
      failures++
      throw new Error('not yet')
    }
    if (stream === stuck || stream === fine) handled.push(`${stream}/${revision}`)
    if (stream === fine && revision === 49) fineDone.resolve()
    if (stream === stuck && revision === 2) healed.resolve()
  }
  const log = recordingLog()
  const follower = { name: 'trying', categories: ['counter'], handle }
  const first = projecting(database, { readModels: [], followers: [follower], log })
  await increments(stuck, 3)
  await increments(fine, 50)
  await first.start()
  await fineDone.promise
  await first.stop()
  expect(failures).toBeGreaterThan(0)
  expect(handled.filter(one => one.startsWith(stuck))).toEqual([`${stuck}/0`])
  expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error', message: expect.stringContaining('try again') }))

  heal = true
  handled.length = 0
  const second = projecting(database, { readModels: [], followers: [follower] })
  await second.start()
  await healed.promise
  await second.stop()
  expect(handled.filter(one => one.startsWith(stuck))).toEqual([`${stuck}/1`, `${stuck}/2`])
  database.close()
})

test('a checkpoint that can’t be written stops neither followers nor read models, and is written later', async () => {
  const path = join(folder, 'busy.sqlite')
  const [database, other] = [openDatabase(path), openDatabase(path)]
  database.connection.exec('PRAGMA busy_timeout = 1')
  const name = stream()
  const handled: number[] = []
  const follower = {
    name: 'unsaved',
    categories: ['counter'],
    handle: async (event: RawEvent) => {
      if (event.stream !== name) return
      if (handled.push(event.revision) === 1) other.connection.exec('BEGIN IMMEDIATE')
    },
  }
  const log = recordingLog()
  const projections = projecting(database, { readModels: [], followers: [follower], log })
  await projections.start()
  await projections.caughtUp()
  await increments(name, 1)
  await expect.poll(() => log.lines.map(({ message }) => message)).toContain('checkpoint not written; it will be tried again')
  other.connection.exec('ROLLBACK')
  const last = await increments(name, 1)
  await expect.poll(() => createCheckpoints(database).read('follower/unsaved')?.position).toBe(last)
  expect(handled).toEqual([0, 1])
  await projections.stop()
  other.close()
  database.close()
})

test('a follower far behind goes on alone, without holding up the read models', async () => {
  const database = openDatabase(':memory:')
  const name = stream()
  const last = await increments(name, 3_000)
  const gate = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const revisions: number[] = []
  const slow = {
    name: 'slow',
    categories: ['counter'],
    handle: async (event: RawEvent) => {
      await gate.promise
      if (event.stream !== name) return
      revisions.push(event.revision)
      if (event.revision === 2_999) done.resolve()
    },
  }
  const projections = projecting(database, { followers: [slow] })
  await projections.start()
  await projections.reached(last)
  expect(revisions).toEqual([])
  gate.resolve()
  await done.promise
  expect(revisions).toEqual(Array.from({ length: 3_000 }, (_, n) => n))
  await projections.stop()
  database.close()
})

test('a follower of some types is sent nothing else, and goes on where it was', async () => {
  const database = openDatabase(':memory:')
  const name = `note-${randomUUID()}`
  const handled: string[] = []
  let told = Promise.withResolvers<void>()
  const handle = async ({ stream, type, revision }: RawEvent) => {
    if (stream !== name) return
    handled.push(`${type} ${revision}`)
    told.resolve()
  }
  const follower = { name: 'of-types', categories: ['note'], types: ['Renamed', 'Closed'], handle }
  const recordedAt = '2010-12-01T12:00:00.000Z'
  const metadata = { ...requestOf(randomUUID()), commandHash: '', recordedAt }
  const append = (type: string, revision: number) =>
    store.append(name, [{ id: randomUUID(), type, data: {}, metadata }], revision - 1)
  const follow = async () => {
    const projections = projecting(database, { readModels: [], followers: [follower] })
    await projections.start()
    return projections
  }
  await append('Incremented', 0)
  await append('Renamed', 1)
  const first = await follow()
  await told.promise
  await first.stop()
  told = Promise.withResolvers()
  await append('RenamedBefore', 2)
  const { position } = await append('Closed', 3)
  const second = await follow()
  await told.promise
  await second.stop()
  expect(handled).toEqual(['Renamed 1', 'Closed 3'])
  expect(createCheckpoints(database).read('follower/of-types')?.position).toBe(position)
  database.close()
})

test('a host that lost its snapshots learns which streams are long, and warms them', async () => {
  const database = openDatabase(':memory:')
  const [long, short] = [stream(), stream()]
  await increments(long, 250)
  await increments(short, 20)
  const projections = projecting(database)
  await projections.start()
  await projections.caughtUp()
  const snapshots = createSnapshots(database)
  expect(snapshots.longStreams('counter', counter.codeVersion)).toContain(long)
  expect(snapshots.longStreams('counter', counter.codeVersion)).not.toContain(short)
  expect(await counterHandler({ store, snapshots }).warm('counter')).toBeGreaterThan(0)
  await new Promise(resolve => setImmediate(resolve))
  expect(snapshots.longStreams('counter', counter.codeVersion)).toEqual([])
  await projections.stop()
  database.close()
})
