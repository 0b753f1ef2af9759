import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '#platform/grpc/client.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import { importOf, startNahr, wholeFile, writeLocal } from '../journeys/import-runs.ts'
import { startTestStack, type TestStack } from '../support/stack.ts'
import { pointsOfFile } from '../unit/ops/points-of-file.ts'
import { cpuMs, peakOf, printMemory, withChildren } from './support/cpu.ts'

const parts = ['eventstore', 'temporal', 'inventory', 'payments', 'orders', 'loyalty', 'returns', 'feed', 'workflows'] as const
const until = process.env.NAHR_BENCH_UNTIL ?? '2011-03-31'

/** The whole file through everything there is, until its returns are settled and its points active; then the proofs. */
export async function run(): Promise<void> {
  const stack = await startTestStack({ workflows: true })
  try {
    writeLocal(stack)
    const written = await timed('written', stack, importing(stack))
    await proven(stack, written.seconds)
  } finally {
    await stack.stop()
  }
}

export const importing = ({ dataDir }: TestStack, ...more: string[]): string[] =>
  importOf(wholeFile, '2010-12-01', until, '--journal', join(dataDir, 'journal'), ...more)

/** What was written is waited for, and proven. */
export async function proven(stack: TestStack, secondsWritten: number): Promise<void> {
  const waiting = importing(stack).filter(option => option !== '--no-wait')
  const settled = await timed('settled', stack, waiting)
  const { rows, file, acknowledged, underWay } = JSON.parse(settled.stdout) as Told
  for (const { outcome, reason, ...sums } of rows) console.log(`  ${outcome} (${reason}): ${told(sums)}`)
  for (const [name, sums] of Object.entries(file)) console.log(`  in the file, ${name}: ${told(sums)}`)
  console.log(`  stands: ${JSON.stringify(acknowledged)}, under way: ${JSON.stringify(underWay)}`)
  printMemory(pidsOf(stack))
  const { stdout } = await timed('audit', stack, ['audit', '--margin', '0', '--json'])
  const { events, first } = JSON.parse(stdout) as { events: number; first: unknown }
  console.log(`  ${events} events, first violation: ${JSON.stringify(first)}`)
  const rate = (count: number, seconds: number) => `${(count / seconds).toFixed(0)}/s`
  const seconds = secondsWritten + settled.seconds
  console.log(`rows ${rate(file.all.rows, secondsWritten)}, ${rate(file.all.rows, seconds)} until all is settled and active`)
  console.log(`events ${rate(events, secondsWritten)}, ${rate(events, seconds)} until all is settled and active`)
  console.log(`points: ${await pointsThatDiffer(stack)} of the customers differ from the file's own sum`)
  await timed('verify', stack, ['verify'])
}

/** Runs the command line and prints what it took. */
export async function timed(what: string, stack: TestStack, args: string[]): Promise<{ seconds: number; stdout: string }> {
  const began = performance.now()
  const before = used(stack)
  const { child, done } = startNahr(stack, ...args)
  const own = { peak: 0, cpu: 0 }
  const isOver = new AbortController()
  const watching = (async () => {
    while (!isOver.signal.aborted) {
      const peak = peakOf(child.pid ?? 0)
      if (!Number.isNaN(peak)) Object.assign(own, { peak, cpu: cpuMs(child.pid ?? 0) })
      await Promise.race([delay(500, undefined, { ref: false }), once(isOver.signal, 'abort')])
    }
  })()
  const { status, stdout, stderr } = await done
  isOver.abort()
  await watching
  const seconds = (performance.now() - began) / 1000
  const after = used(stack)
  const cpu = parts.map(name => `${name} ${(((after[name] ?? 0) - (before[name] ?? 0)) / 1000).toFixed(0)}`)
  console.log(
    `${what} in ${seconds.toFixed(0)} s, at most ${own.peak} MiB; CPU s: itself ${(own.cpu / 1000).toFixed(0)}, ${cpu.join(', ')}`,
  )
  if (status !== 0) console.log(`${what} ended with ${status}: ${stderr.slice(-2_000)}`)
  return { seconds, stdout }
}

/** An account of every customer with points has those of the file, all of them active; and none else has any. */
async function pointsThatDiffer({ addresses, keys }: TestStack): Promise<number> {
  const expected = await pointsOfFile(wholeFile, until)
  const loyalty = createClient<LoyaltyServiceClient>('nahr.loyalty.v1.LoyaltyService', addresses.loyalty, { key: keys.operator })
  let differ = 0
  for (const [customerId, points] of expected) {
    const { account } = await loyalty.getAccount({ customerId })
    const { activePoints, promisedPoints, debtPoints } = account ?? {}
    if (activePoints !== String(points) || promisedPoints !== '0' || debtPoints !== '0') {
      differ++
      console.log(`  ${customerId}: ${activePoints} active, ${promisedPoints} promised, ${debtPoints} owed instead of ${points}`)
    }
  }
  loyalty.close()
  return differ
}

type Sums = { rows: number; units: number; pence: number }
type Told = {
  rows: ({ outcome: string; reason: string } & Sums)[]
  file: Record<string, Sums> & { all: Sums }
  acknowledged: object
  underWay: object
}

const told = ({ rows, units, pence }: Sums): string => `${rows} rows, ${units} units, ${pence} pence`

const pidsOf = (stack: TestStack): Record<string, number> => Object.fromEntries(parts.map(name => [name, stack.pidOf(name)]))

const used = (stack: TestStack): Record<string, number> =>
  Object.fromEntries(parts.map(name => [name, withChildren(stack.pidOf(name)).reduce((sum, pid) => sum + cpuMs(pid), 0)]))
