import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { type Acknowledgements, addReturn, noneAcknowledged, summaryOfReturn } from './acknowledged.ts'
import { asking, type ImportApi, type Patience, patience, Refused, status, Unreachable } from './api.ts'
import type { Classified } from './classify.ts'
import { inParallel } from './in-parallel.ts'
import type { Acknowledged, Journal } from './journal.ts'
import type { DayPlan, Task } from './plan.ts'
import { createPartition, type Partition } from './report.ts'
import { locationOf } from './requests.ts'
import type { Row } from './rows.ts'

export type Refusal = { name: string; reason: string }
export type Outcome = {
  partition: Partition
  acknowledged: Acknowledgements
  /** Of the returns that stand. */
  returnIds: string[]
  /** By invoice. */
  orderIds: Map<string, string>
  refusals: Refusal[]
  stopped: string | null
}

export type RunOptions = {
  api: ImportApi
  /** The same days in the same order, whenever they are asked for. */
  days(): Iterable<DayPlan>
  concurrency: number
  journal: Journal
  onDone(task: Task): void
  onDay(day: string): void
  patience?: Patience
}

/** Writes the planned days one after another. A refused request is noted and the rest goes on; unreachable services end it. */
export async function runImport(options: RunOptions): Promise<Outcome> {
  const { api, days, concurrency, journal, onDone, onDay } = options
  const ask = <Answer>(call: () => Promise<Answer>) => asking(call, options.patience ?? patience)
  const outcome: Outcome = {
    partition: createPartition(),
    acknowledged: noneAcknowledged(),
    returnIds: [],
    orderIds: new Map(),
    refusals: [],
    stopped: null,
  }
  const accounted = new Set<Row>()
  const account = (rows: readonly Classified[], reached?: { outcome: string; reason: string }) => {
    for (const classified of rows) {
      accounted.add(classified.row)
      outcome.partition.add(reached?.outcome ?? classified.outcome, reached?.reason ?? classified.reason, [classified])
    }
  }

  async function perform(task: Task, known: Journal['known']): Promise<void> {
    try {
      let acknowledged = known.get(task.request.requestId ?? '')
      if (!acknowledged) {
        const orderId = task.kind === 'return' && task.sale !== null ? await orderOf(task.sale) : null
        acknowledged = await ask(() => send(api, task, orderId))
        journal.record(acknowledged)
      }
      note(outcome, task, acknowledged)
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
    const done = new Set<string>()
    for (const { day, items, customers, positions, orders, returns, rest } of days()) {
      onDay(day)
      const first = [...items, ...customers].filter(({ name }) => !done.has(name))
      for (const { name } of first) done.add(name)
      await inParallel(first, concurrency, task => perform(task, known))
      await inParallel(positions, concurrency, async tasks => {
        for (const task of tasks) await perform(task, known)
      })
      await inParallel(orders, concurrency, task => perform(task, known))
      await inParallel(returns, concurrency, task => perform(task, known))
      account(rest)
    }
  } catch (failure) {
    if (!(failure instanceof Unreachable)) throw failure
    outcome.stopped = failure.message
    for (const { positions, orders, returns, rest } of days()) {
      const rows = [...[...positions.flat(), ...orders, ...returns].flatMap(task => task.rows), ...rest]
      account(
        rows.filter(({ row }) => !accounted.has(row)),
        { outcome: 'not reached', reason: 'the services stopped answering' },
      )
    }
  }
  return outcome

  /** That of a sale of this run, or of one before. */
  async function orderOf(invoice: string): Promise<string> {
    const here = outcome.orderIds.get(invoice)
    if (here !== undefined) return here
    const { orders } = await ask(() => api.listOrders({ receiptNumber: invoice }))
    const found = orders.find(({ channelOrderId }) => channelOrderId === invoice)
    if (!found) throw new Refused(status.NOT_FOUND, `order ${invoice} is not there: import the days before as well`)
    outcome.orderIds.set(invoice, found.orderId)
    return found.orderId
  }
}

function note(outcome: Outcome, task: Task, { order, returned }: Acknowledged): void {
  if (order) {
    addOrder(outcome.acknowledged, order)
    if (task.kind === 'order') outcome.orderIds.set(task.request.channelOrderId ?? '', order.orderId)
  }
  if (returned) {
    addReturn(outcome.acknowledged, returned)
    outcome.returnIds.push(returned.returnId)
  }
}

async function send(api: ImportApi, task: Task, orderId: string | null): Promise<Acknowledged> {
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
    case 'customer':
      await api.enrol(task.request)
      return { requestId }
    case 'return': {
      const purchase = orderId === null ? null : { orderId }
      const { return: made } = await api.requestReturn({ ...task.request, purchase })
      if (!made) throw new Error(`${task.name}: answered without a return`)
      return { requestId, returned: { returnId: made.returnId, ...summaryOfReturn(made) } }
    }
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
