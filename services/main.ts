import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createServiceClients } from '#platform/clients.ts'
import { type Config, ConfigError, describeConfig, readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import { connectEventStore } from '#platform/event-store.ts'
import { startHost } from '#platform/grpc/host.ts'
import { createLog, type Log } from '#platform/logging.ts'
import { createProjections } from '#platform/projections.ts'
import { openSecrets } from '#platform/secrets.ts'
import type { Service, ServiceDeps } from '#platform/service.ts'
import { type OnStop, stoppingInOrder } from '#platform/stopping.ts'
import { createMetrics } from '#platform/telemetry.ts'
import { startTimers } from '#platform/timers.ts'

/** A process loads only what it hosts. */
const hostable: Record<string, () => Promise<(deps: ServiceDeps) => Service>> = {
  orders: async () => (await import('./orders/service.ts')).createOrders,
  inventory: async () => (await import('./inventory/service.ts')).createInventory,
  payments: async () => (await import('./payments/service.ts')).createPayments,
  loyalty: async () => (await import('./loyalty/service.ts')).createLoyalty,
  returns: async () => (await import('./returns/service.ts')).createReturns,
  feed: async () => (await import('./feed/service.ts')).createFeed,
}

type Running = { port: number; metricsPort: number }

/** What `onStop` is given is undone in reverse: timers, then the host, then the projections, then what they stand on. */
async function start(config: Config, log: Log, onStop: OnStop): Promise<Running> {
  mkdirSync(config.dataDir, { recursive: true })
  const metrics = createMetrics()
  onStop(() => metrics.close())
  const store = connectEventStore(config.eventStoreUrl, log)
  onStop(() => store.dispose())
  const secrets = openSecrets(join(config.dataDir, 'secrets.sqlite'), { masterKey: config.masterKey })
  onStop(() => secrets.close())
  const database = openDatabase(join(config.dataDir, `${[...config.services].sort().join('-')}.sqlite`))
  onStop(() => database.close())
  const clients = createServiceClients(config, serviceKeyOf(config, secrets), () => `${reachable(config.host)}:${port}`)
  onStop(() => clients.close())

  const deps: ServiceDeps = { store, database, secrets, clients, config, log, metrics }
  const services = await Promise.all(
    config.services.map(async name => (await load(name))({ ...deps, log: log.child({ service: name }) })),
  )
  const readModels = services.flatMap(service => service.readModels)
  const followers = services.flatMap(service => service.followers)
  const projections = createProjections({ store, database, readModels, followers, log, metrics, onFailure: () => host.unfit() })
  for (const service of services) {
    service.use(projections)
    onStop(() => service.stop?.())
  }
  onStop(() => projections.stop())
  const host = await startHost({ services, config, apiKeys: secrets.apiKeys, log, metrics })
  const { port } = host
  onStop(() => host.stop())

  await projections.start()
  // Which streams are long, and so to be warmed, is known once the log has been read.
  await projections.caughtUp()
  await Promise.all(services.map(service => service.start?.()))
  const timers = startTimers(
    services.flatMap(service => service.timers ?? []),
    log,
  )
  onStop(() => timers.stop())
  const metricsPort = await metrics.serve(config.host, config.metricsPort)
  host.ready()
  return { port, metricsPort }
}

async function load(name: string) {
  const loader = hostable[name]
  if (!loader) throw new Error(`no service ${name}`)
  return loader()
}

function serviceKeyOf({ serviceKey }: Config, secrets: ServiceDeps['secrets']): string {
  if (!serviceKey) return secrets.serviceKey()
  secrets.apiKeys.ensure(serviceKey, { name: 'services', roles: ['service'] })
  return serviceKey
}

/** A host that listens everywhere is reached on loopback. */
const reachable = (host: string) => ({ '0.0.0.0': '127.0.0.1', '::': '[::1]' })[host] ?? host

async function main(): Promise<void> {
  const config = readConfig(process.env, Object.keys(hostable))
  const log = createLog(config)
  log.info({ config: describeConfig(config) }, 'starting')
  const { onStop, signal, stop } = stoppingInOrder(log)
  if (signal.aborted) return
  try {
    const running = await start(config, log, onStop)
    if (signal.aborted) return
    log.info({ ...running, services: config.services }, 'ready')
    process.send?.({ ready: true, ...running })
  } catch (error) {
    if (signal.aborted) return
    log.error({ err: error }, 'could not start')
    await stop('could not start', 1)
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  for (const problem of error.problems) process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}
