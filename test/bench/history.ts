import { connectEventStore } from '#platform/event-store.ts'
import { recordingLog } from '../support/quiet.ts'
import { openShop, stockUp } from '../support/shop.ts'
import { startTestStack } from '../support/stack.ts'
import { pidsOf } from './orders.ts'
import { filled, received } from './support/histories.ts'
import { type Load, measured, startLoads } from './support/loads.ts'
import { median, quantile, ratio } from './support/rounds.ts'

const rounds = 8
const roundMs = 1_500
const concurrency = 16
const events = { few: 1_000, many: 1_000_000 }
const deep = { few: 10, many: 100_000 }

type Side = { name: string; load: Load; skus: string[]; pids: Record<string, number> }

/** How long an order takes behind a short and behind a long past: of the whole store, and of the one position it is about. */
export async function run(): Promise<void> {
  const [young, old] = [await contender(events.few), await contender(events.many)]
  try {
    await compare(`${events.few} events in the store`, young.spread, `${events.many}`, old.spread)
    await compare(`${deep.few} events in the one stock stream`, young.shallow, `${deep.many}`, young.deep)
  } finally {
    await Promise.all([young.stop(), old.stop()])
  }
}

async function contender(size: number) {
  const stack = await startTestStack()
  const store = connectEventStore(stack.eventstoreUrl, recordingLog())
  const load = await startLoads([{ ...stack, echoPort: 1 }])
  const shop = openShop(stack)
  const spread = Array.from({ length: 50 }, (_, index) => `sku-${index}`)
  const began = performance.now()
  await filled(store, size)
  await stockUp(shop, [...spread, 'shallow', 'deep'], 1_000_000)
  if (size === events.few) await Promise.all([received(store, 'shallow', deep.few, 1), received(store, 'deep', deep.many, 1)])
  console.log(`a past of ${size} events was written in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  shop.close()
  await store.dispose()
  const side = (name: string, skus: string[]): Side => ({ name, load, skus, pids: pidsOf(stack) })
  return {
    spread: side(`${size}`, spread),
    shallow: side('shallow', ['shallow']),
    deep: side('deep', ['deep']),
    stop() {
      load.stop()
      return stack.stop()
    },
  }
}

/** In turn; the p99 of all calls together, and round by round. */
async function compare(title: string, few: Side, other: string, many: Side): Promise<void> {
  const measure = async ({ load, skus, pids }: Side, ms: number) =>
    measured(load, { what: 'order', concurrency, ms, most: 1_000_000, skus, lines: 1 }, pids)
  const [short, long] = [[await measure(few, 3_000)], [await measure(many, 3_000)]]
  ;[short, long].forEach(all => void all.pop())
  for (let round = 0; round < rounds; round++) {
    short.push(await measure(few, roundMs))
    long.push(await measure(many, roundMs))
  }
  const p99 = (all: typeof short) =>
    quantile(
      all.flatMap(each => each.latencies).sort((a, b) => a - b),
      0.99,
    )
  console.log(
    `${title} / ${other}: p50 ${median(short.map(each => each.p50Ms)).toFixed(1)} / ${median(long.map(each => each.p50Ms)).toFixed(1)} ms, p99 ${p99(short).toFixed(1)} / ${p99(long).toFixed(1)} ms`,
  )
  console.log(
    `long / short: p50 ${ratio(
      long.map(each => each.p50Ms),
      short.map(each => each.p50Ms),
    )}, p99 ${ratio(
      long.map(each => each.p99Ms),
      short.map(each => each.p99Ms),
    )}, p99 of all calls ${(p99(long) / p99(short)).toFixed(3)}`,
  )
}
