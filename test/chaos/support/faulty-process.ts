import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Shop } from '../../contract/orders/shop.ts'
import type { Fault, Notice, Order } from './faults.ts'

type Faulty = 'orders' | 'returns' | 'inventory' | 'payments'
const scriptOf = (service: Faulty) => fileURLToPath(new URL(`./faulty-${service}.ts`, import.meta.url))

export type FaultyProcess = Awaited<ReturnType<typeof startFaulty>>
export type OrdersProcess = FaultyProcess

type Env = Record<string, string>
type Stack = Pick<Shop, 'dataDir' | 'addresses' | 'eventstoreUrl'>

/** An orders host of its own that can be told to fail, on the shop's address or, as `another`, beside it. */
export const startOrders = (shop: Stack, another?: string, env: Env = {}) => startFaulty('orders', shop, another, env)
/** The same of returns. */
export const startReturns = (shop: Stack, another?: string) => startFaulty('returns', shop, another)

/** The same of inventory. */
export const startInventory = (shop: Stack, another?: string) => startFaulty('inventory', shop, another)

/** The same of payments. */
export const startPayments = (shop: Stack) => startFaulty('payments', shop, undefined, { NAHR_PAYMENT_PROVIDER: 'sandbox' })

async function startFaulty(service: Faulty, shop: Stack, another?: string, env: Env = {}) {
  const dataDir = join(shop.dataDir, another ?? 'services')
  if (another) shareSecrets(join(shop.dataDir, 'services'), dataDir)
  const log = openSync(join(shop.dataDir, 'logs', `${another ?? service}.log`), 'a')
  const child = fork(scriptOf(service), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', log, log, 'ipc'],
    env: {
      ...process.env,
      NAHR_SERVICES: service,
      NAHR_PORT: another ? '0' : shop.addresses[service].split(':')[1],
      NAHR_METRICS_PORT: '0',
      NAHR_DATA_DIR: dataDir,
      NAHR_EVENTSTORE_URL: shop.eventstoreUrl,
      NAHR_ORDERS_ADDRESS: shop.addresses.orders,
      NAHR_INVENTORY_ADDRESS: shop.addresses.inventory,
      NAHR_PAYMENTS_ADDRESS: shop.addresses.payments,
      ...env,
    },
  })
  closeSync(log)
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code))
  const told = <Wanted>(wanted: (notice: Notice) => Wanted | undefined): Promise<Wanted> =>
    new Promise((resolve, reject) => {
      const listen = (notice: Notice) => {
        const answer = wanted(notice)
        if (answer === undefined) return
        child.off('message', listen)
        resolve(answer)
      }
      child.on('message', listen)
      ended.then(how => reject(new Error(`the ${service} host ended: ${how}`)))
    })
  const tell = (order: Order) => void child.send(order)

  const port = await told(notice => ('ready' in notice ? notice.port : undefined))
  return {
    address: `127.0.0.1:${port}`,
    /** Resolves with the signal or status that it ended by. */
    ended,
    async arm(fault: Fault) {
      const isArmed = told(notice => ('armed' in notice && notice.armed === fault.at ? true : undefined))
      tell({ arm: fault })
      await isArmed
    },
    /** To be called before what leads there. */
    reached: (point: string) => told(notice => ('reached' in notice && notice.reached === point ? true : undefined)),
    release: (point: string) => tell({ release: point }),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function shareSecrets(from: string, to: string): void {
  mkdirSync(to)
  for (const file of ['secrets.sqlite', 'secrets.sqlite.master-key']) symlinkSync(join(from, file), join(to, file))
}
