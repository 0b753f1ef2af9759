import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { type FakeShop, FULFILMENT, startFakeShop } from './support/fake-shop.ts'
import { costOf, type Processes, startProcesses } from './support/processes.ts'

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
  orderId = `order-${++orders}`
  Object.assign(shop.calls, { getOrder: 0, expire: 0, capture: 0, charged: 0, resolve: 0, settle: 0 })
  Object.assign(shop.provider, { unknownCaptures: 0, refusesCaptures: false, isAway: false })
})

const id = () => `pickup:${orderId}/${FULFILMENT}`
const result = () => processes.pickup(orderId).result()

test('placed, ready, handed over, captured: four workflow tasks and one activity', async () => {
  await processes.tell(shop.act.place(orderId))
  await processes.reaches(id(), 'awaiting_store')
  await processes.tell(shop.act.ready(orderId))
  await processes.reaches(id(), 'awaiting_shopper')
  await processes.tell(shop.act.handOver(orderId))
  expect(await result()).toBe('collected')
  expect(shop.calls).toMatchObject({ capture: 1, charged: 1, expire: 0 })
  const cost = await costOf(processes.pickup(orderId))
  console.log('a pickup costs', cost)
  expect(cost.workflowTasks).toBeLessThanOrEqual(4)
  expect(cost.activities).toBe(1)
})
