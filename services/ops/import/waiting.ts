import { setTimeout as delay } from 'node:timers/promises'
import { type Output, showProgress } from '../progress.ts'
import { asking, type ImportApi } from './api.ts'
import type { Earned } from './earned.ts'
import { inParallel } from './in-parallel.ts'
import type { Outcome } from './run.ts'

/** Returns, and orders whose points are not active. */
export type UnderWay = { returns: number; orders: number }
export type Pace = { everyMs: number; patienceMs: number; concurrency: number }
const pace: Pace = { everyMs: 500, patienceMs: 120_000, concurrency: 4 }

/** Waits until the workflows have settled the returns and made the points active; gives up when nothing has moved for a while. */
export async function waitForProcesses(
  api: ImportApi,
  { returnIds, orderIds }: Pick<Outcome, 'returnIds' | 'orderIds'>,
  earned: readonly Earned[],
  out: Output,
  { everyMs, patienceMs, concurrency }: Pace = pace,
): Promise<UnderWay> {
  const ordersOf = Map.groupBy(
    earned.flatMap(({ customerId, invoice }) => {
      const orderId = orderIds.get(invoice)
      return orderId === undefined ? [] : [{ customerId, orderId }]
    }),
    ({ customerId }) => customerId,
  )
  const progress = showProgress(out, {
    total: returnIds.length + [...ordersOf.values()].flat().length,
    unit: 'settled or active',
  })
  progress.note('returns and points')
  let movedAt = Date.now()
  const moved = (count: number) => {
    if (count > 0) movedAt = Date.now()
    progress.advance(Math.max(0, count))
  }
  const isOver = () => Date.now() - movedAt > patienceMs
  const underWay: UnderWay = { returns: 0, orders: 0 }

  /** One thing after another: most are done by the time that they are looked at. */
  async function wait(all: number, left: () => Promise<number>): Promise<number> {
    for (let before = all; ; await delay(everyMs)) {
      const now = await asking(left)
      moved(before - now)
      before = now
      if (now === 0 || isOver()) return now
    }
  }

  await inParallel(returnIds, concurrency, async returnId => {
    const left = await wait(1, async () => ((await api.getReturn({ returnId })).return?.state === 'RETURN_STATE_SETTLED' ? 0 : 1))
    underWay.returns += left
  })
  await inParallel([...ordersOf], concurrency, async ([customerId, orders]) => {
    const waiting = new Set(orders.map(({ orderId }) => orderId))
    const left = await wait(waiting.size, async () => {
      for (const orderId of await activeOrders(api, customerId)) waiting.delete(orderId)
      return waiting.size
    })
    underWay.orders += left
  })
  progress.end()
  return underWay
}

/** Orders of a customer whose points were promised, and are promised no more. */
async function activeOrders(api: ImportApi, customerId: string): Promise<Set<string>> {
  const { account } = await api.getAccount({ customerId })
  const promised = new Set<string>()
  for (let pageToken = ''; ; ) {
    const page = await api.listTransactions({ accountId: account?.accountId ?? '', pageSize: 1000, pageToken })
    for (const { kind, orderId } of page.transactions) if (kind === 'TRANSACTION_KIND_PROMISED') promised.add(orderId)
    pageToken = page.nextPageToken
    if (pageToken === '') break
  }
  for (const { state, orderId } of account?.lots ?? []) if (state === 'LOT_STATE_PROMISED') promised.delete(orderId)
  return promised
}
