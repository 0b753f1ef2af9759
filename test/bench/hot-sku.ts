import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { connectEventStore } from '#platform/event-store.ts'
import { type RunningPart, startPart } from '../../deploy/local/part.ts'
import { plan } from '../../deploy/local/parts.ts'
import { createAudit } from '../../services/ops/audit/audit.ts'
import { recordingLog } from '../support/quiet.ts'
import { openShop, stockUp, warehouse } from '../support/shop.ts'
import { startTestStack, type TestStack } from '../support/stack.ts'
import { pidsOf, shownCpu } from './orders.ts'
import { cpuSpent, printMemory } from './support/cpu.ts'
import { type Load, startLoads, type Target } from './support/loads.ts'
import { median, quantile, ratio } from './support/rounds.ts'

const rounds = 3
const units = 500
const shoppers = 2_000
const atOnce = 200

/** A rush on one SKU: every unit is sold once, everybody else is told so; beside the least that any database does for it. */
export async function run(): Promise<void> {
  const stack = await startTestStack()
  const second = await startSecondPair(stack)
  const target = { ...stack, echoPort: 1 }
  const pids = pidsOf(stack)
  const all = { ...pids, ...second.pids }
  const [one, two] = [await startLoads([target, target]), await startLoads([target, second.target])]
  try {
    const rates: Record<string, number[]> = { one: [], two: [], sqlite: [] }
    for (let round = 0; round < rounds; round++) {
      rates.one?.push(await rush(stack, one, `one-${round}`, pids))
      rates.two?.push(await rush(stack, two, `two-${round}`, all))
      rates.sqlite?.push(decrements())
    }
    const { one: alone = [], two: together = [], sqlite = [] } = rates
    console.log(`${rounds} rounds in turn of ${shoppers} shoppers for ${units} units, ${atOnce} at once; medians`)
    console.log(`one inventory process  ${median(alone).toFixed(0)} shoppers/s`)
    console.log(`two inventory processes ${median(together).toFixed(0)} shoppers/s`)
    console.log(`guarded one-row decrement in SQLite, synced ${median(sqlite).toFixed(0)}/s`)
    console.log(`one process / SQLite: ${ratio(alone, sqlite)}`)
    console.log(`two processes / SQLite: ${ratio(together, sqlite)}`)
    printMemory(all)
    console.log(`audit: ${await violations(stack)} violations`)
  } finally {
    one.stop()
    two.stop()
    await second.stop()
    await stack.stop()
  }
}

async function rush(stack: TestStack, load: Load, sku: string, pids: Record<string, number>): Promise<number> {
  const shop = openShop(stack)
  try {
    await stockUp(shop, [sku], units)
    const spent = cpuSpent(pids)
    const took = await load.do({ what: 'order', concurrency: atOnce, ms: 600_000, most: shoppers, skus: [sku], lines: 1 })
    const cpuMsEach = spent(shoppers)
    const { done: sold = 0, INSUFFICIENT_STOCK: refused = 0 } = took.outcomes
    const { stock } = await shop.inventory.getStock({ sku, locationId: warehouse })
    const isExact = sold === units && refused === shoppers - units && stock?.reserved === String(units) && stock.available === '0'
    const answered = `${JSON.stringify(took.outcomes)}, ${stock?.reserved} reserved, ${stock?.available} available`
    if (!isExact) throw new Error(`not what a rush should end with: ${answered}`)
    const rate = `${(shoppers / took.seconds).toFixed(0)}/s`
    const [p50, p99] = [0.5, 0.99].map(share => quantile(took.latencies, share).toFixed(0))
    console.log(`${sku}: ${sold} sold, ${refused} refused, ${rate}  p50 ${p50} ms  p99 ${p99} ms  ${shownCpu(cpuMsEach)}`)
    return shoppers / took.seconds
  } finally {
    shop.close()
  }
}

/** Another inventory process and its own orders process, on the same event store, with the same secrets. */
async function startSecondPair(
  stack: TestStack,
): Promise<{ target: Target; pids: Record<string, number>; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nahr-second-'))
  mkdirSync(join(dataDir, 'services'), { recursive: true })
  cpSync(join(stack.dataDir, 'services'), join(dataDir, 'services'), {
    recursive: true,
    filter: path => !/(orders|inventory|payments)/.test(path),
  })
  const { parts, facts } = await plan({ dataDir, split: true, usualPorts: false })
  const running: RunningPart[] = []
  const pids: Record<string, number> = {}
  for (const name of ['inventory', 'orders']) {
    const part = parts.find(each => each.name === name)
    if (!part) throw new Error(`the stack has no part ${name}`)
    const env = { ...part.env, NAHR_EVENTSTORE_URL: stack.eventstoreUrl, NAHR_PAYMENTS_ADDRESS: stack.addresses.payments }
    const started = startPart({ ...part, env })
    running.push(started)
    await started.ready
    pids[`second ${name}`] = started.pid
  }
  return {
    pids,
    target: { addresses: facts.addresses, keys: stack.keys, eventstoreUrl: stack.eventstoreUrl, echoPort: 1 },
    async stop() {
      for (const part of running.reverse()) {
        part.kill('SIGTERM')
        await part.ended
      }
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What nobody sells a unit for less than: one guarded row, each shopper's decrement synced. */
function decrements(): number {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-sqlite-'))
  const database = new DatabaseSync(join(folder, 'stock.sqlite'))
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    database.exec(`CREATE TABLE stock (sku TEXT PRIMARY KEY, free INTEGER NOT NULL); INSERT INTO stock VALUES ('hot', ${units})`)
    const decrement = database.prepare("UPDATE stock SET free = free - 1 WHERE sku = 'hot' AND free > 0")
    const began = performance.now()
    for (let shopper = 0; shopper < shoppers; shopper++) decrement.run()
    return shoppers / ((performance.now() - began) / 1000)
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function violations(stack: TestStack): Promise<number> {
  const store = connectEventStore(stack.eventstoreUrl, recordingLog())
  const audit = createAudit()
  for await (const event of store.readAll()) audit.take(event)
  await store.dispose()
  const { checked } = audit.finish({ marginMs: 0, isCut: false })
  const found = checked.flatMap(({ violation }) => violation ?? [])
  for (const violation of found)
    console.log(JSON.stringify(violation, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
  return found.length
}
