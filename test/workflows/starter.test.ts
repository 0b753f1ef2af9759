import { randomUUID } from 'node:crypto'
import { EventStoreDBClient } from '@eventstore/db-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectEventStore, type EventStore, NO_STREAM } from '#platform/event-store.ts'
import { connectConsumerGroup } from '#platform/event-store-persistent.ts'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import type { StoredFact } from '../../workflows/process.ts'
import { startStarter } from '../../workflows/starter.ts'
import { startTestEventStore, type TestEventStore } from '../support/event-store.ts'
import { countingMetrics, recordingLog } from '../support/quiet.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { type FakeShop, FULFILMENT, startFakeShop } from './support/fake-shop.ts'
import { type Processes, startProcesses } from './support/processes.ts'

let shop: FakeShop
let temporal: TemporalServer & { port: number }
let events: TestEventStore
let store: EventStore
let processes: Processes
let group: string
const stops: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  group = `workflows-${randomUUID()}`
  shop = await startFakeShop()
  temporal = await startTestTemporal()
  events = await startTestEventStore()
  store = connectEventStore(events.url, recordingLog())
  processes = await startProcesses(temporal.address, shop)
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await processes.stop()
  await store.dispose()
  await events.stop()
  await temporal.stop()
  await shop.stop()
})

const result = (orderId: string) => processes.pickup(orderId).result()

/** The fact as the orders service would have stored it. */
async function stored({ stream, type, revision, data }: StoredFact): Promise<void> {
  const actor = { key: 'k', kind: 'channel', id: 'web-1', channel: 'web-1' }
  const metadata = {
    ...{ requestId: `${stream}-${revision}`, commandHash: '', actor, causationId: null, correlationId: stream },
    ...{ traceparent: null, recordedAt: '2026-03-01T10:00:00.000Z' },
  }
  await store.append(stream, [{ id: randomUUID(), type, data, metadata }], revision === 0 ? NO_STREAM : revision - 1)
}

function starter(ofGroup = group, prefix = 'order-') {
  const [log, metrics] = [recordingLog(), countingMetrics()]
  const consumers = connectConsumerGroup(events.url, ofGroup, [prefix], log)
  const { clients } = shop
  const running = startStarter({ group: consumers, temporal: processes.temporal, clients, log, metrics })
  const stop = async () => {
    await running.stop()
    await consumers.dispose()
  }
  stops.push(stop)
  return { stop, log, metrics, forwarded: () => metrics.total('workflow_facts_forwarded') }
}

test('facts of before and after the start reach the processes, and what was acknowledged does not come again', async () => {
  await stored(shop.act.place('o1'))
  const first = starter()
  await processes.tell()
  await shop.until(() => first.forwarded() === 1)
  await stored(shop.act.ready('o1'))
  await shop.until(() => first.forwarded() === 2)
  await first.stop()
  const second = starter()
  await stored(shop.act.handOver('o1'))
  expect(await result('o1')).toBe('collected')
  expect(second.forwarded()).toBe(1)
})

test('sales that need no process cost it nothing', async () => {
  const sale = shop.act.place('o1')
  await stored({ ...sale, data: { fulfilments: [{ fulfilmentId: 'carry-out', method: 'carry_out' }], tenders: [] } })
  const running = starter()
  await stored(shop.act.place('o2'))
  await shop.until(() => running.forwarded() === 1)
  expect(shop.calls.getOrder).toBeLessThanOrEqual(2)
  await expect(processes.pickup('o1').describe()).rejects.toThrow(/not found/)
})

test('while Temporal is away nothing is parked, and everything is told when it is back', { timeout: 180_000 }, async () => {
  const running = starter()
  await stored(shop.act.place('o1'))
  await shop.until(() => running.forwarded() === 1)
  await temporal.kill()
  for (const orderId of ['o2', 'o3', 'o4']) await stored(shop.act.place(orderId))
  await shop.until(() => running.log.lines.some(({ message }) => message.includes('tries again')))
  temporal = await startTestTemporal({ port: temporal.port })
  await shop.until(() => running.forwarded() >= 4)
  for (const orderId of ['o2', 'o3', 'o4']) await stored(shop.act.handOver(orderId))
  for (const orderId of ['o2', 'o3', 'o4']) expect(await result(orderId)).toBe('collected')
  expect(running.metrics.total('workflow_facts_parked')).toBe(0)
})

test('a fact that fails alone is parked while the others go on; when nothing succeeds nothing is parked', async () => {
  await parkOne()
})

test('a fact that cannot be read keeps none of those that came with it', async () => {
  await stored(shop.act.place('o1'))
  await stored({ ...shop.act.ready('o1'), data: {} })
  const running = starter()
  await shop.until(() => running.forwarded() === 1)
  expect(await hasRun('o1')).toBe(true)
  await parkedAmongOthers(running)
})

