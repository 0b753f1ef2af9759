import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { EventStoreDBClient } from '@eventstore/db-client'
import { Client, credentials } from '@grpc/grpc-js'
import { openShop, stockUp, tryOrder } from '../support/shop.ts'
import { startTestStack, type TestStack } from '../support/stack.ts'
import { cpuMs, residentMiB } from './support/cpu.ts'
import { appendOnce, concurrency, echoOnce } from './support/floors.ts'
import { forAWhile, type Measured, median, ratio } from './support/rounds.ts'

const rounds = 5
const roundMs = 3_000
const skus = Array.from({ length: 200 }, (_, index) => `sku-${index}`)

/** One way to spend a round, and the processes that serve it. */
type Contender = { name: string; one(index: number): Promise<boolean>; pids: Record<string, number> }
type Round = Measured & { cpuMsEach: Record<string, number> }

export async function run(): Promise<void> {
  const stack = await startTestStack()
  const echo = fork(new URL('./support/echo-server.ts', import.meta.url))
  const [{ port }] = (await once(echo, 'message')) as [{ port: number }]
  const shop = openShop(stack)
  const raw = EventStoreDBClient.connectionString(stack.eventstoreUrl)
  const channel = new Client(`127.0.0.1:${port}`, credentials.createInsecure())
  try {
    await stockUp(shop, skus, 10_000_000)
    await compare([
      { name: 'unary echo', one: () => echoOnce(channel), pids: { echo: echo.pid ?? 0 } },
      {
        name: 'raw append',
        one: () => appendOnce(raw, `bench-${randomUUID()}`),
        pids: { eventstore: stack.pidOf('eventstore') },
      },
      { name: 'order, 1 line', one: index => tryOrder(shop, pick(index, 1)), pids: pidsOf(stack) },
      { name: 'order, 5 lines', one: index => tryOrder(shop, pick(index, 5)), pids: pidsOf(stack) },
    ])
    for (const [name, pid] of Object.entries(pidsOf(stack))) console.log(`memory of ${name}: ${residentMiB(pid)} MiB`)
  } finally {
    shop.close()
    channel.close()
    await raw.dispose()
    echo.kill()
    await stack.stop()
  }
}

const pidsOf = (stack: TestStack): Record<string, number> => ({
  orders: stack.pidOf('orders'),
  inventory: stack.pidOf('inventory'),
  eventstore: stack.pidOf('eventstore'),
})

const pick = (index: number, lines: number): string[] =>
  Array.from({ length: lines }, (_, line) => skus[(index * 7 + line * 31) % skus.length] ?? '')

/** All contenders once a round, so that a machine that slows down slows all of them. */
async function compare(contenders: Contender[]): Promise<void> {
  const results = new Map(contenders.map(({ name }) => [name, [] as Round[]]))
  for (const { one } of contenders) await forAWhile(one, { concurrency, ms: 1_000 })
  for (let round = 0; round < rounds; round++)
    for (const contender of contenders) results.get(contender.name)?.push(await measure(contender))
  console.log(`${rounds} rounds of ${roundMs} ms each, in turn, ${concurrency} at once; medians`)
  for (const [name, all] of results) {
    const perSecond = median(all.map(each => each.perSecond))
    const cpu = Object.keys(all[0]?.cpuMsEach ?? {}).map(
      process => `${process} ${median(all.map(each => each.cpuMsEach[process] ?? 0)).toFixed(2)}`,
    )
    const total = median(all.map(each => Object.values(each.cpuMsEach).reduce((sum, ms) => sum + ms, 0)))
    console.log(
      `${name.padEnd(16)} ${perSecond.toFixed(0).padStart(6)}/s  p50 ${median(all.map(each => each.p50Ms)).toFixed(1)} ms  p99 ${median(all.map(each => each.p99Ms)).toFixed(1)} ms  CPU ms each ${total.toFixed(2)} (${cpu.join(', ')})`,
    )
  }
  const rates = (name: string) => (results.get(name) ?? []).map(each => each.perSecond)
  for (const order of ['order, 1 line', 'order, 5 lines']) {
    for (const floor of ['unary echo', 'raw append']) console.log(`${order} / ${floor}: ${ratio(rates(order), rates(floor))}`)
  }
}

async function measure({ one, pids }: Contender): Promise<Round> {
  const before = Object.entries(pids).map(([name, pid]) => [name, cpuMs(pid)] as const)
  const measured = await forAWhile(one, { concurrency, ms: roundMs })
  const cpuMsEach = Object.fromEntries(before.map(([name, used]) => [name, (cpuMs(pids[name] ?? 0) - used) / measured.count]))
  return { ...measured, cpuMsEach }
}
