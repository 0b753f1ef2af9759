import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import type { StoredFact } from '../../workflows/process.ts'
import { isOnProductionTemporal } from '../support/production-temporal.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { type FakeShop, startFakeShop } from './support/fake-shop.ts'
import { type Processes, startProcesses } from './support/processes.ts'

const DAY_MS = 24 * 3_600_000

// A server of ours alone can be told that a history of so few events is long.
describe.skipIf(isOnProductionTemporal)('a run that has become long', () => {
  let server: TemporalServer
  let shop: FakeShop
  let processes: Processes
  let orderId: string
  let orders = 0
  beforeAll(async () => {
    shop = await startFakeShop()
    server = await startTestTemporal({ dynamicConfig: ['limit.historyCount.suggestContinueAsNew=15'] })
    processes = await startProcesses(server.address, shop)
  })
  afterAll(async () => {
    await processes?.stop()
    await server?.stop()
    await shop?.stop()
  })
  beforeEach(() => {
    shop.reset()
    orderId = `o${++orders}x`
  })

  const run = (process: string, id = orderId) => processes.client.workflow.getHandle(`${process}:${id}`)
  const goods = () => shop.goods.act
  const points = () => shop.goods.written(orderId)[`loyaltyAccount-${orderId}-customer`] ?? []

  /** Tells facts of this kind, each newer than the one before, until another run has gone on. */
  async function longTold(process: string, fact: StoredFact | undefined, id = orderId): Promise<void> {
    if (!fact) throw new Error('there is no fact to tell')
    const { workflowId, runId } = await run(process, id).describe()
    for (let { revision } = fact; (await run(process, id).describe()).runId === runId; revision++)
      await processes.tell({ ...fact, revision })
    const { status } = await processes.client.workflow.getHandle(workflowId, runId).describe()
    expect(status.name).toBe('CONTINUED_AS_NEW')
  }

  test('an accrual goes on anew: it promises what left since, and no unit twice', async () => {
    const sold = goods().sell(orderId, { left: 2, closesInMs: DAY_MS })
    await processes.tell(sold)
    await longTold('accrual', sold)
    expect(points()).toEqual(['PointsPromised 1,2'])
    await processes.tell(goods().handOver(orderId))
    await shop.until(() => points().length === 2)
    await longTold('accrual', sold)
    expect(points()).toEqual(['PointsPromised 1,2', 'PointsPromised 3,4'])
  })

  test('an accrual whose clock is ahead goes on anew, and lets each point become active once', async () => {
    shop.goods.slowClock.asks = Number.POSITIVE_INFINITY
    const sold = goods().sell(orderId, { closesInMs: 0 })
    await processes.tell(sold)
    await longTold('accrual', sold)
    shop.goods.slowClock.asks = 0
    expect(await run('accrual').result()).toBe('accrued')
    expect(points()).toEqual(['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'])
  })

  test('a return goes on anew: what is accepted before and after is carried out once', async () => {
    goods().sell(orderId)
    const returnId = `${orderId}-return`
    const opened = goods().open(orderId)
    await processes.tell(...opened, ...goods().receive(returnId, [1, 2]), ...goods().accept(returnId, [1, 2]))
    await shop.until(() => points().length === 1)
    await longTold('return', opened[0], returnId)
    await processes.tell(...goods().receive(returnId, [3, 4]), ...goods().accept(returnId, [3, 4]))
    expect(await run('return', returnId).result()).toBe('settled')
    expect(points()).toEqual(['PointsClawedBack 1,2', 'PointsClawedBack 3,4'])
    expect(shop.goods.stock(returnId)).toEqual([`StockReturned ${returnId}/1 2`, `StockReturned ${returnId}/2 2`])
    expect(shop.goods.calls.paidBack).toBe(2)
  })

  test('a payment goes on anew and is asked for until the provider says', async () => {
    shop.provider.resolvesTo = 'PAYMENT_STATE_UNKNOWN'
    const placed = shop.act.place(orderId, { isPending: true })
    await processes.tell(placed)
    await longTold('payment', placed)
    shop.provider.resolvesTo = 'PAYMENT_STATE_AUTHORIZED'
    expect(await run('payment').result()).toBe('settled')
    expect(shop.orders.get(orderId)?.events).toEqual(['OrderPlaced', 'PaymentConfirmed'])
  })
})
