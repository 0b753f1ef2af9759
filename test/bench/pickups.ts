import { randomUUID } from 'node:crypto'
import { Runtime } from '@temporalio/worker'
import { startWholeStack, type WholeStack } from '../workflows/support/whole-stack.ts'
import { cpuMs } from './support/cpu.ts'
import { startEmptyWorkflows } from './support/empty-workflows.ts'
import { forAWhile, median, ratio } from './support/rounds.ts'

const rounds = 4
const roundMs = 8_000
const concurrency = 32

/** Pickups from order to captured payment beside empty workflows, and placement with and without the workflows' process. */
export async function run(): Promise<void> {
  Runtime.install({ shutdownSignals: [], logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } })
  const stack = await startWholeStack({ isTemporalInMemory: true, reconcileSeconds: 300 })
  const floor = await startEmptyWorkflows(stack.temporal, stack.workflow)
  try {
    await besideEmptyWorkflows(stack, floor.runOne)
    await placementWithAndWithoutStarter(stack)
  } finally {
    await floor.stop()
    await stack.stop()
  }
}

async function besideEmptyWorkflows(stack: WholeStack, runEmpty: () => Promise<boolean>): Promise<void> {
  await forAWhile(() => pickUp(stack), { concurrency, ms: 3_000 })
  const pickups: number[] = []
  const empties: number[] = []
  const cpu: Record<string, number>[] = []
  for (let round = 0; round < rounds; round++) {
    const before = usedBy(stack)
    const picked = await forAWhile(() => pickUp(stack), { concurrency, ms: roundMs })
    const after = usedBy(stack)
    cpu.push(Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / picked.count])))
    pickups.push(picked.perSecond)
    empties.push((await forAWhile(runEmpty, { concurrency, ms: roundMs })).perSecond)
  }
  console.log(`${rounds} rounds of ${roundMs} ms each, in turn, ${concurrency} at once, Temporal in memory; medians`)
  console.log(`pickups, from order to capture  ${median(pickups).toFixed(1)}/s`)
  console.log(`empty workflows                 ${median(empties).toFixed(1)}/s`)
  console.log(`pickups / empty workflows: ${ratio(pickups, empties)}`)
  const each = Object.keys(cpu[0] ?? {}).map(name => `${name} ${median(cpu.map(used => used[name] ?? 0)).toFixed(1)}`)
  console.log(`CPU ms for one pickup: ${each.join(', ')}`)
  console.log(`one pickup: ${await costOf(stack)}`)
}

/** The pickups begun here end here, so that the next round finds a quiet server. */
async function pickUp(stack: WholeStack): Promise<boolean> {
  const { orderId } = await stack.place(randomUUID())
  await stack.makeReady(orderId)
  await stack.handOver(orderId)
  for (;;) {
    try {
      await stack.pickupOf(orderId).result()
      return true
    } catch (error) {
      // The starter has not come so far yet.
      if (!(error instanceof Error) || error.name !== 'WorkflowNotFoundError') throw error
    }
  }
}

async function costOf(stack: WholeStack): Promise<string> {
  const { orderId } = await stack.place(randomUUID())
  await stack.makeReady(orderId)
  await stack.handOver(orderId)
  const handle = stack.pickupOf(orderId)
  for (let isOver = false; !isOver; )
    isOver = await handle.result().then(
      () => true,
      () => false,
    )
  const { events = [] } = await handle.fetchHistory()
  const count = (kind: string) => events?.filter(event => kind in event && event[kind as keyof typeof event]).length ?? 0
  const tasks = count('workflowTaskCompletedEventAttributes')
  const activities = count('activityTaskScheduledEventAttributes')
  return `${tasks} workflow tasks, ${activities} activities that are not local, ${events?.length} events`
}

/** Orders for pickup, placed while somebody starts their workflows and while nobody does. */
async function placementWithAndWithoutStarter(stack: WholeStack): Promise<void> {
  const place = async () => {
    await stack.place(randomUUID())
    return true
  }
  const [on, off]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    on.push((await forAWhile(place, { concurrency, ms: roundMs / 2 })).perSecond)
    await stack.endWorkflows('SIGTERM')
    off.push((await forAWhile(place, { concurrency, ms: roundMs / 2 })).perSecond)
    await stack.startWorkflows()
  }
  console.log(`placements for pickup with the starter running ${median(on).toFixed(0)}/s, paused ${median(off).toFixed(0)}/s`)
  console.log(`running / paused: ${ratio(on, off)}`)
}

const usedBy = (stack: WholeStack): Record<string, number> => ({
  orders: cpuMs(stack.pidOf('orders')),
  inventory: cpuMs(stack.pidOf('inventory')),
  payments: cpuMs(stack.pidOf('payments')),
  eventstore: cpuMs(stack.pidOf('eventstore')),
  workflows: cpuMs(stack.workflowsPid()),
})
