import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import { runProgram } from '../support/processes.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { type FakeShop, FULFILMENT, startFakeShop } from './support/fake-shop.ts'
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

test('a worker killed when the money was taken, before it could say so: another ends it, with one capture', {
  timeout: 180_000,
}, async () => {
  await readyFor('o1')
  await processes.worker.stop()
  const first = await workerProcess()
  const killed = Promise.withResolvers<void>()
  shop.hooks.afterCapture = async () => {
    await first.kill()
    killed.resolve()
  }
  await processes.tell(shop.act.handOver('o1'))
  await killed.promise
  await workerProcess()
  expect(await result('o1')).toBe('collected')
  expect(shop.calls).toMatchObject({ capture: 2, charged: 1 })
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
  shop.hooks.afterCapture = restart
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
