import type { EventStore } from '#platform/event-store.ts'
import type { PromiseClient } from '#platform/grpc/client.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { TransferServiceClient } from '#protos/nahr/inventory/v1/TransferService.ts'
import { createInventory } from '../../../services/inventory/service.ts'
import { type Roles, type ServiceHost, startService } from '../service-host.ts'

type Channel = Parameters<ServiceHost['createKey']>[0]['channel']
export type Clients = {
  catalog: PromiseClient<CatalogServiceClient>
  inventory: PromiseClient<InventoryServiceClient>
  transfers: PromiseClient<TransferServiceClient>
}
export type InventoryHost = ServiceHost & {
  /** Clients with a key of their own. */
  as(roles: Roles, stores?: string[], channel?: Channel): Clients
}

export async function startInventory(
  eventStoreUrl: string,
  wrapped: (store: EventStore) => EventStore = store => store,
): Promise<InventoryHost> {
  const host = await startService(eventStoreUrl, createInventory, { wrapped })
  return {
    ...host,
    as(roles, stores = [], channel = null) {
      const key = host.createKey({ roles, stores, channel })
      return {
        catalog: host.connect<CatalogServiceClient>('nahr.inventory.v1.CatalogService', key),
        inventory: host.connect<InventoryServiceClient>('nahr.inventory.v1.InventoryService', key),
        transfers: host.connect<TransferServiceClient>('nahr.inventory.v1.TransferService', key),
      }
    },
  }
}

export async function eventsOf(store: EventStore, stream: string) {
  return Array.fromAsync(store.read(stream))
}
