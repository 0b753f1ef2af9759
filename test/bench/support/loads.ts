import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { TestStack } from '../../support/stack.ts'
import { cpuSpent } from './cpu.ts'
import { quantile } from './rounds.ts'

export type Target = Pick<TestStack, 'addresses' | 'keys' | 'eventstoreUrl'> & { echoPort: number }
/** So many at once for so long, or until so many were asked for; orders have so many lines of these SKUs. */
export type Order = {
  what: 'echo' | 'append' | 'order'
  concurrency: number
  ms: number
  most: number
  skus: string[]
  lines: number
}
export type Took = { latencies: number[]; outcomes: Record<string, number>; seconds: number }
export type Load = { do(order: Order): Promise<Took>; stop(): void }

/** Processes of their own, one for each target, which share what they are told to do. */
export async function startLoads(targets: readonly Target[]): Promise<Load> {
  const children = await Promise.all(targets.map(start))
  return {
    async do(order) {
      const share = (all: number) => Math.max(1, Math.ceil(all / children.length))
      const shared = { ...order, concurrency: share(order.concurrency), most: share(order.most) }
      return together(await Promise.all(children.map(child => ask(child, shared))))
    },
    stop: () => children.forEach(child => void child.kill()),
  }
}

async function start(target: Target): Promise<ChildProcess> {
  const child = fork(new URL('./load.ts', import.meta.url), [JSON.stringify(target)])
  await once(child, 'message')
  return child
}

async function ask(child: ChildProcess, order: Order): Promise<Took> {
  const answered = once(child, 'message')
  child.send(order)
  return ((await answered) as [Took])[0]
}

function together(all: readonly Took[]): Took {
  const outcomes: Record<string, number> = {}
  for (const took of all)
    for (const [name, count] of Object.entries(took.outcomes)) outcomes[name] = (outcomes[name] ?? 0) + count
  return {
    latencies: all.flatMap(({ latencies }) => latencies).sort((a, b) => a - b),
    outcomes,
    seconds: Math.max(...all.map(({ seconds }) => seconds)),
  }
}

export type Round = { perSecond: number; p50Ms: number; p99Ms: number; cpuMsEach: Record<string, number>; latencies: number[] }

/** One round of load and the CPU time that each of these processes spent on one of its answers. Throws on any fault. */
export async function measured(load: Load, order: Order, pids: Record<string, number>): Promise<Round> {
  const spent = cpuSpent(pids)
  const { latencies, outcomes, seconds } = await load.do(order)
  if (outcomes.done !== latencies.length) throw new Error(`not all was done: ${JSON.stringify(outcomes)}`)
  return {
    latencies,
    perSecond: latencies.length / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    cpuMsEach: spent(latencies.length),
  }
}
