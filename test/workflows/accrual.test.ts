import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { type FakeShop, startFakeShop } from './support/fake-shop.ts'
import { costOf, type Processes, resetToBeginning, startProcesses } from './support/processes.ts'
import { shuffled } from './support/shuffled.ts'

let server: TemporalServer
let shop: FakeShop
let processes: Processes
let orderId: string
let orders = 0

beforeAll(async () => {
  shop = await startFakeShop()
  server = await startTestTemporal()
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

const SOON_MS = 400
const run = () => processes.client.workflow.getHandle(`accrual:${orderId}`)
const result = () => run().result()
const tell: Processes['tell'] = (...facts) => processes.tell(...facts)
const goods = () => shop.goods.act
const points = () => shop.goods.written(orderId)[`loyaltyAccount-${orderId}-customer`] ?? []
const looksAround = () => processes.looksAround()
const noRun = () => expect(run().describe()).rejects.toThrow(/not found/)

test('goods that left promise points, which become active when their return window closes', async () => {
  await tell(goods().sell(orderId, { closesInMs: SOON_MS }))
  expect(await result()).toBe('accrued')
  expect(points()).toEqual(['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'])
  const cost = await costOf(run())
  console.log('an accrual costs', cost)
  expect(cost.workflowTasks).toBeLessThanOrEqual(2)
  expect(cost.activities).toBe(0)
})

test('history whose window has closed long ago: one workflow task', async () => {
  await tell(goods().sell(orderId, { closesInMs: -60_000 }))
  expect(await result()).toBe('accrued')
  expect(points()).toEqual(['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'])
  expect((await costOf(run())).workflowTasks).toBe(1)
  // By who looks whether anything is owed, and to promise; as they become active the order has nothing more to tell.
  expect(shop.calls.getOrder).toBe(2)
})

test('the run tells when the next points become active', async () => {
  const before = Date.now()
  await tell(goods().sell(orderId))
  await processes.reaches(`accrual:${orderId}`, 'accruing')
  const due = Date.parse((await run().query<string>('nextDeadline')) ?? '')
  expect(due).toBeGreaterThanOrEqual(before + 60_000)
  expect((await run().describe()).searchAttributes).toMatchObject({ orderId: [orderId], dueAt: [new Date(due)] })
})

test('a guest, and a customer without an account, have no run', async () => {
  await tell(goods().sell(orderId, { customerId: '' }))
  await noRun()
  await tell(goods().sell(`${orderId}y`, { enrolled: false }))
  orderId = `${orderId}y`
  await noRun()
  expect(shop.goods.calls.promisePoints).toBe(0)
})

test('an order of which nothing has left has no run, nor has one that is cancelled then', async () => {
  await tell(goods().sell(orderId, { left: 0 }))
  await noRun()
  await tell(goods().cancelRest(orderId))
  await noRun()
})

test('what leaves later is promised too, by the same run', async () => {
  await tell(goods().sell(orderId, { left: 2, closesInMs: SOON_MS }))
  await shop.until(() => points().length === 2)
  await tell(goods().handOver(orderId))
  expect(await result()).toBe('accrued')
  expect(points()).toEqual(['PointsPromised 1,2', 'PointsActivated 1,2', 'PointsPromised 3,4', 'PointsActivated 3,4'])
})

test('what leaves later and nobody tells of is promised when the first points become active', async () => {
  shop.goods.slowClock.asks = Number.POSITIVE_INFINITY
  await tell(goods().sell(orderId, { left: 2, closesInMs: 0 }))
  await shop.until(() => points().length === 1)
  goods().handOver(orderId)
  shop.goods.slowClock.asks = 0
  expect(await result()).toBe('accrued')
  expect(points().toSorted().join('; ')).toMatch(/PointsActivated .*PointsPromised 1,2; PointsPromised 3,4/)
})

test('the rest is cancelled: the run ends when what left is active', async () => {
  await tell(goods().sell(orderId, { left: 2, closesInMs: SOON_MS }))
  await shop.until(() => points().length === 2)
  await tell(goods().cancelRest(orderId))
  expect(await result()).toBe('accrued')
  expect(points()).toEqual(['PointsPromised 1,2', 'PointsActivated 1,2'])
})

test('what comes back before its window closes never becomes active; when all does, the run just ends', async () => {
  // However soon its window closes: not before this has come back.
  shop.goods.slowClock.asks = Number.POSITIVE_INFINITY
  await tell(goods().sell(orderId, { closesInMs: SOON_MS }))
  await shop.until(() => points().length === 1)
  const returnId = `${orderId}-return`
  await tell(...goods().open(orderId, { units: [1] }), ...goods().receive(returnId), ...goods().accept(returnId))
  await shop.until(() => points().length === 2)
  shop.goods.slowClock.asks = 0
  expect(await result()).toBe('accrued')
  expect(points()).toEqual(['PointsPromised 1,2,3,4', 'PointsClawedBack 1', 'PointsActivated 2,3,4'])
})

test('units that came back before they were promised are never promised', async () => {
  const sold = goods().sell(orderId, { closesInMs: SOON_MS })
  const returnId = `${orderId}-return`
  await tell(...goods().open(orderId), ...goods().receive(returnId), ...goods().accept(returnId))
  await processes.client.workflow.getHandle(`return:${returnId}`).result()
  await tell(sold)
  expect(await result()).toBe('accrued')
  expect(points()).toEqual(['PointsClawedBack 1,2,3,4'])
})

test('what came back before its buyer had an account is not promised when the rest leaves', async () => {
  const customerId = `${orderId}-customer`
  await tell(goods().sell(orderId, { left: 2, closesInMs: SOON_MS, enrolled: false }))
  const returnId = `${orderId}-return`
  await tell(...goods().open(orderId, { units: [2] }), ...goods().receive(returnId), ...goods().accept(returnId))
  await processes.client.workflow.getHandle(`return:${returnId}`).result()
  goods().enrol(customerId)
  await tell(goods().handOver(orderId))
  expect(await result()).toBe('accrued')
  expect(points()).toEqual(['PointsPromised 1,3,4', 'PointsActivated 1,3,4'])
})

test('clocks that differ: it is asked again, ever less often', async () => {
  shop.goods.slowClock.asks = 2
  const before = Date.now()
  await tell(goods().sell(orderId, { closesInMs: SOON_MS }))
  expect(await result()).toBe('accrued')
  // At once, after a second, and after two more.
  expect(Date.now() - before).toBeGreaterThanOrEqual(SOON_MS + 3_000)
  expect(points()).toEqual(['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'])
  expect(shop.goods.calls.activatePoints).toBe(3)
})

test('each fact thrice and shuffled ends the same', async () => {
  for (const seed of [1, 2]) {
    orderId = `${orderId}s${seed}`
    const facts = [goods().sell(orderId, { left: 2, closesInMs: SOON_MS }), goods().handOver(orderId)]
    await tell(...shuffled([...facts, ...facts, ...facts], seed))
    expect(await result(), `seed ${seed}`).toBe('accrued')
    await tell(...facts)
    expect(points(), `seed ${seed}`).toEqual(['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'])
  }
})

test('a run that was terminated comes back by looking around, once', async () => {
  shop.goods.slowClock.asks = Number.POSITIVE_INFINITY
  await tell(goods().sell(orderId, { closesInMs: 0 }))
  await shop.until(() => points().length === 1)
  await run().terminate('by hand')
  shop.goods.slowClock.asks = 0
  while ((await run().describe()).status.name === 'TERMINATED') await looksAround()
  expect(await looksAround()).toEqual({ woken: 0 })
  expect(await result()).toBe('accrued')
  expect(await looksAround()).toEqual({ woken: 0 })
  expect(points()).toEqual(['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'])
})

test('a refusal that another reading resolves ends no run', async () => {
  Object.assign(shop.goods.refusals, { getReturnWindows: 2, promisePoints: 2 })
  await tell(goods().sell(orderId, { closesInMs: SOON_MS }))
  expect(await result()).toBe('accrued')
  expect(points()).toEqual(['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'])
})

test('a run that failed comes back by looking around once it has rested', async () => {
  shop.goods.refusals.activatePoints = 1
  await tell(goods().sell(orderId, { closesInMs: -60_000 }))
  await expect(result()).rejects.toMatchObject({ cause: { type: 'UNITS_CLAIMED' } })
  expect(await looksAround()).toEqual({ woken: 0 })
  const onceRested = () => processes.looksAround(() => Date.now() + 3_600_000)
  // The index of runs lags.
  while ((await run().describe()).status.name === 'FAILED') await onceRested()
  expect(await result()).toBe('accrued')
  expect(await onceRested()).toEqual({ woken: 0 })
  expect(points()).toEqual(['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'])
})

test('a run that was reset to its beginning, and services that break: each counts once', async () => {
  Object.assign(shop.goods.breaks, { promisePoints: 2, activatePoints: 2 })
  await tell(goods().sell(orderId, { closesInMs: SOON_MS }))
  expect(await result()).toBe('accrued')
  expect(await (await resetToBeginning(processes.client, `accrual:${orderId}`)).result()).toBe('accrued')
  expect(points()).toEqual(['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'])
})
