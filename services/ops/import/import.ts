import { type Acknowledgements, addReturn, noneAcknowledged, returnedBy } from './acknowledged.ts'
import { byInvoice, type Classified, classify, isCancellation } from './classify.ts'
import { createEarnings, type Earned } from './earned.ts'
import { namesOf } from './items.ts'
import { createMatcher } from './matching.ts'
import { type DayPlan, isOnce, planDay, type Task, tasksOf } from './plan.ts'
import { type ReportLine, type Sums, sameSums, sumsOf } from './report.ts'
import { readRows } from './rows.ts'
import type { Outcome, Refusal } from './run.ts'
import { type FileSums, sumFile } from './streaming-sum.ts'
import type { UnderWay } from './waiting.ts'

/** The days of a range: planned anew, one after another, whenever they are asked for. */
export type ImportPlan = { days(): Iterable<DayPlan>; weight: number; asked: Acknowledgements; earned: Earned[] }

/** A row whose date can't be read stands in every range, on a day before all others. */
export async function planFile(file: string, from: string, to: string): Promise<ImportPlan> {
  const rows = await readRows(file)
  const names = namesOf(rows)
  const invoices = [...byInvoice(rows).values()].map(invoice => ({
    day: invoice.find(row => row.day !== '')?.day ?? '',
    rows: classify(invoice),
  }))
  const byDay = [...Map.groupBy(invoices, ({ day }) => day)]
    .map(([day, own]) => ({ day, rows: own.flatMap(invoice => invoice.rows) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  const cancellations = rows.filter(({ invoice }) => isCancellation(invoice))
  const firstBought = firstPurchases(invoices.map(invoice => invoice.rows))

  function* days(): Iterable<DayPlan> {
    const matcher = createMatcher(cancellations)
    for (const { day, rows: own } of byDay) {
      if (day > to) return
      const plan = planDay(day, own, { names, firstBought, matcher })
      if (day === '' || day >= from) yield plan
    }
  }
  const [asked, weigh, earn] = [noneAcknowledged(), createScales(), createEarnings()]
  let weight = 0
  for (const plan of days()) {
    weight += weigh(plan)
    ask(asked, plan)
    earn.add(plan)
  }
  return { days, weight, asked, earned: earn.earned() }
}

/** When each customer's first order was placed. */
function firstPurchases(invoices: readonly (readonly Classified[])[]): Map<string, string> {
  const first = new Map<string, string>()
  for (const rows of invoices) {
    const lines = rows.filter(({ outcome }) => outcome.endsWith(' line')).map(({ row }) => row)
    const customer = lines.find(row => row.customer !== '')?.customer
    const [at] = lines.map(row => row.at).sort()
    if (customer === undefined || at === undefined) continue
    const before = first.get(customer)
    if (before === undefined || at < before) first.set(customer, at)
  }
  return first
}

/** How much a task is of the whole work: about one for each stream that it writes. */
export const weightOf = (task: Task): number => {
  if (task.kind === 'order') return 1 + task.rows.length
  return task.kind === 'return' ? 2 : 1
}

/** What each day adds to the work. */
function createScales(): (plan: DayPlan) => number {
  const once = new Set<string>()
  return plan => {
    const tasks = tasksOf(plan).filter(task => !(isOnce(task) && once.has(task.name)))
    for (const task of tasks) if (isOnce(task)) once.add(task.name)
    return tasks.reduce((sum, task) => sum + weightOf(task), 0)
  }
}

export type Report = {
  from: string
  to: string
  /** Every row of the range once, by what became of it. */
  rows: ReportLine[]
  file: FileSums
  /** What the orders were asked to hold, and what the services say that they hold. */
  asked: Acknowledgements
  acknowledged: Acknowledgements
  refusals: Refusal[]
  /** Not settled or not active yet when the wait ended; null where it was not waited for. */
  underWay: UnderWay | null
  /** What is wrong; none where everything is accounted for. */
  problems: string[]
}

/** Holds what was done against the file, summed once more without the import's own reading of it. */
export async function reportOn(
  outcome: Outcome,
  { asked }: ImportPlan,
  file: string,
  from: string,
  to: string,
): Promise<Omit<Report, 'underWay'>> {
  const sums = await sumFile(file, from, to)
  const lines = outcome.partition.lines()
  const problems = [
    ...(outcome.stopped === null ? [] : [`stopped: ${outcome.stopped}; run again to go on`]),
    ...(outcome.refusals.length === 0 ? [] : [`${outcome.refusals.length} requests were refused`]),
    ...difference('rows accounted for', outcome.partition.sums(), sums.all),
    ...lines.filter(line => line.outcome === 'unexplained').map(({ rows, reason }) => `${rows} rows are unexplained: ${reason}`),
  ]
  const isSettled = outcome.stopped === null && outcome.refusals.length === 0
  const isAsAsked = JSON.stringify(asked) === JSON.stringify(outcome.acknowledged)
  if (isSettled && !isAsAsked) problems.push('the services hold other orders or returns than they were asked for')
  const { acknowledged, refusals } = outcome
  return { from, to, rows: lines, file: sums, asked, acknowledged, refusals, problems }
}

function ask(asked: Acknowledgements, { orders, returns }: DayPlan): void {
  for (const { rows } of orders) {
    asked.orders++
    for (const classified of rows) {
      const { units, pence } = sumsOf(classified)
      asked.lines++
      asked.units += units
      asked.pence += pence
    }
  }
  for (const task of returns) if (task.kind === 'return') addReturn(asked, returnedBy(task.request))
}

const difference = (what: string, got: Sums, expected: Sums): string[] =>
  sameSums(got, expected) ? [] : [`${what} differ from the file: ${JSON.stringify(got)} instead of ${JSON.stringify(expected)}`]
