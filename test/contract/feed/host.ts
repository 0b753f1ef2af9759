import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orderStream, stockStream } from '#kernel/ids.ts'
import type { KeySpec } from '#platform/api-keys.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import { connectEventStore, type EventStore, type NewEvent, OutcomeUnknown, StoreUnavailable } from '#platform/event-store.ts'
import { createClient, type PromiseClient } from '#platform/grpc/client.ts'
import { startHost } from '#platform/grpc/host.ts'
import { openSecrets } from '#platform/secrets.ts'
import type { ServiceDeps } from '#platform/service.ts'
import type { FeedServiceClient } from '#protos/nahr/feed/v1/FeedService.ts'
import type { SubscribeRequest } from '#protos/nahr/feed/v1/SubscribeRequest.ts'
import type { SubscribeResponse__Output as Response } from '#protos/nahr/feed/v1/SubscribeResponse.ts'
import { createFeed, type FeedOptions } from '../../../services/feed/service.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'

export type Feed = PromiseClient<FeedServiceClient>
export type FeedHost = Awaited<ReturnType<typeof startFeed>>
export type { Response }

export const callers = {
  web: { name: 'web', channel: { id: 'web-uk', kind: 'web' }, roles: ['channel'] },
  marketplace: { name: 'marketplace', channel: { id: 'market', kind: 'marketplace' }, roles: ['channel'] },
  till: { name: 'till', channel: { id: 'till-7', kind: 'store' }, stores: ['leeds'], roles: ['channel', 'associate'] },
  bareTill: { name: 'till without staff', channel: { id: 'till-8', kind: 'store' }, roles: ['channel'] },
  manager: { name: 'manager', stores: ['leeds'], roles: ['manager'] },
  operator: { name: 'operator', roles: ['operator'] },
  service: { name: 'another service', roles: ['service'] },
  nobody: { name: 'no role', roles: [] },
} satisfies Record<string, KeySpec>

/** The feed as a host runs it, with an event-store connection of its own. */
export async function startFeed(eventStoreUrl: string, options: FeedOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-feed-'))
  const config = readConfig({ NAHR_PORT: '0', NAHR_DATA_DIR: folder, NAHR_EVENTSTORE_URL: eventStoreUrl })
  const [log, metrics] = [recordingLog(), countingMetrics()]
  const store = connectEventStore(eventStoreUrl, log)
  const database = openDatabase(':memory:')
  const secrets = openSecrets(join(folder, 'secrets.sqlite'))
  const unused = () => {
    throw new Error('the feed calls no other service')
  }
  const clients = new Proxy({}, { get: () => unused }) as ServiceDeps['clients']
  let tails = 0
  const counted: EventStore = {
    ...store,
    subscribe(from) {
      const subscription = store.subscribe(from)
      tails++
      return {
        [Symbol.asyncIterator]: () => subscription[Symbol.asyncIterator](),
        stop: () => subscription.stop().then(() => void tails--),
      }
    },
  }
  const service = createFeed({ store: counted, database, secrets, clients, config, log, metrics }, options)
  const host = await startHost({ services: [service], config, apiKeys: secrets.apiKeys, log, metrics })
  const open: Feed[] = []

  return {
    store,
    secrets,
    metrics,
    log,
    /** How many subscriptions to the log are open. */
    tails: () => tails,
    as(name: keyof typeof callers | null): Feed {
      const key = name && secrets.apiKeys.create(callers[name]).key
      const client = createClient<FeedServiceClient>('nahr.feed.v1.FeedService', `127.0.0.1:${host.port}`, { key })
      open.push(client)
      return client
    },
    async stop() {
      for (const client of open) client.close()
      await host.stop(0)
      await service.stop?.()
      await store.dispose()
      database.close()
      secrets.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where the log stands, as it is named on the wire. */
export async function endOf(store: EventStore): Promise<string> {
  const [last] = await whenThere(() => Array.fromAsync(store.readAll({ from: 'end', direction: 'backwards', max: 1 })))
  return String(last?.position ?? 0)
}

/** Asks again for as long as the event store is away, as whoever calls Nahr does. */
async function whenThere<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
    }
  }
}

