import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureKeys, type Keys } from './keys.ts'
import type { Part } from './part.ts'
import { freePort } from './ports.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What others need to reach the stack; also in `local.json`, for the command line. */
export type Facts = {
  eventstoreUrl: string
  addresses: { orders: string; inventory: string; payments: string; returns: string; loyalty: string; feed: string }
  temporal: { address: string; namespace: string; uiUrl: string }
  metrics: Record<string, string>
  keys: Keys
}

export type Plan = {
  dataDir: string
  /** Whoever is called comes before its callers. */
  parts: Part[]
  facts: Facts
  ports: number[]
}

const USUAL_PORTS = { eventstore: 2113, services: 7400, metrics: 9464, temporal: 7233, temporalUi: 8233, workflowsMetrics: 9470 }
const HOST = '127.0.0.1'

export type Choices = {
  dataDir: string
  /** Each service a process of its own, as in production. */
  split: boolean
  /** The usual ports where they are free; else any free ones. */
  usualPorts: boolean
  /** More of the parts' configuration. */
  env?: Record<string, string>
}

/** Decides which processes there are, on which ports, with which configuration. */
export async function plan({ dataDir: folder, split, usualPorts, env = {} }: Choices): Promise<Plan> {
  const dataDir = resolve(folder)
  const servicesDir = join(dataDir, 'services')
  mkdirSync(servicesDir, { recursive: true })
  const taken = new Set<number>()
  const port = async (usual: number) => {
    const free = await freePort(usualPorts ? usual : undefined, taken)
    taken.add(free)
    return free
  }
  const eventstorePort = await port(USUAL_PORTS.eventstore)
  const eventstoreUrl = `esdb://${HOST}:${eventstorePort}?tls=false`
  const temporalPort = await port(USUAL_PORTS.temporal)
  const temporalUiPort = await port(USUAL_PORTS.temporalUi)
  const hosts = await hostsOf(split, port)
  const workflowsMetricsPort = await port(USUAL_PORTS.workflowsMetrics)
  const addressOf = (service: string) => `${HOST}:${hosts.find(({ services }) => services.includes(service))?.port}`
  const addresses = {
    orders: addressOf('orders'),
    inventory: addressOf('inventory'),
    payments: addressOf('payments'),
    loyalty: addressOf('loyalty'),
    returns: addressOf('returns'),
    feed: addressOf('feed'),
  }
  const temporal = {
    address: `${HOST}:${temporalPort}`,
    namespace: 'default',
    uiUrl: `http://${HOST}:${temporalUiPort}`,
  }
  const logFile = (name: string) => freshLog(join(dataDir, 'logs', `${name}.log`))
  const part = (name: string, script: string, needs: string[], own: Record<string, string>): Part => ({
    name,
    script: join(root, script),
    needs,
    env: { ...env, ...own },
    logFile: logFile(name),
  })
  const toReach = {
    NAHR_DATA_DIR: servicesDir,
    NAHR_EVENTSTORE_URL: eventstoreUrl,
    NAHR_ORDERS_ADDRESS: addresses.orders,
    NAHR_INVENTORY_ADDRESS: addresses.inventory,
    NAHR_PAYMENTS_ADDRESS: addresses.payments,
    NAHR_LOYALTY_ADDRESS: addresses.loyalty,
    NAHR_RETURNS_ADDRESS: addresses.returns,
  }
  return {
    dataDir,
    ports: [...taken],
    parts: [
      part('eventstore', 'services/eventstore/main.ts', [], {
        NAHR_DATA_DIR: join(dataDir, 'eventstore'),
        NAHR_EVENTSTORE_PORT: String(eventstorePort),
      }),
      part('temporal', 'deploy/temporal/main.ts', [], {
        NAHR_DATA_DIR: dataDir,
        NAHR_TEMPORAL_PORT: String(temporalPort),
        NAHR_TEMPORAL_UI_PORT: String(temporalUiPort),
      }),
      ...hosts.map(({ name, services, needs, port, metricsPort }) =>
        part(name, 'services/main.ts', needs, {
          ...toReach,
          NAHR_SERVICES: services.join(),
          NAHR_PORT: String(port),
          NAHR_METRICS_PORT: String(metricsPort),
          NAHR_PAYMENT_PROVIDER: 'sandbox',
        }),
      ),
      part('workflows', 'workflows/main.ts', ['temporal', ...hosts.map(({ name }) => name)], {
        ...toReach,
        NAHR_TEMPORAL_ADDRESS: temporal.address,
        NAHR_TEMPORAL_NAMESPACE: temporal.namespace,
        NAHR_METRICS_PORT: String(workflowsMetricsPort),
      }),
    ],
    facts: {
      eventstoreUrl,
      addresses,
      temporal,
      metrics: Object.fromEntries(
        [...hosts, { name: 'workflows', metricsPort: workflowsMetricsPort }].map(({ name, metricsPort }) => [
          name,
          `http://${HOST}:${metricsPort}/metrics`,
        ]),
      ),
      keys: ensureKeys(dataDir, join(servicesDir, 'secrets.sqlite')),
    },
  }
}

type Host = { name: string; services: string[]; needs: string[]; port: number; metricsPort: number }

/** Whoever is called starts before its callers, and stops after them. */
async function hostsOf(split: boolean, port: (usual: number) => Promise<number>): Promise<Host[]> {
  const { services, metrics } = USUAL_PORTS
  const host = async (name: string, names: string[], index: number, needs: string[]): Promise<Host> => ({
    name,
    services: names,
    needs: ['eventstore', ...needs],
    port: await port(services + index),
    metricsPort: await port(metrics + index),
  })
  if (!split) return [await host('services', ['inventory', 'payments', 'loyalty', 'orders', 'returns', 'feed'], 0, [])]
  return [
    await host('inventory', ['inventory'], 1, []),
    await host('payments', ['payments'], 2, []),
    await host('orders', ['orders'], 0, ['inventory', 'payments']),
    await host('loyalty', ['loyalty'], 5, []),
    await host('returns', ['returns'], 4, ['inventory', 'orders']),
    await host('feed', ['feed'], 3, []),
  ]
}

/** The log of the run before stays beside the new one. */
function freshLog(file: string): string {
  if (existsSync(file)) renameSync(file, file.replace(/\.log$/, '.before.log'))
  return file
}
