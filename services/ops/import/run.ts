import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { asking, type ImportApi, type Patience, patience, Refused, status, Unreachable } from './api.ts'
import type { Classified } from './classify.ts'
import { inParallel } from './in-parallel.ts'
import type { Acknowledged, Journal } from './journal.ts'
import type { DayPlan, Task } from './plan.ts'
import { createPartition, type Partition } from './report.ts'
import { locationOf } from './requests.ts'

export type Refusal = { name: string; reason: string }
/** What the services say of the orders that stand. */
export type Acknowledgements = { orders: number; lines: number; units: number; pence: number }
export type Outcome = { partition: Partition; acknowledged: Acknowledgements; refusals: Refusal[]; stopped: string | null }

export type RunOptions = {
  api: ImportApi
  plans: readonly DayPlan[]
  concurrency: number
  journal: Journal
  onDone(task: Task): void
  onDay(day: string): void
  patience?: Patience
}

/** Writes the planned days one after another. A refused request is noted and the rest goes on; unreachable services end it. */
export async function runImport(options: RunOptions): Promise<Outcome> {
  const { api, plans, concurrency, journal, onDone, onDay } = options
  const ask = <Answer>(call: () => Promise<Answer>) => asking(call, options.patience ?? patience)
  const outcome: Outcome = {
    partition: createPartition(),
    acknowledged: { orders: 0, lines: 0, units: 0, pence: 0 },
    refusals: [],
    stopped: null,
  }
  const accounted = new Set<Classified>()
  const account = (rows: readonly Classified[], reached?: { outcome: string; reason: string }) => {
    for (const classified of rows) {
      accounted.add(classified)
      outcome.partition.add(reached?.outcome ?? classified.outcome, reached?.reason ?? classified.reason, [classified])
    }
  }

  async function perform(task: Task, known: Journal['known']): Promise<void> {
    try {
      let acknowledged = known.get(task.request.requestId ?? '')
      if (!acknowledged) {
        acknowledged = await ask(() => send(api, task))
        journal.record(acknowledged)
      }
      if (acknowledged.order) addOrder(outcome.acknowledged, acknowledged.order)
      account(task.rows)
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure
      outcome.refusals.push({ name: task.name, reason: failure.message })
      for (const classified of task.rows)
        account([classified], { outcome: 'refused', reason: `${classified.outcome}: ${failure.message}` })
    }
    onDone(task)
  }

  try {
    await ensureLocation(api, ask)
    const known = await trusted(journal, api, ask)
    const put = new Set<string>()
    for (const { day, items, positions, orders, rest } of plans) {
      onDay(day)
      const unput = items.filter(({ name }) => !put.has(name))
      for (const { name } of unput) put.add(name)
      await inParallel(unput, concurrency, task => perform(task, known))
      await inParallel(positions, concurrency, async tasks => {
        for (const task of tasks) await perform(task, known)
      })
      await inParallel(orders, concurrency, task => perform(task, known))
      account(rest)
    }
  } catch (failure) {
    if (!(failure instanceof Unreachable)) throw failure
    outcome.stopped = failure.message
    for (const { positions, orders, rest } of plans) {
      const rows = [...[...positions.flat(), ...orders].flatMap(task => task.rows), ...rest]
      account(
        rows.filter(classified => !accounted.has(classified)),
        { outcome: 'not reached', reason: 'the services stopped answering' },
      )
    }
  }
  return outcome
}

async function send(api: ImportApi, task: Task): Promise<Acknowledged> {
  const requestId = task.request.requestId ?? ''
  switch (task.kind) {
    case 'item':
      await api.putItem(task.request)
      return { requestId }
    case 'receipt':
      await api.receiveStock(task.request)
      return { requestId }
    case 'adjustment':
      await api.adjustStock(task.request)
      return { requestId }
    case 'order': {
      const { order } = await api.placeOrder(task.request)
      if (!order) throw new Error(`${task.name}: answered without an order`)
      return { requestId, order: summaryOf(order) }
    }
  }
}

const summaryOf = ({ orderId, totalMinor, lines }: Order__Output) => ({
  orderId,
  totalMinor: Number(totalMinor),
  lines: lines.length,
  units: lines.reduce((sum, { quantity }) => sum + Number(quantity), 0),
})

function addOrder(sums: Acknowledgements, { totalMinor, lines, units }: NonNullable<Acknowledged['order']>): void {
  sums.orders++
  sums.lines += lines
  sums.units += units
  sums.pence += totalMinor
}

type Ask = <Answer>(call: () => Promise<Answer>) => Promise<Answer>

/** A warehouse that is there already stays as its owner described it. */
async function ensureLocation(api: ImportApi, ask: Ask): Promise<void> {
  const request = locationOf()
  const isThere = await ifFound(ask(() => api.getLocation({ locationId: request.location?.locationId ?? '' })))
  if (!isThere) await ask(() => api.putLocation(request))
}

/** What the journal knows, unless it was kept beside another log: its newest order must be there. */
async function trusted(journal: Journal, api: ImportApi, ask: Ask): Promise<Journal['known']> {
  const newest = [...journal.known.values()].findLast(({ order }) => order)?.order
  if (!newest) return new Map()
  return (await ifFound(ask(() => api.getOrder({ orderId: newest.orderId })))) ? journal.known : new Map()
}

async function ifFound(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer
    return true
  } catch (failure) {
    if (failure instanceof Refused && failure.code === status.NOT_FOUND) return false
    throw failure
  }
}