test('a parked fact that is replayed once its trouble is mended reaches its process', async () => {
  const again = connectConsumerGroup(events.url, group, ['order-'], recordingLog())
  await again.replayParked()
  await parkOne()
  // Whoever parks is not told when it is done.
  while ((await parkedInGroup()) === 0n);
  shop.act.place('unknown')
  await again.replayParked()
  await again.dispose()
  while (!(await hasRun('unknown')));
  await stored(shop.act.handOver('unknown'))
  expect(await result('unknown')).toBe('collected')
  expect(shop.calls.charged).toBe(1)
})

test("Temporal's database lost whole: its group deleted, the log is replayed and every unfinished process has a run again", {
  timeout: 180_000,
}, async () => {
  const running = starter()
  shop.provider.isAway = true
  await stored(shop.act.place('o1'))
  await stored(shop.act.handOver('o1'))
  await stored(shop.act.place('o2'))
  await shop.until(() => running.forwarded() === 3 && shop.calls.capture > 0)
  await temporal.kill()
  shop.provider.isAway = false
  temporal = await startTestTemporal({ port: temporal.port })
  await asOperator(client => client.deletePersistentSubscriptionToAll(group))
  await shop.until(() => running.forwarded() >= 6)
  await stored(shop.act.handOver('o2'))
  for (const orderId of ['o1', 'o2']) expect(await result(orderId)).toBe('collected')
  expect(shop.calls.charged).toBe(2)
})

test('an event store that is killed and comes back is followed on', async ({ skip }) => {
  skip(!events.isOwn, 'the event store that EVENTSTORE_URL names is not ours to kill')
  const running = starter()
  await stored(shop.act.place('o1'))
  await shop.until(() => running.forwarded() === 1)
  await events.kill()
  await shop.until(() => running.log.lines.some(({ message }) => message.includes('tries again')))
  await events.restart()
  await stored(shop.act.handOver('o1'))
  expect(await result('o1')).toBe('collected')
  expect(shop.calls.charged).toBe(1)
})

test('returns are followed by a group of their own, from the log’s start; the group of orders goes on where it was', async () => {
  const before = starter()
  await stored(shop.act.place('o1'))
  await shop.until(() => before.forwarded() === 1)
  await before.stop()
  // While the workflows are replaced by those that know of returns.
  await stored(shop.act.ready('o1'))
  shop.goods.act.sell('o2')
  for (const fact of shop.goods.act.open('o2')) await stored(fact)
  const [orders, returns] = [starter(), starter(`${group}-returns`, 'return-')]
  await shop.until(() => orders.forwarded() === 1 && returns.forwarded() === 1)
  await processes.reaches('return:o2-return', 'awaiting_units')
  await processes.reaches(`pickup:o1/${FULFILMENT}`, 'awaiting_shopper')
  // Temporal's runs and the group's place are lost: the log tells again.
  await processes.client.workflow.getHandle('return:o2-return').terminate('by hand')
  await asOperator(client => client.deletePersistentSubscriptionToAll(`${group}-returns`))
  await shop.until(() => returns.forwarded() >= 2)
  await processes.reaches('return:o2-return', 'awaiting_units')
  for (const fact of [...shop.goods.act.receive('o2-return'), ...shop.goods.act.accept('o2-return')]) await stored(fact)
  expect(await processes.client.workflow.getHandle('return:o2-return').result()).toBe('settled')
  expect(shop.goods.written('return-o2')['return-o2-return']?.slice(-2)).toEqual(['RefundExecuted', 'ReturnSettled 40'])
  expect(shop.goods.stock('o2-return')).toEqual(['StockReturned o2-return/1 4'])
})

/** One fact is of an order that nobody knows; the others are served. */
async function parkOne(): Promise<void> {
  const running = starter()
  await stored({ ...shop.act.place('o-any'), stream: 'order-unknown' })
  await shop.until(() => running.log.lines.some(({ message }) => message.includes('tries again')))
  expect(running.metrics.total('workflow_facts_parked')).toBe(0)
  await parkedAmongOthers(running)
}

async function parkedAmongOthers(running: ReturnType<typeof starter>): Promise<void> {
  for (let n = 2; running.metrics.total('workflow_facts_parked') === 0; n++) {
    const before = running.forwarded()
    await stored(shop.act.place(`o${n}`))
    await shop.until(() => running.forwarded() > before)
  }
  expect(running.metrics.total('workflow_facts_parked')).toBe(1)
}

async function asOperator<Answer>(act: (client: EventStoreDBClient) => Promise<Answer>): Promise<Answer> {
  const client = EventStoreDBClient.connectionString(events.url)
  try {
    return await act(client)
  } finally {
    await client.dispose()
  }
}

const parkedInGroup = (): Promise<bigint> =>
  asOperator(async client => (await client.getPersistentSubscriptionToAllInfo(group)).stats.parkedMessageCount)

const hasRun = (orderId: string): Promise<boolean> =>
  processes
    .pickup(orderId)
    .describe()
    .then(
      () => true,
      () => false,
    )
