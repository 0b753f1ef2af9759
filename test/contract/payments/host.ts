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
import { type Difference, verify } from '#platform/verify.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { StoredValueServiceClient } from '#protos/nahr/payments/v1/StoredValueService.ts'
import type { ConnectProvider } from '../../../services/payments/provider.ts'
import { createSandbox } from '../../../services/payments/providers/sandbox/sandbox.ts'
import { createPayments } from '../../../services/payments/service.ts'
import { countingMetrics, type Logged, recordingLog } from '../../support/quiet.ts'

export type Client = PromiseClient<PaymentServiceClient>
type Roles = Parameters<Secrets['apiKeys']['create']>[0]['roles']
export type PaymentsHost = {
  store: EventStore
  lines: Logged[]
  as(...roles: Roles): Client
  storedValueAs(...roles: Roles): PromiseClient<StoredValueServiceClient>
  differences(): Promise<Difference[]>
  stop(): Promise<void>
}
type Options = {
  provider?: ConnectProvider
  timeoutMs?: number
  /** Without it, what calls left unanswered stays so until somebody asks. */
  isFollowing?: boolean
}

export const sandbox: ConnectProvider = deps => createSandbox(deps, { slowMs: 50 })

/** Payments as a host runs them, with an event-store connection, memory and read models of their own. */
export async function startPayments(eventStoreUrl: string, options: Options = {}): Promise<PaymentsHost> {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-payments-'))
  const config = readConfig({ NAHR_PORT: '0', NAHR_DATA_DIR: folder, NAHR_EVENTSTORE_URL: eventStoreUrl })
  const [log, metrics] = [recordingLog(), countingMetrics()]
  const store = connectEventStore(eventStoreUrl, log)
  const database = openDatabase(':memory:')
  const secrets = openSecrets(join(folder, 'secrets.sqlite'))
  const unused = () => {
    throw new Error('payments call no other service')
  }
  const clients = new Proxy({}, { get: () => unused }) as Parameters<typeof createPayments>[0]['clients']
  const { provider = sandbox, timeoutMs = 5_000, isFollowing = false } = options
  const service = createPayments({ store, database, secrets, clients, config, log, metrics }, { provider, timeoutMs })
  const { readModels } = service
  const followers = isFollowing ? service.followers : []
  const projections = createProjections({ store, database, readModels, followers, log, metrics })
  service.use(projections)
  await projections.start()
  await service.start?.()
  const host = await startHost({ services: [service], config, apiKeys: secrets.apiKeys, log, metrics })
  const open: { close(): void }[] = []
  function clientOf<C>(service: string, roles: Roles) {
    const { key } = secrets.apiKeys.create({ name: roles.join('-'), roles })
    const client = createClient<C>(`nahr.payments.v1.${service}`, `127.0.0.1:${host.port}`, { key })
    open.push(client)
    return client
  }

  return {
    store,
    lines: log.lines,
    as: (...roles) => clientOf<PaymentServiceClient>('PaymentService', roles),
    storedValueAs: (...roles) => clientOf<StoredValueServiceClient>('StoredValueService', roles),
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

export const typesOf = async (store: EventStore, stream: string): Promise<string[]> =>
  (await Array.fromAsync(store.read(stream))).map(({ type }) => type)

/** What the sandbox did about a payment. */
export async function sandboxTypesOf(store: EventStore, paymentId: string): Promise<string[]> {
  for await (const { data } of store.read(`payment-${paymentId}`)) {
    if (typeof data === 'object' && data && 'key' in data) return typesOf(store, `sandboxPayment-${data.key}`)
  }
  return []
}

export const authorization = (token: string, over: { paymentId?: string; amountMinor?: string } = {}) => {
  const { paymentId = fresh('pay'), amountMinor = '1000' } = over
  const owner = { stream: `order-${paymentId}`, step: 'placement/1' }
  return { requestId: fresh('q'), paymentId, owner, amountMinor, currencyCode: 'GBP', token }
}

/** Follows the stream until this event is on it. */
export async function appeared(store: EventStore, stream: string, type: string): Promise<void> {
  const subscription = store.subscribe({ from: 'start' })
  for await (const item of subscription) if ('stream' in item && item.stream === stream && item.type === type) break
  await subscription.stop()
}