/** All that a subscriber is sent until it has come so far. */
export async function upTo(end: string, feed: Feed, request: SubscribeRequest = {}): Promise<Response[]> {
  const responses: Response[] = []
  for await (const response of feed.subscribe(request, { deadlineMs: 150_000 })) {
    responses.push(response)
    if (BigInt(response.position) >= BigInt(end)) return responses
  }
  throw new Error('the feed ended')
}

/** In a few words: `placed o-1`, `available MUG@leeds`, `recorded 3 MUG@leeds`, `notification n-1`, `progress`. */
export function inWords({ orderChanged, availabilityChanged, notificationDue, shortageChanged }: Response): string {
  if (shortageChanged)
    return `${shortageChanged.change} ${shortageChanged.short} ${shortageChanged.sku}@${shortageChanged.locationId}`
  if (orderChanged) return [orderChanged.change, orderChanged.orderId, orderChanged.fulfilmentId].filter(Boolean).join(' ')
  if (availabilityChanged) return `available ${availabilityChanged.sku}@${availabilityChanged.locationId}`
  return notificationDue ? `notification ${notificationDue.notificationId}` : 'progress'
}

export const eventsIn = (responses: Response[]): Response[] => responses.filter(({ progress }) => !progress)

const metadata: NewEvent['metadata'] = {
  requestId: 'r-1',
  commandHash: 'h',
  actor: { key: 'k', kind: 'channel', id: 'web-uk', channel: 'web-uk' },
  causationId: null,
  correlationId: 'c-1',
  traceparent: null,
  recordedAt: '2026-03-01T10:00:00.000Z',
}

type Happened = { type: string; data: object }

/** Appends behind what the stream has; while the outcome is unknown, the same again. */
export async function append(store: EventStore, stream: string, ...happened: Happened[]): Promise<string> {
  const [last] = await whenThere(() => Array.fromAsync(store.read(stream, { direction: 'backwards', max: 1 })))
  const revision = last?.revision ?? -1
  const events = happened.map(({ type, data }) => ({ id: randomUUID(), type, data, metadata }))
  for (;;) {
    try {
      return String((await store.append(stream, events, revision)).position)
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error
    }
  }
}

export const placed = (channelOrderId: string, channelId = 'web-uk'): Happened => ({
  type: 'OrderPlaced',
  data: { channel: { id: channelId, kind: 'web' }, channelOrderId, attempt: 1, lines: [] },
})
export const ready = (fulfilmentId = 'f-1'): Happened => ({ type: 'FulfilmentReady', data: { fulfilmentId, codeHash: 'x' } })
export const notified = (id: string, key = 'order.cancelled', params: object = {}): Happened => ({
  type: 'NotificationDue',
  data: { id, key, params, dueAt: '2026-03-01T10:00:00.000Z' },
})
export const opened = (orderId: string | null): Happened => ({
  type: 'ReturnOpened',
  data: { orderId, orderChannelId: orderId && 'web-uk', channel: { id: 'till-7', kind: 'store' }, lines: [] },
})
export const received = (quantity: number): Happened => ({ type: 'StockReceived', data: { quantity, reference: 'delivery' } })
export const short = (units: number, type = 'ShortageRecorded'): Happened => ({
  type,
  data: { short: units, because: 'counted', hits: [], recordedAt: '2026-03-01T10:00:00.000Z' },
})
export const internal: Happened = { type: 'SomethingInternal', data: { of: 'next year' } }

/** Never used before. */
export const fresh = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 13)}`
export const toOrder = (store: EventStore, orderId: string, ...events: Happened[]) =>
  append(store, orderStream(orderId), ...events)
export const toStock = (store: EventStore, sku: string, ...events: Happened[]) =>
  append(store, stockStream(sku, 'leeds'), ...events)
