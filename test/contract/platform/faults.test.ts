import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectEventStore, type EventStore, type NewEvent, NO_STREAM, OutcomeUnknown } from '#platform/event-store.ts'
import { counterHandler, requestOf } from '../../support/counter.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { runProgram } from '../../support/processes.ts'
import { type LossyProxy, startProxy } from '../../support/proxy.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'

let server: TestEventStore
let direct: EventStore
let proxy: LossyProxy

beforeAll(async () => {
  server = await startTestEventStore()
  direct = connectEventStore(server.url, recordingLog())
  proxy = await startProxy(Number(new URL(server.url).port))
})

afterAll(async () => {
  await direct.dispose()
  await proxy.stop()
  await server.stop()
})

const stream = () => `counter-${randomUUID()}`
const increment = (by = 1, limit = 1_000) => ({ type: 'Increment' as const, by, limit })
const noted = (padding = ''): NewEvent => {
  const { now: recordedAt, ...request } = requestOf(randomUUID())
  return { id: randomUUID(), type: 'Noted', data: { padding }, metadata: { ...request, commandHash: '', recordedAt } }
}
const throughProxy = () => connectEventStore(`esdb://127.0.0.1:${proxy.port}?tls=false`, recordingLog())

async function seen(name: string, revision: number): Promise<void> {
  const subscription = direct.subscribe({ from: 'start' })
  for await (const item of subscription) if ('stream' in item && item.stream === name && item.revision === revision) break
  await subscription.stop()
}

test('two processes that contend for one stream keep its invariant, and the log holds just what was acknowledged', async () => {
  type Report = { acknowledged: { requestId: string; revision: number }[]; refused: number }
  const name = stream()
  const programs = ['a', 'b'].map(process => runProgram<Report>('increment', [server.url, name, process, '150', '200']))
  const reports = await Promise.all(programs.map(async ({ messages }) => (await Array.fromAsync(messages))[0]))
  const acknowledged = reports.flatMap(report => report?.acknowledged ?? []).sort((a, b) => a.revision - b.revision)
  const events = await Array.fromAsync(direct.read(name))
  expect(events.map(({ revision, metadata: { requestId } }) => ({ requestId, revision }))).toEqual(acknowledged)
  expect(events.map(({ data }) => (data as { to: number }).to)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
  expect(reports.map(report => report?.refused ?? 0).reduce((a, b) => a + b)).toBe(100)
})

test('an append whose answer is lost is found in the log: one success, one event', async () => {
  const name = stream()
  const store = throughProxy()
  const metrics = countingMetrics()
  const handler = counterHandler({ store, metrics })
  await handler.handle(name, increment(), requestOf('r-1'))
  proxy.muteServer()
  const answer = handler.handle(name, increment(), requestOf('r-2'))
  await seen(name, 1)
  proxy.cut()
  expect(await answer).toMatchObject({ repeated: true, revision: 1, state: { count: 2 } })
  expect(metrics.total('nahr_append_unknown')).toBe(1)
  expect(await Array.fromAsync(direct.read(name))).toHaveLength(2)
  await store.dispose()
})

test('connections cut again and again lose nothing and double nothing', async () => {
  const name = stream()
  const store = throughProxy()
  const handlers = [counterHandler({ store }), counterHandler({ store })]
  const acknowledged: string[] = []
  let unknown = 0
  for (let round = 0; round < 6; round++) {
    const answers = Array.from({ length: 40 }, async (_, n) => {
      const requestId = `r-${round}-${n}`
      try {
        await handlers[n % 2]?.handle(name, increment(), requestOf(requestId))
        acknowledged.push(requestId)
        if (n === 10) proxy.cut()
      } catch (error) {
        if (!(error instanceof OutcomeUnknown)) throw error
        unknown++
      }
    })
    proxy.cut()
    await Promise.all(answers)
  }
  const ids = (await Array.fromAsync(direct.read(name))).map(({ metadata }) => metadata.requestId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(expect.arrayContaining(acknowledged))
  expect(acknowledged.length + unknown).toBe(240)
  expect(acknowledged.length).toBeGreaterThan(200)
  await store.dispose()
})

test('many streams at once, with their connections cut under load, end with each command once', async () => {
  const store = throughProxy()
  const handler = counterHandler({ store })
  const names = Array.from({ length: 150 }, stream)
  let answered = 0
  const answers = names.flatMap(name =>
    [1, 2, 3].map(async n => {
      const handled = await handler.handle(name, increment(), requestOf(`${name}/${n}`))
      if (++answered % 100 === 0) proxy.cut()
      return handled.revision
    }),
  )
  const settled = await Promise.allSettled(answers)
  for (const result of settled) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(OutcomeUnknown)
  for (const [at, name] of names.entries()) {
    const ids = (await Array.fromAsync(direct.read(name))).map(({ metadata }) => metadata.requestId)
    expect(new Set(ids).size).toBe(ids.length)
    const acknowledged = [1, 2, 3].filter(n => settled[at * 3 + n - 1]?.status === 'fulfilled').map(n => `${name}/${n}`)
    expect(ids).toEqual(expect.arrayContaining(acknowledged))
  }
  await store.dispose()
})

test('a connection lost with much unsent fails no more than its appends, and is replaced', async () => {
  const store = throughProxy()
  await store.append(stream(), [noted()], NO_STREAM)
  proxy.muteServer()
  const names = Array.from({ length: 60 }, stream)
  // The first gets through whatever window the connection, which all clients of one address share, has left.
  const appends = names.map((name, n) => store.append(name, [noted('x'.repeat(n === 0 ? 1 : 40_000))], NO_STREAM))
  const settled = Promise.allSettled(appends)
  await seen(names[0] ?? '', 0)
  proxy.cut()
  const results = await settled
  expect(results[0]?.status).toBe('rejected')
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(OutcomeUnknown)
  expect(await store.append(stream(), [noted()], NO_STREAM)).toMatchObject({ revision: 0 })
  await store.dispose()
})

test.skipIf(process.env.EVENTSTORE_URL)(
  'after a crash of the server, clients and subscriptions go on where they were',
  async () => {
    const name = stream()
    const log = recordingLog()
    const store = connectEventStore(server.url, log)
    const handler = counterHandler({ store })
    const subscription = store.subscribe({ from: 'start' })
    const revisions: number[] = []
    let arrived = () => {}
    const following = (async () => {
      for await (const item of subscription) {
        if (!('stream' in item) || item.stream !== name) continue
        revisions.push(item.revision)
        arrived()
      }
    })()
    const sawAll = async (count: number) => {
      while (revisions.length < count) {
        await new Promise<void>(resolve => {
          arrived = resolve
        })
      }
    }
    const hundred = (round: number) =>
      Promise.all(Array.from({ length: 100 }, (_, n) => handler.handle(name, increment(), requestOf(`r-${round}-${n}`))))

    await hundred(0)
    await sawAll(100)
    await server.kill()
    const waiting = hundred(1)
    await server.restart()
    await waiting
    await sawAll(200)
    await server.kill()
    await server.restart()
    await hundred(2)
    await sawAll(300)
    expect(revisions).toEqual(Array.from({ length: 300 }, (_, n) => n))
    expect(log.lines.some(({ message }) => message === 'subscription lost; connecting again')).toBe(true)
    await subscription.stop()
    await following
    await store.dispose()
  },
)
