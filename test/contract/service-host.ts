import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import { connectEventStore, type EventStore } from '#platform/event-store.ts'
import { createClient, type PromiseClient } from '#platform/grpc/client.ts'
import { startHost } from '#platform/grpc/host.ts'
import { createProjections } from '#platform/projections.ts'
import { openSecrets, type Secrets } from '#platform/secrets.ts'
import type { Service, ServiceDeps } from '#platform/service.ts'
import { type Difference, verify } from '#platform/verify.ts'
import { countingMetrics, type Logged, recordingLog } from '../support/quiet.ts'

type KeySpec = Parameters<Secrets['apiKeys']['create']>[0]
export type Roles = KeySpec['roles']

export type ServiceHost = {
  store: EventStore
  address: string
  lines: Logged[]
  metrics: ReturnType<typeof countingMetrics>
  createKey(spec: Omit<KeySpec, 'name'>): string
  connect<C>(service: string, key: string): PromiseClient<C>
  /** Rows of its read models, up to the log's end, that differ from a replay. */
  differences(): Promise<Difference[]>
  stop(): Promise<void>
}

type Options = {
  wrapped?: (store: EventStore) => EventStore
  /** Without it, what calls left undone stays so until somebody asks. */
  isFollowing?: boolean
}

/** One service as a host runs it, with an event-store connection, memory and read models of its own; it calls no other. */
export async function startService(
  eventStoreUrl: string,
  create: (deps: ServiceDeps) => Service,
  { wrapped = store => store, isFollowing = true }: Options = {},
): Promise<ServiceHost> {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-service-'))
  const config = readConfig({ NAHR_PORT: '0', NAHR_DATA_DIR: folder, NAHR_EVENTSTORE_URL: eventStoreUrl })
  const [log, metrics] = [recordingLog(), countingMetrics()]
  const store = wrapped(connectEventStore(eventStoreUrl, log))
  const database = openDatabase(':memory:')
  const secrets = openSecrets(join(folder, 'secrets.sqlite'))
  const unused = () => {
    throw new Error('it calls no other service')
  }
  const clients = new Proxy({}, { get: () => unused }) as ServiceDeps['clients']
  const service = create({ store, database, secrets, clients, config, log, metrics })
  const { readModels } = service
  const followers = isFollowing ? service.followers : []
  const projections = createProjections({ store, database, readModels, followers, log, metrics })
  service.use(projections)
  await projections.start()
  await service.start?.()
  const host = await startHost({ services: [service], config, apiKeys: secrets.apiKeys, log, metrics })
  const address = `127.0.0.1:${host.port}`
  const open: { close(): void }[] = []

  return {
    store,
    address,
    lines: log.lines,
    metrics,
    createKey: spec => secrets.apiKeys.create({ name: spec.roles.join('-'), ...spec }).key,
    connect<C>(name: string, key: string) {
      const client = createClient<C>(name, address, { key })
      open.push(client)
      return client
    },
    async differences() {
      await projections.reached(await logEnd(store))
      return (await Promise.all(readModels.map(model => verify(store, database, model)))).flat()
    },
    async stop() {
      for (const client of open) client.close()
      await host.stop(1000)
      await service.stop?.()
      await projections.stop()
      await store.dispose()
      database.close()
      secrets.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where the log stands. */
export async function logEnd(store: EventStore): Promise<bigint> {
  for await (const { position } of store.readAll({ from: 'end', direction: 'backwards', max: 1 })) return position
  return -1n
}

/** Short, and never used before: a live event store keeps what earlier runs wrote. */
export const fresh = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 13)}`
