import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { status } from '@grpc/grpc-js'
import { afterEach, expect, test } from 'vitest'
import { createClient } from '#platform/grpc/client.ts'
import { type CallContext, startHost } from '#platform/grpc/host.ts'
import { createLog } from '#platform/logging.ts'
import { createMetrics } from '#platform/telemetry.ts'
import type { FeedServiceClient } from '#protos/nahr/feed/v1/FeedService.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import { createTestKeys } from '../../support/keys.ts'
import { catalog, hanging, startCatalog } from './support.ts'

let running: Awaited<ReturnType<typeof startCatalog>> | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

test('a call without a deadline gets the default one, and is told so even by a method that ignores it', async () => {
  running = await startCatalog({ GetItem: () => new Promise(() => {}) }, { defaultDeadlineMs: 50 })
  await expect(running.client().getItem({}, { deadlineMs: Number.POSITIVE_INFINITY })).rejects.toMatchObject({
    code: status.DEADLINE_EXCEEDED,
    reason: 'DEADLINE_EXCEEDED',
  })
})

test('a caller’s own deadline reaches the method', async () => {
  const call = hanging()
  running = await startCatalog({ GetItem: call.method })
  const before = Date.now()
  // It has to get there before it is over.
  for (let hasBegun = false; !hasBegun; hasBegun = await Promise.race([call.began.then(() => true), setImmediate(false)]))
    await expect(running.client().getItem({}, { deadlineMs: 200 })).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED })
  const { deadline } = await call.began
  expect(deadline.getTime()).toBeGreaterThanOrEqual(before + 100)
  expect(deadline.getTime()).toBeLessThanOrEqual(Date.now() + 200)
  // The caller's clock started before the host's: its cancellation may arrive first.
  expect(await call.ended).toMatchObject({ reason: expect.stringMatching(/^(DEADLINE_EXCEEDED|CANCELLED)$/) })
})

test('a cancelled call aborts the method’s signal', async () => {
  const call = hanging()
  running = await startCatalog({ GetItem: call.method })
  const caller = new AbortController()
  const answer = running.client().getItem({}, { signal: caller.signal })
  await call.began
  caller.abort()
  await expect(answer).rejects.toMatchObject({ code: status.CANCELLED })
  expect(await call.ended).toMatchObject({ reason: 'CANCELLED' })
})

test('a call that is already cancelled never leaves', async () => {
  running = await startCatalog({ GetItem: () => expect.fail('it left') })
  await expect(running.client().getItem({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: status.CANCELLED })
})

test('a host that stops lets what runs finish', async () => {
  const began = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  running = await startCatalog({
    GetItem: async () => {
      began.resolve()
      await go.promise
      return { item: { sku: 'finished' } }
    },
  })
  const client = running.client()
  const answer = client.getItem({})
  await began.promise
  const stopped = running.host.stop(10_000)
  go.resolve()
  expect(await answer).toMatchObject({ item: { sku: 'finished' } })
  await stopped
  await expect(client.getItem({})).rejects.toMatchObject({ code: status.UNAVAILABLE })
})

test('a host that stops ends its streams at once', async () => {
  const keys = createTestKeys()
  async function* Subscribe(_: unknown, { signal }: CallContext) {
    yield { position: '1', progress: {} }
    await once(signal, 'abort')
  }
  const host = await startHost({
    services: [{ methods: { 'nahr.feed.v1.FeedService': { Subscribe } } }],
    config: { host: '127.0.0.1', port: 0, tls: null, maxMessageBytes: 1_024, defaultDeadlineMs: 10_000 },
    apiKeys: keys.secrets.apiKeys,
    log: createLog({ logLevel: 'error' }),
    metrics: createMetrics(),
  })
  const client = createClient<FeedServiceClient>('nahr.feed.v1.FeedService', `127.0.0.1:${host.port}`, { key: keys.operator })
  const stream = client.subscribe({})[Symbol.asyncIterator]()
  await stream.next()
  const stopped = host.stop(600_000)
  await expect(stream.next()).rejects.toMatchObject({ code: status.UNAVAILABLE, reason: 'SHUTTING_DOWN' })
  await stopped
  client.close()
  keys.close()
})

test('a host that stops cuts short what runs on beyond its grace', async () => {
  const call = hanging()
  running = await startCatalog({ GetItem: call.method })
  const answer = running.client().getItem({})
  answer.catch(() => {})
  await call.began
  await running.host.stop(20)
  await expect(answer).rejects.toMatchObject({ code: status.UNAVAILABLE, reason: 'SHUTTING_DOWN' })
  expect(await call.ended).toMatchObject({ reason: 'SHUTTING_DOWN' })
})

test('an unavailable service is UNAVAILABLE once its retries are spent', async () => {
  running = await startCatalog()
  const { address } = running
  await running.stop()
  const patient = createClient<CatalogServiceClient>(catalog, address, { key: null, retries: 2 })
  await expect(patient.getItem({})).rejects.toMatchObject({ code: status.UNAVAILABLE, reason: '' })
  patient.close()
  running = undefined
})

test('a service that comes back while it is asked again is found', async () => {
  let asked = 0
  running = await startCatalog({
    GetItem: async () => {
      asked++
      if (asked < 3) throw Object.assign(new Error('append unknown'), { name: 'OutcomeUnknown' })
      return { item: { sku: 'A' } }
    },
  })
  expect(await running.client().getItem({}, { retries: 5 })).toMatchObject({ item: { sku: 'A' } })
  expect(asked).toBe(3)
})
