import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { status } from '@grpc/grpc-js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClient } from '#platform/grpc/client.ts'
import { openSecrets } from '#platform/secrets.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'

const [main, eventStoreMain] = ['main.ts', 'eventstore/main.ts'].map(path =>
  fileURLToPath(new URL(`../../../services/${path}`, import.meta.url)),
) as [string, string]

let folder: string
let eventStore: TestEventStore | undefined
let child: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nahr-process-'))
})
afterEach(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  child = undefined
  await eventStore?.stop()
  eventStore = undefined
  rmSync(folder, { recursive: true, force: true })
})

function launch(env: Record<string, string>, script = main) {
  const own = { NAHR_DATA_DIR: folder, NAHR_PORT: '0', NAHR_METRICS_PORT: '0' }
  const launched = fork(script, {
    env: { ...process.env, ...own, ...env },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  child = launched
  const text = { out: '', err: '' }
  launched.stdout?.on('data', chunk => {
    text.out += chunk
  })
  launched.stderr?.on('data', chunk => {
    text.err += chunk
  })
  const ended = once(launched, 'close').then(([code]) => code as number | null)
  const ready = Promise.race([
    once(launched, 'message').then(([message]) => message as { ready: true; port: number; metricsPort: number }),
    ended.then(code => Promise.reject(new Error(`it ended with ${code}: ${text.err}${text.out.slice(-2_000)}`))),
  ])
  ready.catch(() => {})
  return { child: launched, text, ready, ended }
}

test('one process hosts what it is told to, tells when it is ready, and stops in order when asked', async () => {
  eventStore = await startTestEventStore()
  const serviceKey = `nahr_${'k'.repeat(43)}`
  const running = launch({ NAHR_EVENTSTORE_URL: eventStore.url, NAHR_SERVICE_KEY: serviceKey })
  const { port, metricsPort } = await running.ready

  const secrets = openSecrets(join(folder, 'secrets.sqlite'))
  const { key } = secrets.apiKeys.create({ name: 'operator', roles: ['operator'] })
  const catalog = createClient<CatalogServiceClient>('nahr.inventory.v1.CatalogService', `127.0.0.1:${port}`, { key })
  const orders = createClient<OrderServiceClient>('nahr.orders.v1.OrderService', `127.0.0.1:${port}`, { key })
  const item = { sku: 'A', kind: 'ITEM_KIND_GOODS', names: { en: 'A thing' } } as const
  const { logPosition } = await catalog.putItem({ requestId: 'r-1', item })
  expect(await catalog.listItems({ minPosition: logPosition })).toMatchObject({ items: [{ sku: 'A' }] })
  await expect(orders.getOrder({ orderId: 'nobody' })).rejects.toMatchObject({
    code: status.NOT_FOUND,
    reason: 'ORDER_NOT_FOUND',
  })
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  expect(metrics).toContain('method="nahr.inventory.v1.CatalogService/PutItem",code="OK"')
  catalog.close()
  orders.close()
  secrets.close()

  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
  const lines = running.text.out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines[0]).toMatchObject({
    msg: 'starting',
    config: { services: ['orders', 'inventory', 'feed'], serviceKeyGiven: true },
  })
  expect(lines.at(-1)).toMatchObject({ msg: 'stopped' })
  expect(lines.filter(line => line.level === 'error')).toEqual([])
  expect(running.text.out).not.toContain('kkkk')
})

test('a wrong configuration ends it with status 1, every wrong value named', async () => {
  const running = launch({ NAHR_SERVICES: 'orders,gardening', NAHR_PORT: 'x' })
  expect(await running.ended).toBe(1)
  expect(running.text.err.trim().split('\n')).toEqual([
    'NAHR_PORT must be a whole number from 0 to 65535',
    'NAHR_SERVICES must name services out of orders, inventory, payments, loyalty, returns, feed, not gardening',
  ])
  expect(running.text.out).toBe('')
})

test('an occupied port ends it with status 1', async () => {
  eventStore = await startTestEventStore()
  const { port } = new URL(eventStore.url.replace('esdb:', 'http:'))
  const running = launch({ NAHR_EVENTSTORE_URL: eventStore.url, NAHR_SERVICES: 'inventory', NAHR_PORT: port })
  expect(await running.ended).toBe(1)
  expect(running.text.out).toContain('EADDRINUSE')
})

test('it ends when the process that started it is gone', async () => {
  eventStore = await startTestEventStore()
  const running = launch({ NAHR_EVENTSTORE_URL: eventStore.url, NAHR_SERVICES: 'inventory' })
  await running.ready
  const exited = once(running.child, 'exit')
  running.child.disconnect()
  expect(await exited).toEqual([0, null])
})

test.each([
  ['services', main, { NAHR_EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false', NAHR_SERVICES: 'inventory' }],
  ['event store', eventStoreMain, { NAHR_EVENTSTORE_PORT: '0' }],
])('%s whose parent is gone before they listen end in order', async (_, script, env) => {
  const running = launch(env, script)
  const exited = once(running.child, 'exit')
  running.child.disconnect()
  expect(await exited, running.text.err).toEqual([0, null])
})
