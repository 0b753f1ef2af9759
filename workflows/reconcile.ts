import type { Log } from '#platform/logging.ts'
import type { ListOrdersRequest } from '#protos/nahr/orders/v1/ListOrdersRequest.ts'
import type { OrderSummary__Output } from '#protos/nahr/orders/v1/OrderSummary.ts'
import type { ShownRun, Temporal } from './client.ts'
import type { Clients } from './clients.ts'
import { paymentProcessId } from './payment/contract.ts'
import { pickupProcessId } from './pickup/contract.ts'
import { stageOf } from './pickup/standing.ts'
import { isOwed, processesOf } from './processes-of.ts'
import { readOrder } from './reading.ts'

export type ReconcileDeps = { temporal: Temporal; clients: Clients; log: Log; now?: () => number }

/** How far back broken runs are looked for. */
const BROKEN_WITHIN_MS = 7 * 24 * 3_600_000
/** A run that failed by itself would fail again at once: it rests, and a person may look. */
const FAILED_RESTS_MS = 3_600_000

const UNFINISHED = ['ORDER_STATE_OPEN', 'ORDER_STATE_PAYMENT_PENDING'] as const

/**
 * Gives every unfinished process a run that knows how it stands: one whose run was terminated, whose fact never came, whose
 * start was lost. Candidates come from lists that may lag; whether anything is owed is read from the streams.
 */
export async function reconcile({ temporal, clients, log, now = Date.now }: ReconcileDeps): Promise<{ woken: number }> {
  const open = new Map<string, string | null>()
  for await (const { id, stage } of temporal.openRuns()) open.set(id, stage)
  const resting = new Set<string>()
  const suspects = new Set<string>()
  for await (const run of temporal.brokenRuns(new Date(now() - BROKEN_WITHIN_MS))) {
    if (isResting(run, now())) resting.add(run.id)
    else if (!open.has(run.id)) suspects.add(run.orderId)
  }
  for (const state of UNFINISHED)
    for await (const order of listed(clients, { state })) if (isMissed(order, open)) suspects.add(order.orderId)

  let woken = 0
  for (const orderId of suspects) {
    const order = await readOrder(clients, orderId)
    for (const process of order ? processesOf(order) : []) {
      const isUpToDate = open.get(process.id) === process.progress.stage || resting.has(process.id)
      if (isUpToDate || !(await isOwed(process, clients))) continue
      log.info({ workflow: process.id, stage: process.progress.stage }, 'an unfinished process is woken')
      await temporal.wake(process, { type: 'Reconciled', revision: Number(order?.revision) })
      woken++
    }
  }
  return { woken }
}

const isResting = ({ status, closedAt }: ShownRun, now: number): boolean =>
  status === 'FAILED' && closedAt !== null && now - closedAt.getTime() < FAILED_RESTS_MS

/** Whether some process of the order has no run that shows itself to stand where the order does. */
function isMissed({ orderId, state, fulfilments }: OrderSummary__Output, open: ReadonlyMap<string, string | null>): boolean {
  const isPending = state === 'ORDER_STATE_PAYMENT_PENDING'
  if (isPending && !open.has(paymentProcessId({ orderId }))) return true
  return fulfilments.some(({ fulfilmentId, method, state: now }) => {
    const stage = method === 'FULFILMENT_METHOD_PICKUP' ? stageOf(now, isPending) : null
    return stage !== null && open.get(pickupProcessId({ orderId, fulfilmentId })) !== stage
  })
}

async function* listed({ orders }: Clients, filter: ListOrdersRequest): AsyncIterable<OrderSummary__Output> {
  for (let pageToken = ''; ; ) {
    const page = await orders.listOrders({ ...filter, pageSize: 500, pageToken })
    yield* page.orders
    if (page.nextPageToken === '') return
    pageToken = page.nextPageToken
  }
}
