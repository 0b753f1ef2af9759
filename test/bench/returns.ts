import { costOf } from '../workflows/support/processes.ts'
import { startWholeStack, type WholeStack } from '../workflows/support/whole-stack.ts'
import { cpuMs, withChildren } from './support/cpu.ts'
import { startEmptyWorkflows } from './support/empty-workflows.ts'
import { forAWhile, type Measured, median, ratio } from './support/rounds.ts'
import { endOf, openTill, type Till, UNITS } from './support/till.ts'

const rounds = 4
const roundMs = 6_000
const concurrency = 32
const ordersEach = 3

/** Returns from the till to the money and points that went back, and points from a sale until they are active, beside empty workflows. */
export async function run(): Promise<void> {
  const stack = await startWholeStack({ isTemporalInMemory: true, reconcileSeconds: 300 })
  const floor = await startEmptyWorkflows(stack.temporal, stack.workflow)
  const till = await openTill(stack)
  try {
    const customers = await Promise.all(Array.from({ length: concurrency }, (_, index) => till.enrol(`customer-${index}`)))
    const waiting = await till.collected(customers[0] ?? '')
    const returnOne = await returning(stack, till, customers)
    const accrueOne = async (index: number) => {
      const orderId = await till.sellForGood(customers[index % concurrency] ?? '')
      return (await endOf(stack, `accrual:${orderId}`)) === 'accrued'
    }
    const all = { returns: [] as Round[], accruals: [] as Round[], 'empty workflows': [] as Round[] }
    const contenders = { returns: returnOne, accruals: accrueOne, 'empty workflows': floor.runOne }
    for (const one of Object.values(contenders)) await forAWhile(one, { concurrency, ms: 2_000 })
    for (let round = 0; round < rounds; round++)
      for (const name of ['returns', 'accruals', 'empty workflows'] as const)
        all[name].push(await measured(stack, contenders[name]))
    console.log(`${rounds} rounds of ${roundMs} ms each, in turn, ${concurrency} at once, Temporal in memory; medians`)
    for (const [name, own] of Object.entries(all)) print(name, own)
    for (const name of ['returns', 'accruals'] as const)
      console.log(`${name} / empty workflows: ${ratio(all[name].map(rate), all['empty workflows'].map(rate))}`)
    await printCosts(stack, till, customers[0] ?? '', waiting)
  } finally {
    till.close()
    await floor.stop()
    await stack.stop()
  }
}

/** Each has orders of its own that units come back of, one after another. */
async function returning(stack: WholeStack, till: Till, customers: readonly string[]): Promise<() => Promise<boolean>> {
  const left: string[] = []
  const collected = await Promise.all(
    customers.map(async customer => {
      const own: string[] = []
      while (own.length < ordersEach) own.push(await till.collected(customer))
      return own
    }),
  )
  for (let unit = 0; unit < UNITS; unit++)
    for (let each = 0; each < ordersEach; each++) left.push(...collected.map(own => own[each] ?? ''))
  return async () => {
    const orderId = left.shift()
    if (orderId === undefined) throw new Error('everything has come back: there are too few orders for this machine')
    return (await endOf(stack, `return:${await till.takeBack(orderId)}`)) === 'settled'
  }
}

type Round = Measured & { cpuMsEach: Record<string, number> }

const rate = ({ perSecond }: Round): number => perSecond

async function measured(stack: WholeStack, one: (index: number) => Promise<boolean>): Promise<Round> {
  const before = usedBy(stack)
  const took = await forAWhile(one, { concurrency, ms: roundMs })
  if (took.refused > 0) throw new Error(`${took.refused} did not end as they should`)
  const cpuMsEach = Object.entries(usedBy(stack)).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / took.count])
  return { ...took, cpuMsEach: Object.fromEntries(cpuMsEach) }
}

function print(name: string, all: readonly Round[]): void {
  const of = (figure: (round: Round) => number) => median(all.map(figure)).toFixed(1)
  const cpu = Object.keys(all[0]?.cpuMsEach ?? {}).map(part => `${part} ${of(({ cpuMsEach }) => cpuMsEach[part] ?? 0)}`)
  console.log(`${name.padEnd(15)} ${of(rate).padStart(6)}/s  p50 ${of(({ p50Ms }) => p50Ms)} ms  CPU ms each: ${cpu.join(', ')}`)
}

async function printCosts(stack: WholeStack, till: Till, customer: string, waiting: string): Promise<void> {
  const cost = async (id: string) => {
    const { workflowTasks, activities, localActivities, events } = await costOf(stack.workflow.getHandle(id))
    return `${workflowTasks} workflow tasks, ${activities} activities and ${localActivities} local ones, ${events} events`
  }
  const returned = `return:${await till.takeBack(waiting)}`
  await endOf(stack, returned)
  console.log(`one return: ${await cost(returned)}`)
  const forGood = `accrual:${await till.sellForGood(customer)}`
  await endOf(stack, forGood)
  console.log(`one accrual, active at once: ${await cost(forGood)}`)
  console.log(`one accrual that waits for its return window, so far: ${await cost(`accrual:${waiting}`)}`)
}

const usedBy = (stack: WholeStack): Record<string, number> => ({
  ...Object.fromEntries(
    (['orders', 'inventory', 'payments', 'returns', 'loyalty', 'eventstore'] as const).map(name => [
      name,
      cpuMs(stack.pidOf(name)),
    ]),
  ),
  workflows: cpuMs(stack.workflowsPid()),
  temporal: withChildren(stack.temporal.pid).reduce((sum, pid) => sum + cpuMs(pid), 0),
})
