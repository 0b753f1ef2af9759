import { openShop, stockUp } from '../support/shop.ts'
import { startTestStack, type TestStack } from '../support/stack.ts'
import { printMemory } from './support/cpu.ts'
import { startEcho } from './support/echo.ts'
import { type Load, measured, type Order, type Round, startLoads } from './support/loads.ts'
import { median, ratio } from './support/rounds.ts'

const rounds = 4
const roundMs = 2_500
const skus = Array.from({ length: 200 }, (_, index) => `sku-${index}`)

/** One way to spend a round, and the processes that serve it. */
type Contender = { name: string; order: Order; pids: Record<string, number> }

/** Orders through gRPC beside the floors of a call and of a durable fact, from load processes of their own. */
export async function run(): Promise<void> {
  const stack = await startTestStack()
  const echo = await startEcho()
  const target = { ...stack, echoPort: echo.port }
  const load = await startLoads([target, target])
  const shop = openShop(stack)
  try {
    await stockUp(shop, skus, 10_000_000)
    for (const concurrency of [32, 256]) {
      const order = { concurrency, ms: roundMs, most: 1_000_000, skus }
      await compare(load, [
        { name: 'unary echo', order: { ...order, what: 'echo', lines: 0 }, pids: { echo: echo.pid } },
        { name: 'raw append', order: { ...order, what: 'append', lines: 0 }, pids: { eventstore: stack.pidOf('eventstore') } },
        { name: 'order, 1 line', order: { ...order, what: 'order', lines: 1 }, pids: pidsOf(stack) },
        { name: 'order, 5 lines', order: { ...order, what: 'order', lines: 5 }, pids: pidsOf(stack) },
      ])
    }
    printMemory(pidsOf(stack))
  } finally {
    shop.close()
    load.stop()
    echo.stop()
    await stack.stop()
  }
}

export const pidsOf = (stack: TestStack): Record<string, number> =>
  Object.fromEntries((['orders', 'inventory', 'payments', 'eventstore'] as const).map(name => [name, stack.pidOf(name)]))

/** All contenders once a round, so that a machine that slows down slows all of them. */
async function compare(load: Load, contenders: Contender[]): Promise<void> {
  const results = new Map(contenders.map(({ name }) => [name, [] as Round[]]))
  for (const { order } of contenders) await load.do({ ...order, ms: 1_000 })
  for (let round = 0; round < rounds; round++)
    for (const { name, order, pids } of contenders) results.get(name)?.push(await measured(load, order, pids))
  console.log(`${rounds} rounds of ${roundMs} ms each, in turn, ${contenders[0]?.order.concurrency} at once; medians`)
  for (const [name, all] of results) printRounds(name, all)
  const rates = (name: string) => (results.get(name) ?? []).map(each => each.perSecond)
  for (const order of ['order, 1 line', 'order, 5 lines'])
    for (const floor of ['unary echo', 'raw append']) console.log(`${order} / ${floor}: ${ratio(rates(order), rates(floor))}`)
}

export function printRounds(name: string, all: readonly Round[]): void {
  const of = (figure: (round: Round) => number) => median(all.map(figure))
  const parts = Object.keys(all[0]?.cpuMsEach ?? {})
  const cpuMsEach = Object.fromEntries(parts.map(part => [part, of(each => each.cpuMsEach[part] ?? 0)]))
  const rate = `${of(each => each.perSecond)
    .toFixed(0)
    .padStart(6)}/s`
  const latency = `p50 ${of(each => each.p50Ms).toFixed(1)} ms  p99 ${of(each => each.p99Ms).toFixed(1)} ms`
  console.log(`${name.padEnd(16)} ${rate}  ${latency}  ${shownCpu(cpuMsEach)}`)
}

export const cpuOf = ({ cpuMsEach }: Pick<Round, 'cpuMsEach'>): number =>
  Object.values(cpuMsEach).reduce((sum, ms) => sum + ms, 0)

export function shownCpu(cpuMsEach: Record<string, number>): string {
  const parts = Object.entries(cpuMsEach).map(([name, ms]) => `${name} ${ms.toFixed(2)}`)
  return `CPU ms each ${cpuOf({ cpuMsEach }).toFixed(2)} (${parts.join(', ')})`
}
