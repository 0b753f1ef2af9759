import { byInvoice, type Classified, classify } from './classify.ts'
import { namesOf } from './items.ts'
import { type DayPlan, planDay, type Task } from './plan.ts'
import { addTo, noSums, type ReportLine, type Sums, sameSums, sumsOf } from './report.ts'
import { readRows } from './rows.ts'
import type { Acknowledgements, Outcome, Refusal } from './run.ts'
import { type FileSums, sumFile } from './streaming-sum.ts'

/** Days in order. A row whose date can't be read stands in every range, on a day before all others. */
export async function planFile(file: string, from: string, to: string): Promise<DayPlan[]> {
  const rows = await readRows(file)
  const names = namesOf(rows)
  const classified = [...byInvoice(rows).values()].flatMap(invoice => {
    const day = invoice.find(row => row.day !== '')?.day ?? ''
    const isWithin = day === '' || (day >= from && day <= to)
    return isWithin ? classify(invoice).map(row => ({ day, row })) : []
  })
  const days = Map.groupBy(classified, ({ day }) => day)
  return [...days.keys()].sort().map(day =>
    planDay(
      day,
      (days.get(day) ?? []).map(({ row }) => row),
      names,
    ),
  )
}

/** How much a task is of the whole work: about one for each stream that it writes. */
export const weightOf = (task: Task): number => (task.kind === 'order' ? 1 + task.rows.length : 1)

export const weightOfAll = (plans: readonly DayPlan[]): number => {
  const items = new Map(plans.flatMap(plan => plan.items).map(task => [task.name, task]))
  const others = plans.flatMap(({ positions, orders }) => [...positions.flat(), ...orders])
  return [...items.values(), ...others].reduce((sum, task) => sum + weightOf(task), 0)
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
  /** What is wrong; none where everything is accounted for. */
  problems: string[]
}

/** Holds what was done against the file, summed once more without the import's own reading of it. */
export async function reportOn(
  outcome: Outcome,
  plans: readonly DayPlan[],
  file: string,
  from: string,
  to: string,
): Promise<Report> {
  const sums = await sumFile(file, from, to)
  const lines = outcome.partition.lines()
  const asked = askedOf(plans)
  const problems = [
    ...(outcome.stopped === null ? [] : [`stopped: ${outcome.stopped}; run again to go on`]),
    ...(outcome.refusals.length === 0 ? [] : [`${outcome.refusals.length} requests were refused`]),
    ...difference('rows accounted for', outcome.partition.sums(), sums.all),
    ...lines.filter(line => line.outcome === 'unexplained').map(({ rows, reason }) => `${rows} rows are unexplained: ${reason}`),
  ]
  const isSettled = outcome.stopped === null && outcome.refusals.length === 0
  const isAsAsked = JSON.stringify(asked) === JSON.stringify(outcome.acknowledged)
  if (isSettled && !isAsAsked) problems.push('the services hold other orders than they were asked for')
  const { acknowledged, refusals } = outcome
  return { from, to, rows: lines, file: sums, asked, acknowledged, refusals, problems }
}

function askedOf(plans: readonly DayPlan[]): Acknowledgements {
  const orders = plans.flatMap(plan => plan.orders)
  const sums: Sums = noSums()
  for (const classified of orders.flatMap(task => task.rows) as Classified[]) addTo(sums, sumsOf(classified))
  return { orders: orders.length, lines: sums.rows, units: sums.units, pence: sums.pence }
}

const difference = (what: string, got: Sums, expected: Sums): string[] =>
  sameSums(got, expected) ? [] : [`${what} differ from the file: ${JSON.stringify(got)} instead of ${JSON.stringify(expected)}`]
