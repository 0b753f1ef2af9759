import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openShop, stockUp } from '../support/shop.ts'
import { startTestStack } from '../support/stack.ts'
import { cpuOf, pidsOf, printRounds } from './orders.ts'
import { measured, type Order, type Round, startLoads } from './support/loads.ts'
import { ratio } from './support/rounds.ts'

const rounds = 7
const roundMs = 2_500
const skus = Array.from({ length: 200 }, (_, index) => `sku-${index}`)

/** The same orders placed here and on another checkout of this repository, named by NAHR_BENCH_BESIDE, in turn. */
export async function run(): Promise<void> {
  const folder = process.env.NAHR_BENCH_BESIDE
  if (!folder) throw new Error('name the folder of the other checkout: NAHR_BENCH_BESIDE')
  const theirs: { startTestStack: typeof startTestStack } = await import(
    pathToFileURL(resolve(folder, 'test/support/stack.ts')).href
  )
  const [here, there] = [await contender(startTestStack), await contender(theirs.startTestStack)]
  try {
    for (const lines of [1, 5]) {
      const order: Order = { what: 'order', concurrency: 32, ms: roundMs, most: 1_000_000, skus, lines }
      const [mine, others]: [Round[], Round[]] = [[], []]
      for (const { load } of [here, there]) await load.do(order)
      for (let round = 0; round < rounds; round++) {
        mine.push(await measured(here.load, order, here.pids))
        others.push(await measured(there.load, order, there.pids))
      }
      console.log(`${lines} lines, ${rounds} rounds of ${roundMs} ms each, in turn, 32 at once; medians`)
      printRounds('here', mine)
      printRounds('there', others)
      const compared = (figure: (round: Round) => number) => ratio(mine.map(figure), others.map(figure))
      console.log(`CPU here / there: ${compared(cpuOf)}`)
      console.log(`rate here / there: ${compared(({ perSecond }) => perSecond)}`)
      console.log(`p99 here / there: ${compared(({ p99Ms }) => p99Ms)}`)
    }
  } finally {
    await Promise.all([here.stop(), there.stop()])
  }
}

async function contender(start: typeof startTestStack) {
  const stack = await start()
  const load = await startLoads([{ ...stack, echoPort: 1 }])
  const shop = openShop(stack)
  await stockUp(shop, skus, 10_000_000)
  shop.close()
  const stop = () => {
    load.stop()
    return stack.stop()
  }
  return { load, pids: pidsOf(stack), stop }
}
