import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import { runProgram } from '../support/processes.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { type Call, type FakeShop, FULFILMENT, startFakeShop } from './support/fake-shop.ts'
import { cacheFolder, type Processes, startProcesses } from './support/processes.ts'

let folder: string
let shop: FakeShop
let server: TemporalServer & { port: number }
let processes: Processes
const stops: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nahr-temporal-'))
  shop = await startFakeShop()
  server = await startTestTemporal({ databaseFile: join(folder, 'temporal.sqlite') })
  processes = await startProcesses(server.address, shop)
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await processes.stop()
  await server.stop()
  await shop.stop()
  rmSync(folder, { recursive: true, force: true })
})

const id = (orderId: string) => `pickup:${orderId}/${FULFILMENT}`
const result = (orderId: string) => processes.pickup(orderId).result()

async function readyFor(orderId: string) {
  await processes.tell(shop.act.place(orderId))
  await processes.tell(shop.act.ready(orderId))
  await processes.reaches(id(orderId), 'awaiting_shopper')
}

async function workerProcess() {
  const program = runProgram<string>('workflow-worker', [server.address, shop.address, shop.key, cacheFolder])
  stops.push(program.kill)
  await program.messages[Symbol.asyncIterator]().next()
  return program
}

/** A worker does what is owed until so many of these calls have had their effect and no answer, and dies there. */
async function workerDiesIn(call: Call, unanswered = 1): Promise<void> {
  const effective = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  let count = 0
  shop.hooks.after = async made => {
    if (made !== call || count === unanswered) return
    if (++count === unanswered) effective.resolve()
    await gone.promise
  }
  const worker = await workerProcess()
  await effective.promise
  await worker.kill()
  gone.resolve()
}

async function owed(how: 'collecting' | 'expiring' | 'settling'): Promise<void> {
  await processes.worker.stop()
  const place = shop.act.place('o1', { isPending: how === 'settling', pickInMs: how === 'expiring' ? 1 : 60_000 })
  await processes.tell(place, ...(how === 'collecting' ? [shop.act.ready('o1'), shop.act.handOver('o1')] : []))
}

const payment = () => processes.client.workflow.getHandle('payment:o1').result()
const eventsOf = (orderId: string) => shop.orders.get(orderId)?.events
const collected = ['OrderPlaced', 'FulfilmentReady', 'FulfilmentHandedOver']

describe('a worker killed after a side effect and before it could say so: another ends it, and it counts once', {
  timeout: 180_000,
}, () => {
  test('as it reads the order of a pickup', async () => {
    await owed('collecting')
    await workerDiesIn('getOrder')
    await workerProcess()
    expect(await result('o1')).toBe('collected')
    expect(eventsOf('o1')).toEqual(collected)
    expect(shop.calls).toMatchObject({ capture: 1, charged: 1 })
  })

  test('as it captures the money', async () => {
    await owed('collecting')
    await workerDiesIn('capture')
    await workerProcess()
    expect(await result('o1')).toBe('collected')
    expect(eventsOf('o1')).toEqual(collected)
    expect(shop.calls).toMatchObject({ capture: 2, charged: 1 })
  })

  test('as it lets the pickup expire', async () => {
    await owed('expiring')
    await workerDiesIn('expire')
    await workerProcess()
    expect(await result('o1')).toBe('expired')
    expect(eventsOf('o1')).toEqual(['OrderPlaced', 'FulfilmentExpired'])
    expect(shop.calls).toMatchObject({ expire: 2, capture: 0 })
  })

  test('as it reads which payments are unknown', async () => {
    await owed('settling')
    // The pickup reads the order too: when both have, the payment has.
    await workerDiesIn('getOrder', 2)
    await workerProcess()
    expect(await payment()).toBe('settled')
    expect(eventsOf('o1')).toEqual(['OrderPlaced', 'PaymentConfirmed'])
    expect(shop.calls).toMatchObject({ resolve: 1, settle: 1 })
  })

  test('as it asks the provider again', async () => {
    await owed('settling')
    await workerDiesIn('resolve')
    await workerProcess()
    expect(await payment()).toBe('settled')
    expect(eventsOf('o1')).toEqual(['OrderPlaced', 'PaymentConfirmed'])
    expect(shop.calls).toMatchObject({ resolve: 2, settle: 1 })
  })

  test('as it tells the order that it is paid', async () => {
    await owed('settling')
    await workerDiesIn('settle')
    await workerProcess()
    expect(await payment()).toBe('settled')
    expect(eventsOf('o1')).toEqual(['OrderPlaced', 'PaymentConfirmed'])
    expect(shop.calls).toMatchObject({ resolve: 1, settle: 2 })
  })
})

test('a Temporal server killed at each stage and started again on its data: the run goes on', { timeout: 180_000 }, async () => {
  const restart = async () => {
    await server.kill()
    server = await startTestTemporal({ port: server.port, databaseFile: join(folder, 'temporal.sqlite') })
  }
  await processes.tell(shop.act.place('o1'))
  await processes.reaches(id('o1'), 'awaiting_store')
  await restart()
  await processes.tell(shop.act.ready('o1'))
  await processes.reaches(id('o1'), 'awaiting_shopper')
  await restart()
  shop.hooks.after = async call => {
    if (call === 'capture') await restart()
  }
  await processes.tell(shop.act.handOver('o1'))
  expect(await result('o1')).toBe('collected')
  expect(shop.calls.charged).toBe(1)
})

test('services that are away hold the run up, and it goes on when they are back', async () => {
  await readyFor('o1')
  shop.provider.isAway = true
  await processes.tell(shop.act.handOver('o1'))
  await shop.until(() => shop.calls.capture >= 2)
  shop.provider.isAway = false
  expect(await result('o1')).toBe('collected')
  expect(shop.calls.charged).toBe(1)
})
