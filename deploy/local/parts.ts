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
  addresses: { orders: string; inventory: string; payments: string; feed: string }
  metrics: Record<string, string>
  keys: Keys
}

export type Plan = { dataDir: string /** In the order in which they start. */; parts: Part[]; facts: Facts; ports: number[] }

const USUAL_PORTS = { eventstore: 2113, services: 7400, metrics: 9464 }

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
  const eventstoreUrl = `esdb://127.0.0.1:${eventstorePort}?tls=false`
  const hosts = await hostsOf(split, port)
  const addressOf = (service: string) => `127.0.0.1:${hosts.find(({ services }) => services.includes(service))?.port}`
  const addresses = {
    orders: addressOf('orders'),
    inventory: addressOf('inventory'),
    payments: addressOf('payments'),
    feed: addressOf('feed'),
  }
  const logFile = (name: string) => freshLog(join(dataDir, 'logs', `${name}.log`))
  return {
    dataDir,
    ports: [...taken],
    parts: [
      {
        name: 'eventstore',
        script: join(root, 'services/eventstore/main.ts'),
        env: { ...env, NAHR_DATA_DIR: join(dataDir, 'eventstore'), NAHR_EVENTSTORE_PORT: String(eventstorePort) },
        logFile: logFile('eventstore'),
      },
      ...hosts.map(({ name, services, port, metricsPort }) => ({
        name,
        script: join(root, 'services/main.ts'),
        env: {
          ...env,
          NAHR_SERVICES: services.join(),
          NAHR_PORT: String(port),
          NAHR_METRICS_PORT: String(metricsPort),
          NAHR_DATA_DIR: servicesDir,
          NAHR_EVENTSTORE_URL: eventstoreUrl,
          NAHR_ORDERS_ADDRESS: addresses.orders,
          NAHR_INVENTORY_ADDRESS: addresses.inventory,
          NAHR_PAYMENTS_ADDRESS: addresses.payments,
          NAHR_PAYMENT_PROVIDER: 'sandbox',
        },
        logFile: logFile(name),
      })),
    ],
    facts: {
      eventstoreUrl,
      addresses,
      metrics: Object.fromEntries(hosts.map(({ name, metricsPort }) => [name, `http://127.0.0.1:${metricsPort}/metrics`])),
      keys: ensureKeys(dataDir, join(servicesDir, 'secrets.sqlite')),
    },
  }
}

type Host = { name: string; services: string[]; port: number; metricsPort: number }

/** Whoever is called starts before its callers, and stops after them. */
async function hostsOf(split: boolean, port: (usual: number) => Promise<number>): Promise<Host[]> {
  const { services, metrics } = USUAL_PORTS
  const host = async (name: string, names: string[], index: number): Promise<Host> => ({
    name,
    services: names,
    port: await port(services + index),
    metricsPort: await port(metrics + index),
  })
  if (!split) return [await host('services', ['inventory', 'payments', 'orders', 'feed'], 0)]
  return [
    await host('inventory', ['inventory'], 1),
    await host('payments', ['payments'], 2),
    await host('orders', ['orders'], 0),
    await host('feed', ['feed'], 3),
  ]
}

/** The log of the run before stays beside the new one. */
function freshLog(file: string): string {
  if (existsSync(file)) renameSync(file, file.replace(/\.log$/, '.before.log'))
  return file
}
