import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Client, type ClientReadableStream, type MethodDefinition, Server, ServerCredentials, status } from '@grpc/grpc-js'
import { afterEach, expect, test } from 'vitest'
import { Rejection } from '#kernel/rejection.ts'
import { CallFailed, clientOf } from '#platform/grpc/client.ts'
import type { CallContext } from '#platform/grpc/host.ts'
import { implementationOf } from '#platform/grpc/implementation.ts'
import { serviceDefinition } from '#platform/grpc/protos.ts'
import { createLog } from '#platform/logging.ts'
import type { GetItemRequest } from '#protos/nahr/inventory/v1/GetItemRequest.ts'
import type { GetItemResponse, GetItemResponse__Output } from '#protos/nahr/inventory/v1/GetItemResponse.ts'
import { createTestKeys } from '../../support/keys.ts'
import { catalog } from './support.ts'

/** The catalogue's GetItem, as if it were a watch. */
interface WatchingClient extends Client {
  getItem(argument: GetItemRequest): ClientReadableStream<GetItemResponse__Output>
}
type Watch = (request: { sku: string }, context: CallContext) => AsyncIterable<GetItemResponse>

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0).reverse()) stop()
})

async function watching(watch: Watch) {
  const contract = {
    GetItem: { ...serviceDefinition(catalog).GetItem, responseStream: true } as MethodDefinition<object, object>,
  }
  const keys = createTestKeys()
  const stopping = new AbortController()
  const { definition, handlers } = implementationOf(
    catalog,
    contract,
    { GetItem: watch },
    {
      config: { maxMessageBytes: 1_024, defaultDeadlineMs: 1_000 },
      apiKeys: keys.secrets.apiKeys,
      log: createLog({ logLevel: 'error' }, { write: () => {} }),
      durations: { record: () => {} },
      turns: () => undefined,
      stopping: { streams: stopping.signal, calls: new AbortController().signal },
    },
  )
  const server = new Server()
  server.addService(definition, handlers)
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  )
  const connect = (key: string | null) => clientOf<WatchingClient>(contract, `127.0.0.1:${port}`, { key })
  const [client, stranger] = [connect(keys.operator), connect(null)]
  stops.push(keys.close, () => server.forceShutdown(), client.close, stranger.close)
  return { client, stranger, stopping }
}

async function collect(stream: AsyncIterable<GetItemResponse__Output>) {
  const skus: (string | undefined)[] = []
  try {
    for await (const { item } of stream) skus.push(item?.sku)
    return { skus, failed: null }
  } catch (error) {
    if (error instanceof CallFailed) return { skus, failed: error }
    throw error
  }
}

/** Goes on until its signal is aborted, and tells that it ended. */
function endless() {
  const ended = Promise.withResolvers<string>()
  return {
    ended: ended.promise,
    async *watch({ sku }: { sku: string }, { signal }: CallContext): AsyncGenerator<GetItemResponse> {
      yield { item: { sku } }
      if (!signal.aborted) await once(signal, 'abort')
      ended.resolve(signal.reason.reason)
    },
  }
}

test('responses arrive in order, however many, and then the end', async () => {
  const { client } = await watching(async function* ({ sku }) {
    for (let n = 0; n < 2_000; n++) yield { item: { sku: `${sku}${n}` } }
  })
  const { skus, failed } = await collect(client.getItem({ sku: 'A' }))
  expect(failed).toBeNull()
  expect(skus).toEqual(Array.from({ length: 2_000 }, (_, n) => `A${n}`))
})

test('what was sent is not kept while a stream goes on', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const { client } = await watching(async function* ({ sku }) {
    const sent: WeakRef<object>[] = []
    for (let n = 0; n < 1_000; n++) {
      const response = { item: { sku } }
      sent.push(new WeakRef(response))
      yield response
    }
    await nextTurn()
    collectGarbage()
    yield { item: { sku: sent.filter(response => response.deref()).length < 100 ? 'let go' : 'kept' } }
  })
  const { skus } = await collect(client.getItem({ sku: 'A' }))
  expect(skus.at(-1)).toBe('let go')
})

test('a rejection on the way comes after what was told before', async () => {
  const { client } = await watching(async function* ({ sku }) {
    yield { item: { sku } }
    throw new Rejection('not-found', 'UNKNOWN_SKU', { sku })
  })
  const { skus, failed } = await collect(client.getItem({ sku: 'A' }))
  expect(skus).toEqual(['A'])
  expect(failed).toMatchObject({ code: status.NOT_FOUND, reason: 'UNKNOWN_SKU', figures: { sku: 'A' } })
})

test('a watcher that turns away ends the method', async () => {
  const { ended, watch } = endless()
  const { client } = await watching(watch)
  for await (const { item } of client.getItem({ sku: 'A' })) {
    expect(item?.sku).toBe('A')
    break
  }
  expect(await ended).toBe('CANCELLED')
})

test('a watcher’s deadline ends the method', async () => {
  const { ended, watch } = endless()
  const { client } = await watching(watch)
  // It has to get there before it is over.
  for (let hasBegun = false; !hasBegun; ) {
    const { skus, failed } = await collect(client.getItem({ sku: 'A' }, { deadlineMs: 100 }))
    expect(failed).toMatchObject({ code: status.DEADLINE_EXCEEDED })
    hasBegun = skus.length > 0
  }
  // Whichever is first: the host's own clock, or the word of a caller whose clock ran out.
  expect(['DEADLINE_EXCEEDED', 'CANCELLED']).toContain(await ended)
})

test('a host that stops ends its watches', async () => {
  const { ended, watch } = endless()
  const { client, stopping } = await watching(watch)
  const stream = client.getItem({ sku: 'A' })[Symbol.asyncIterator]()
  expect(await stream.next()).toMatchObject({ value: { item: { sku: 'A' } } })
  stopping.abort()
  await expect(stream.next()).rejects.toMatchObject({ code: status.UNAVAILABLE, reason: 'SHUTTING_DOWN' })
  expect(await ended).toBe('SHUTTING_DOWN')
})

test('a watch without a key never begins', async () => {
  const { stranger } = await watching(() => expect.fail('it began'))
  const { failed } = await collect(stranger.getItem({ sku: 'A' }))
  expect(failed).toMatchObject({ code: status.UNAUTHENTICATED, reason: 'KEY_REQUIRED' })
})
