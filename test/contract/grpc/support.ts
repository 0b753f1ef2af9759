import { once } from 'node:events'
import type { TlsFiles } from '#platform/config.ts'
import { createClient } from '#platform/grpc/client.ts'
import { type CallContext, type Host, type Methods, startHost } from '#platform/grpc/host.ts'
import { createLog } from '#platform/logging.ts'
import { createMetrics } from '#platform/telemetry.ts'
import type { CatalogServiceClient, CatalogServiceHandlers } from '#protos/nahr/inventory/v1/CatalogService.ts'
import { createTestKeys } from '../../support/keys.ts'

export const catalog = 'nahr.inventory.v1.CatalogService'
export type CatalogMethods = Methods<CatalogServiceHandlers>

const unused = async () => ({})

/** A host of the catalogue whose methods do what a test says, and a client that calls it over loopback. */
export async function startCatalog(
  given: Partial<CatalogMethods> = {},
  settings: { maxMessageBytes?: number; defaultDeadlineMs?: number; tls?: TlsFiles } = {},
) {
  const keys = createTestKeys()
  const logged: Record<string, unknown>[] = []
  const log = createLog({ logLevel: 'debug' }, { write: line => void logged.push(JSON.parse(line)) })
  const metrics = createMetrics()
  const methods: CatalogMethods = {
    ...{ PutItem: unused, GetItem: unused, ListItems: unused, PutLocation: unused, GetLocation: unused },
    ...{ ListLocations: unused, LookUp: unused },
    ...given,
  }
  const config = { host: '127.0.0.1', port: 0, tls: null, maxMessageBytes: 65_536, defaultDeadlineMs: 10_000, ...settings }
  const host = await startHost({
    services: [{ methods: { [catalog]: methods } }],
    config,
    apiKeys: keys.secrets.apiKeys,
    log,
    metrics,
  })
  const address = `127.0.0.1:${host.port}`
  const clients: { close(): void }[] = []
  const client = (key: string | null = keys.operator) => {
    const made = createClient<CatalogServiceClient>(catalog, address, { key })
    clients.push(made)
    return made
  }
  return {
    ...{ host, address, keys, logged, metrics, client },
    async stop() {
      for (const made of clients) made.close()
      await host.stop(0)
      keys.close()
    },
  }
}

/** Begins a call that ends when its signal is aborted, and tells when it began. */
export function hanging() {
  const began = Promise.withResolvers<CallContext>()
  const ended = Promise.withResolvers<unknown>()
  return {
    began: began.promise,
    ended: ended.promise,
    async method(_request: unknown, context: CallContext): Promise<never> {
      began.resolve(context)
      if (!context.signal.aborted) await once(context.signal, 'abort')
      ended.resolve(context.signal.reason)
      throw context.signal.reason
    },
  }
}

export type { Host }
