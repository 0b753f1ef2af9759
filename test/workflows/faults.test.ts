import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

/** Where a worker dies, after so many such calls had their effect and none was answered. */
type Death = { call: Call; answersLost: number; owed: 'collecting' | 'expiring' | 'looking' | 'settling' }
const deaths: Record<string, Death> = {
  'collected-read': { call: 'getOrder', answersLost: 1, owed: 'collecting' },
  'collected-captured': { call: 'capture', answersLost: 1, owed: 'collecting' },
  looked: { call: 'look', answersLost: 1, owed: 'looking' },
  expired: { call: 'expire', answersLost: 1, owed: 'expiring' },
  // The pickup reads the order too: when both have, the payment has.
  'settled-read': { call: 'getOrder', answersLost: 2, owed: 'settling' },
  'settled-resolved': { call: 'resolve', answersLost: 1, owed: 'settling' },
  'settled-told': { call: 'settle', answersLost: 1, owed: 'settling' },
}

/** Facts of every order, told while no worker runs. */
async function owe(): Promise<void> {
  await processes.worker.stop()
  for (const [orderId, { owed }] of Object.entries(deaths)) {
    const goods = owed === 'looking' ? { expectedInMs: 1 } : {}
    const place = shop.act.place(orderId, {
      isPending: owed === 'settling',
      pickInMs: owed === 'expiring' ? 1 : 60_000,
      ...goods,
    })
    shop.act.supply(orderId, { hasCome: true })
    await processes.tell(place, ...(owed === 'collecting' ? [shop.act.ready(orderId), shop.act.handOver(orderId)] : []))
  }
}

/** A worker does what is owed until each order has come to its call, and dies there. */
async function workerDies(): Promise<void> {
  const waiting = new Map(Object.entries(deaths).map(([orderId, { answersLost }]) => [orderId, answersLost]))
  const effective = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  shop.hooks.after = async (call, orderId) => {
    const left = waiting.get(orderId) ?? 0
    if (call !== deaths[orderId]?.call || left === 0) return
    waiting.set(orderId, left - 1)
    if ([...waiting.values()].every(lost => lost === 0)) effective.resolve()
    await gone.promise
  }
  const worker = await workerProcess()
  await effective.promise
  await worker.kill()
  gone.resolve()
}

const endOf = (workflowId: string) => processes.client.workflow.getHandle(workflowId).result()
const eventsOf = (orderId: string) => shop.orders.get(orderId)?.events

test('a worker killed in any call, after its effect and before its answer: another ends it, and it counts once', {
  timeout: 180_000,
}, async () => {
  await owe()
  await workerDies()
  await workerProcess()
  for (const [orderId, { owed }] of Object.entries(deaths)) {
    if (owed === 'collecting') {
      expect(await result(orderId), orderId).toBe('collected')
      expect(eventsOf(orderId), orderId).toEqual(['OrderPlaced', 'FulfilmentReady', 'FulfilmentHandedOver'])
    } else if (owed === 'expiring') {
      expect(await result(orderId), orderId).toBe('expired')
      expect(eventsOf(orderId), orderId).toEqual(['OrderPlaced', 'FulfilmentExpired'])
    } else if (owed === 'looking') {
      await processes.reaches(id(orderId), 'awaiting_store')
      expect(eventsOf(orderId), orderId).toEqual(['OrderPlaced', 'GoodsCame'])
    } else {
      expect(await endOf(`payment:${orderId}`), orderId).toBe('settled')
      expect(eventsOf(orderId), orderId).toEqual(['OrderPlaced', 'PaymentConfirmed'])
    }
  }
  // Asked once for each order, and once more where its answer was lost; or more often by a worker that is slow to say that it lives.
  expect(shop.calls.charged).toBe(2)
  for (const [call, times] of Object.entries({ capture: 2 + 1, expire: 1 + 1, look: 1 + 1, resolve: 3 + 1, settle: 3 + 1 }) as [
    Call,
    number,
  ][])
    expect(shop.calls[call], call).toBeGreaterThanOrEqual(times)
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
  // Once: while it is away the activity may be given up, and asked for again.
  let isToGo = true
  shop.hooks.after = async call => {
    if (call !== 'capture' || !isToGo) return
    isToGo = false
    await restart()
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
