import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { type Config, ConfigError, readConfig } from '#platform/config.ts'
import { connectEventStore, type EventStore, StoreUnavailable } from '#platform/event-store.ts'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import { createClient, type PromiseClient } from '#platform/grpc/client.ts'
import { createLog } from '#platform/logging.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { TransferServiceClient } from '#protos/nahr/inventory/v1/TransferService.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { ReturnServiceClient } from '#protos/nahr/returns/v1/ReturnService.ts'
import { Failed } from './failed.ts'

const services = ['orders', 'inventory', 'returns', 'loyalty'] as const
type Service = (typeof services)[number]

/** Where the running system is, as `npm start` wrote it down or as flags say. */
export type RunningSystem = {
  dataDir: string
  eventStoreUrl: string
  addresses: Record<Service, string>
  keys: Record<string, string>
  tls: { authority: Buffer | null } | null
}

export type Where = { address?: string; key?: string; eventstore?: string; dataDir?: string }

const written = z.object({
  eventstoreUrl: z.string(),
  addresses: z.partialRecord(z.string(), z.string()),
  keys: z.record(z.string(), z.string()),
})

export const withSystemOptions = (command: Command): Command =>
  command
    .option('--address <host:port>', 'where the services listen (default: as the local stack wrote it down)')
    .option('--key <key>', 'API key to call them with (default: the local stack’s own)')
    .option('--eventstore <url>', 'esdb:// URL of the event store (default: the local stack’s own)')
    .option('--data-dir <folder>', 'where the local stack keeps its state (default: NAHR_DATA_DIR or .nahr)')

/** Finds the system: flags first, then what `npm start` wrote to `local.json`, then the configuration's own defaults. */
export function findSystem(where: Where, env: Record<string, string | undefined>): RunningSystem {
  const config = configOf(env)
  const { address, eventstore } = where
  if (address !== undefined && !/^\S+:\d{1,5}$/.test(address))
    throw new Failed(`--address must be host:port, not '${address}'`, 2)
  if (eventstore !== undefined && !/^esdb(\+discover)?:\/\/./.test(eventstore))
    throw new Failed('--eventstore must be an esdb:// or esdb+discover:// URL', 2)
  const dataDir = where.dataDir ?? config.dataDir
  const local = readLocal(join(dataDir, 'local.json'))
  const fallback = `${config.host}:${config.port}`
  return {
    dataDir,
    eventStoreUrl: where.eventstore ?? local?.eventstoreUrl ?? config.eventStoreUrl,
    addresses: Object.fromEntries(
      services.map(name => [name, where.address ?? local?.addresses[name] ?? config.addresses[name] ?? fallback]),
    ) as Record<Service, string>,
    keys: { ...local?.keys, ...(where.key === undefined ? {} : { given: where.key }) },
    tls: config.tlsAuthority || config.tls ? { authority: config.tlsAuthority } : null,
  }
}

export function configOf(env: Record<string, string | undefined>): Config {
  try {
    return readConfig(env)
  } catch (error) {
    throw error instanceof ConfigError ? new Failed(error.message, 2) : error
  }
}

function readLocal(file: string): z.infer<typeof written> | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  try {
    return written.parse(JSON.parse(text))
  } catch {
    throw new Failed(`${file} is not what the local stack writes: start it anew, or say --address, --key and --eventstore`)
  }
}

/** The key given on the command line, else the local stack's own of that name. */
export function keyOf(system: RunningSystem, name: string): string {
  const key = system.keys.given ?? system.keys[name]
  if (key === undefined)
    throw new Failed(`no API key: start the local stack with \`npm start\`, or say --key (looked in ${system.dataDir})`)
  return key
}

export type Clients = {
  orders: PromiseClient<OrderServiceClient>
  inventory: PromiseClient<InventoryServiceClient>
  catalog: PromiseClient<CatalogServiceClient>
  transfers: PromiseClient<TransferServiceClient>
  returns: PromiseClient<ReturnServiceClient>
  loyalty: PromiseClient<LoyaltyServiceClient>
}

/** Runs `use` with clients of the system, and closes them. */
export async function withClients<Result>(
  system: RunningSystem,
  key: string,
  use: (clients: Clients) => Promise<Result>,
): Promise<Result> {
  const { orders, inventory, returns, loyalty } = system.addresses
  const options = { key, tls: system.tls }
  const clients: Clients = {
    orders: createClient<OrderServiceClient>('nahr.orders.v1.OrderService', orders, options),
    inventory: createClient<InventoryServiceClient>('nahr.inventory.v1.InventoryService', inventory, options),
    catalog: createClient<CatalogServiceClient>('nahr.inventory.v1.CatalogService', inventory, options),
    transfers: createClient<TransferServiceClient>('nahr.inventory.v1.TransferService', inventory, options),
    returns: createClient<ReturnServiceClient>('nahr.returns.v1.ReturnService', returns, options),
    loyalty: createClient<LoyaltyServiceClient>('nahr.loyalty.v1.LoyaltyService', loyalty, options),
  }
  try {
    return await use(clients)
  } catch (failure) {
    if (!(failure instanceof CallFailed && failure.isOutOfReach)) throw failure
    const where = [...new Set(Object.values(system.addresses))].join(', ')
    throw new Failed(`the services don't answer at ${where}: start them with \`npm start\`, or say --address`)
  } finally {
    for (const client of Object.values(clients)) client.close()
  }
}

/** Runs `use` with a connection to the event store, and closes it. */
export async function withEventStore<Result>(url: string, use: (store: EventStore) => Promise<Result>): Promise<Result> {
  const store = connectEventStore(url, createLog({ logLevel: 'error' }, process.stderr))
  try {
    return await use(store)
  } catch (failure) {
    if (!(failure instanceof StoreUnavailable)) throw failure
    throw new Failed("the event store doesn't answer: start it with `npm start`, or say --eventstore")
  } finally {
    await store.dispose()
  }
}
