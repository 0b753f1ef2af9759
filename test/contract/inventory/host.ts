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
import type { ServiceDeps } from '#platform/service.ts'
import { type Difference, verify } from '#platform/verify.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { TransferServiceClient } from '#protos/nahr/inventory/v1/TransferService.ts'
import { createInventory } from '../../../services/inventory/service.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'

type KeySpec = Parameters<Secrets['apiKeys']['create']>[0]
export type Clients = {
  catalog: PromiseClient<CatalogServiceClient>
  inventory: PromiseClient<InventoryServiceClient>
  transfers: PromiseClient<TransferServiceClient>
}
export type InventoryHost = {
  store: EventStore
  /** Clients with a key of their own. */
  as(roles: KeySpec['roles'], stores?: string[], channel?: KeySpec['channel']): Clients
  /** Rows of its read models, up to the log's end, that differ from a replay. */
  differences(): Promise<Difference[]>
  stop(): Promise<void>
}

/** Inventory as a host runs it, with an event-store connection, memory and read models of its own. */
export async function startInventory(
  eventStoreUrl: string,
  wrapped: (store: EventStore) => EventStore = store => store,
): Promise<InventoryHost> {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-inventory-'))
  const config = readConfig({
    NAHR_SERVICES: 'inventory',
    NAHR_PORT: '0',
    NAHR_DATA_DIR: folder,
    NAHR_EVENTSTORE_URL: eventStoreUrl,
  })
  const [log, metrics] = [recordingLog(), countingMetrics()]
  const store = wrapped(connectEventStore(eventStoreUrl, log))
  const database = openDatabase(':memory:')
  const secrets = openSecrets(join(folder, 'secrets.sqlite'))
  const unused = () => {
    throw new Error('inventory calls no other service')
  }
  const clients = new Proxy({}, { get: () => unused }) as ServiceDeps['clients']
  const service = createInventory({ store, database, secrets, clients, config, log, metrics })
  const { readModels, followers } = service
  const projections = createProjections({ store, database, readModels, followers, log, metrics })
  service.use(projections)
  await projections.start()
  await service.start?.()
  const host = await startHost({ services: [service], config, apiKeys: secrets.apiKeys, log, metrics })
  const open: { close(): void }[] = []

  return {
    store,
    as(roles, stores = [], channel = null) {
      const { key } = secrets.apiKeys.create({ name: roles.join('-'), roles, stores, channel })
      const address = `127.0.0.1:${host.port}`
      const catalog = createClient<CatalogServiceClient>('nahr.inventory.v1.CatalogService', address, { key })
      const inventory = createClient<InventoryServiceClient>('nahr.inventory.v1.InventoryService', address, { key })
      const transfers = createClient<TransferServiceClient>('nahr.inventory.v1.TransferService', address, { key })
      open.push(catalog, inventory, transfers)
      return { catalog, inventory, transfers }
    },
    async differences() {
      await projections.reached(await logEnd(store))
      const found = await Promise.all(readModels.map(model => verify(store, database, model)))
      return found.flat()
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

export async function eventsOf(store: EventStore, stream: string) {
  return Array.fromAsync(store.read(stream))
}

/** Short, and never used before: a live event store keeps what earlier runs wrote. */
export const fresh = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 13)}`
