import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Client, credentials } from '@grpc/grpc-js'
import { service as health } from 'grpc-health-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHost } from '#platform/grpc/host.ts'
import { messageCodec } from '#platform/grpc/protos.ts'
import { createLog } from '#platform/logging.ts'
import { createMetrics } from '#platform/telemetry.ts'
import { catalog, startCatalog } from './support.ts'

let running: Awaited<ReturnType<typeof startCatalog>>
let channel: Client
beforeAll(async () => {
  running = await startCatalog({ GetItem: async ({ sku }) => ({ item: { sku, taxClass: 'books' } }) })
  channel = new Client(running.address, credentials.createInsecure())
})
afterAll(async () => {
  channel.close()
  await running.stop()
})

const check = (service: string, through = channel) =>
  new Promise<unknown>((resolve, reject) => {
    const { Check } = health
    if (!Check) throw new Error('the health service has no Check')
    const { path, requestSerialize, responseDeserialize } = Check
    through.makeUnaryRequest(path, requestSerialize, responseDeserialize, { service }, (error, answer) =>
      error ? reject(error) : resolve(answer),
    )
  })

const curl = async (...args: string[]) => {
  const child = spawn('node_modules/.bin/buf', ['curl', '--protocol', 'grpc', '--http2-prior-knowledge', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  const [status] = await once(child, 'close')
  return { status, out, err }
}

test('health says NOT_SERVING until the host is ready, and needs no key', async () => {
  expect(await check('')).toEqual({ status: 'NOT_SERVING' })
  expect(await check(catalog)).toEqual({ status: 'NOT_SERVING' })
  running.host.ready()
  expect(await check('')).toEqual({ status: 'SERVING' })
  expect(await check(catalog)).toEqual({ status: 'SERVING' })
  await expect(check('nahr.unknown.v1.Service')).rejects.toThrow('NOT_FOUND')
})

test('a foreign client finds the services and calls one by reflection alone', async () => {
  const listed = await curl('--list-methods', `http://${running.address}`)
  expect(listed.err).toBe('')
  expect(listed.out).toContain(`${catalog}/GetItem`)
  expect(listed.out).toContain('grpc.health.v1.Health/Check')
  expect(listed.out).not.toContain('nahr.orders')
  const url = `http://${running.address}/${catalog}/GetItem`
  const got = await curl('-H', `authorization: Bearer ${running.keys.operator}`, '-d', '{"sku":"A"}', url)
  expect(JSON.parse(got.out)).toEqual({ item: { sku: 'A', taxClass: 'books' } })
  const refused = await curl('-d', '{"sku":"A"}', url)
  expect(refused.status).not.toBe(0)
  const { code, details } = JSON.parse(refused.err)
  expect(code).toBe('unauthenticated')
  expect(details).toMatchObject([{ type: 'google.rpc.ErrorInfo' }])
  const info = messageCodec('google.rpc.ErrorInfo').decode(Buffer.from(details[0].value, 'base64'))
  expect(info).toEqual({ reason: 'KEY_REQUIRED', domain: 'nahr', metadata: {} })
})

test('metrics tell of calls by method and code', async () => {
  await running.client().getItem({ sku: 'A' })
  await running
    .client(null)
    .getItem({ sku: 'A' })
    .catch(() => {})
  const port = await running.metrics.serve('127.0.0.1', 0)
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404)
  await running.metrics.close()
  expect(text).toMatch(/grpc_server_duration_seconds_count\{method="nahr.inventory.v1.CatalogService\/GetItem",code="OK"\} \d/)
  expect(text).toMatch(
    /grpc_server_duration_seconds_count\{method="nahr.inventory.v1.CatalogService\/GetItem",code="UNAUTHENTICATED"\} \d/,
  )
  expect(text).toMatch(/process_cpu_seconds_total [\d.]+/)
  expect(text).toMatch(/process_resident_memory_bytes \d+/)
})

const starting = (methods: Record<string, () => Promise<object>>) =>
  startHost({
    services: [{ methods: { [catalog]: methods } }],
    config: { host: '127.0.0.1', port: 0, tls: null, maxMessageBytes: 1_024, defaultDeadlineMs: 1_000 },
    apiKeys: { resolve: () => null },
    log: createLog({ logLevel: 'error' }),
    metrics: createMetrics(),
  })

test('a service that leaves out a method does not start', async () => {
  await expect(starting({ GetItem: async () => ({}) })).rejects.toThrow(
    'nahr.inventory.v1.CatalogService does not implement PutItem, ListItems, PutLocation, GetLocation, ListLocations, LookUp',
  )
})

test('a service that adds a method to its contract does not start', async () => {
  const names = ['PutItem', 'GetItem', 'ListItems', 'PutLocation', 'GetLocation', 'ListLocations', 'LookUp', 'Guess']
  await expect(starting(Object.fromEntries(names.map(name => [name, async () => ({})])))).rejects.toThrow('implements Guess')
})

test('a host that is unfit says so, before it was ready and after', async () => {
  const unfit = await startCatalog({ GetItem: async () => ({}) })
  const direct = new Client(unfit.address, credentials.createInsecure())
  unfit.host.unfit()
  unfit.host.ready()
  expect(await check('', direct)).toEqual({ status: 'NOT_SERVING' })
  direct.close()
  await unfit.stop()
})
