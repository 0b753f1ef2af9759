import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { type FakeShop, FULFILMENT, startFakeShop } from './support/fake-shop.ts'
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
  orderId = `o${++orders}`
  shop.reset()
})

const id = () => `pickup:${orderId}/${FULFILMENT}`
const reaches = (stage: string) => processes.reaches(id(), stage)
const result = () => processes.pickup(orderId).result()
const looksAround = () => processes.looksAround()

async function placed(options?: Parameters<FakeShop['act']['place']>[1]) {
  const fact = shop.act.place(orderId, options)
  await processes.tell(fact)
  return fact
}

async function waitingForShopper(options?: Parameters<FakeShop['act']['ready']>[1]) {
  await placed()
  await reaches('awaiting_store')
  await processes.tell(shop.act.ready(orderId, options))
  await reaches('awaiting_shopper')
}

test('placed, ready, handed over, captured: four workflow tasks and one activity', async () => {
  await waitingForShopper()
  await processes.tell(shop.act.handOver(orderId))
  expect(await result()).toBe('collected')
  expect(shop.calls).toMatchObject({ capture: 1, charged: 1, expire: 0 })
  const cost = await costOf(processes.pickup(orderId))
  console.log('a pickup costs', cost)
  expect(cost.workflowTasks).toBeLessThanOrEqual(4)
  expect(cost.activities).toBe(1)
})

test('the run tells its stage, its next deadline, and what it can be searched by', async () => {
  await waitingForShopper()
  const order = shop.orders.get(orderId)
  const run = processes.pickup(orderId)
  expect(await run.query('nextDeadline')).toBe(order?.pickupUntil)
  const { searchAttributes } = await run.describe()
  expect(searchAttributes).toMatchObject({
    ...{ channel: ['web-1'], storeId: ['store-1'], orderId: [orderId], stage: ['awaiting_shopper'] },
    dueAt: [new Date(order?.pickupUntil ?? '')],
  })
})

test('what is collected in parts is captured as each leaves, once', async () => {
  await waitingForShopper()
  await processes.tell(shop.act.handOverPart(orderId))
  await shop.until(() => shop.calls.charged === 1)
  await reaches('awaiting_shopper')
  await processes.tell(shop.act.handOver(orderId))
  expect(await result()).toBe('collected')
  expect(shop.calls).toMatchObject({ charged: 2, expire: 0 })
})

test('set aside, it waits for the shopper to choose, and ends where they choose another place', async () => {
  await placed()
  await reaches('awaiting_store')
  await processes.tell(shop.act.setAside(orderId))
  await reaches('awaiting_choice')
  expect(await processes.pickup(orderId).query('nextDeadline')).toBe(shop.orders.get(orderId)?.chooseBy)
  await processes.tell(shop.act.move(orderId))
  expect(await result()).toBe('cancelled')
  expect(shop.calls).toMatchObject({ capture: 0, expire: 0 })
})

test('set aside without a word of it, it is found by looking around', async () => {
  await placed()
  await reaches('awaiting_store')
  shop.act.setAside(orderId, { chooseInMs: 1_500 })
  await looksAround()
  expect(await result()).toBe('expired')
})

test('the store rejects it before picking', async () => {
  await placed()
  await reaches('awaiting_store')
  await processes.tell(shop.act.rejectPickup(orderId))
  expect(await result()).toBe('rejected')
  expect(shop.calls).toMatchObject({ capture: 0, expire: 0 })
})

test('the store rejects it when it was ready', async () => {
  await waitingForShopper()
  await processes.tell(shop.act.rejectPickup(orderId))
  expect(await result()).toBe('rejected')
})

test('the shopper cancels before it is ready, and when it is', async () => {
  await placed()
  await reaches('awaiting_store')
  await processes.tell(shop.act.cancel(orderId))
  expect(await result()).toBe('cancelled')
  orderId = `${orderId}-again`
  await waitingForShopper()
  await processes.tell(shop.act.cancel(orderId))
  expect(await result()).toBe('cancelled')
  expect(shop.calls).toMatchObject({ capture: 0, expire: 0 })
})

test('a cancellation that is told before the run has begun leaves no run', async () => {
  const fact = shop.act.place(orderId)
  await processes.tell(shop.act.cancel(orderId), fact)
  await expect(processes.pickup(orderId).describe()).rejects.toThrow(/not found/)
})

test('the store never acts: the pickup expires at its deadline', async () => {
  await placed({ pickInMs: 500 })
  expect(await result()).toBe('expired')
  expect(shop.orders.get(orderId)?.fulfilment).toBe('FULFILMENT_STATE_EXPIRED')
})

test('nobody comes: the pickup expires when the goods were kept long enough', async () => {
  await placed()
  await reaches('awaiting_store')
  await processes.tell(shop.act.ready(orderId, { keepMs: 500 }))
  expect(await result()).toBe('expired')
  expect(shop.calls.capture).toBe(0)
})

const HOUR_MS = 3_600_000

/** Resolves when the run tells this deadline. */
async function tellsDue(at: string | null | undefined): Promise<void> {
  while ((await processes.pickup(orderId).query('nextDeadline')) !== at);
}

test('its goods are still to come: its store owes nothing until they are there, whatever day they are expected', async () => {
  const facts = [await placed({ expectedInMs: HOUR_MS, pickInMs: 1 })]
  await reaches('awaiting_goods')
  await tellsDue(shop.orders.get(orderId)?.awaits?.expectedAt)
  facts.push(shop.act.goodsExpected(orderId, 2 * HOUR_MS))
  await processes.tell(...shuffled([...facts, ...facts, ...facts], 7))
  await tellsDue(shop.orders.get(orderId)?.awaits?.expectedAt)
  facts.push(shop.act.goodsExpected(orderId, null))
  await processes.tell(...shuffled([...facts, ...facts, ...facts], 8))
  await tellsDue(null)
  await processes.tell(shop.act.hold(orderId))
  await reaches('on_hold')
  await processes.tell(shop.act.release(orderId))
  await reaches('awaiting_goods')
  facts.push(shop.act.goodsCome(orderId))
  await processes.tell(...shuffled([...facts, ...facts, ...facts], 9))
  await reaches('awaiting_store')
  await tellsDue(shop.orders.get(orderId)?.pickBy)
  await processes.tell(shop.act.ready(orderId), shop.act.handOver(orderId))
  expect(await result()).toBe('collected')
  expect(shop.calls).toMatchObject({ charged: 1, expire: 0, look: 0 })
})

test.each(['', 'store-2'])('goods that nobody tells of are looked for, for store "%s" too', async destinationId => {
  const fact = shop.act.place(orderId, { expectedInMs: 1, destinationId })
  shop.act.supply(orderId, { expectedInMs: 200 })
  shop.hooks.after = async call => {
    if (call === 'look') shop.act.supply(orderId, { hasCome: true })
  }
  await processes.tell(fact)
  await reaches('awaiting_store')
  expect(shop.orders.get(orderId)?.events).toEqual(['OrderPlaced', 'GoodsExpected', 'GoodsCame'])
})

test('cancelled while its goods are still to come, it ends', async () => {
  await placed({ expectedInMs: null })
  await reaches('awaiting_goods')
  await processes.tell(shop.act.cancel(orderId))
  expect(await result()).toBe('cancelled')
  expect(shop.calls).toMatchObject({ capture: 0, expire: 0, look: 0 })
})

test('goods that are still to come for another store: whoever looks around finds a run that is gone, and one that missed them', async () => {
  await placed({ expectedInMs: null, destinationId: 'store-2' })
  await reaches('awaiting_goods')
  await processes.pickup(orderId).terminate('by hand')
  await processes.foundAt(id(), 'awaiting_goods')
  shop.act.goodsCome(orderId)
  await processes.foundAt(id(), 'awaiting_store')
})

test('from another store: late as often as it is, waited for on its way, then collected and captured', async () => {
  shop.delays.promisesAgainMs = 300
  await placed({ destinationId: 'store-2', pickInMs: 300 })
  const delays = () => shop.orders.get(orderId)?.events.filter(type => type === 'FulfilmentDelayed').length ?? 0
  await shop.until(() => delays() === 2)
  shop.delays.promisesAgainMs = 60_000
  await processes.tell(shop.act.send(orderId))
  await reaches('awaiting_arrival')
  expect(await processes.pickup(orderId).query('nextDeadline')).toBeNull()
  await processes.tell(shop.act.arrive(orderId, { readyInMs: 300 }))
  await shop.until(() => delays() >= 3)
  await processes.tell(shop.act.ready(orderId))
  await reaches('awaiting_shopper')
  await processes.tell(shop.act.handOver(orderId))
  expect(await result()).toBe('collected')
  expect(shop.calls).toMatchObject({ charged: 1 })
  expect(shop.orders.get(orderId)?.events).not.toContain('FulfilmentExpired')
})

test('from another store, and nobody comes: it expires when the goods were kept long enough', async () => {
  await placed({ destinationId: 'store-2' })
  await processes.tell(shop.act.send(orderId), shop.act.arrive(orderId))
  await reaches('awaiting_store')
  await processes.tell(shop.act.ready(orderId, { keepMs: 300 }))
  expect(await result()).toBe('expired')
  expect(shop.calls).toMatchObject({ capture: 0 })
})

test('from another store without a word of it: whoever looks around finds it', async () => {
  await placed({ destinationId: 'store-2' })
  await reaches('awaiting_store')
  shop.act.send(orderId)
  await processes.foundAt(id(), 'awaiting_arrival')
  shop.act.arrive(orderId)
  await processes.foundAt(id(), 'awaiting_store')
})

test('while its payment is unknown nothing falls due; once it is known the store is waited for', async () => {
  const isSeen = Promise.withResolvers<void>()
  shop.hooks.after = async call => {
    if (call === 'resolve') await isSeen.promise
  }
  await placed({ isPending: true, pickInMs: 1 })
  await reaches('awaiting_payment')
  isSeen.resolve()
  const { revision } = shop.orders.get(orderId) ?? { revision: 0 }
  await processes.client.workflow.getHandle(`payment:${orderId}`).result()
  expect(shop.calls).toMatchObject({ resolve: 1, settle: 1 })
  Object.assign(shop.orders.get(orderId) ?? {}, { pickBy: new Date(Date.now() + 60_000).toISOString() })
  await processes.tell({ stream: `order-${orderId}`, type: 'PaymentConfirmed', revision: revision + 1, data: {} })
  await reaches('awaiting_store')
})

test('while it is held nothing falls due; promised anew, the store has until then', async () => {
  await placed()
  await reaches('awaiting_store')
  const fact = shop.act.hold(orderId)
  Object.assign(shop.orders.get(orderId) ?? {}, { pickBy: new Date(Date.now() - 1).toISOString() })
  await processes.tell(fact)
  await reaches('on_hold')
  await processes.tell(shop.act.release(orderId))
  await reaches('awaiting_store')
  expect(shop.calls.expire).toBe(0)
  await processes.tell(shop.act.ready(orderId))
  await processes.tell(shop.act.handOver(orderId))
  expect(await result()).toBe('collected')
})

test('a payment that turns out declined cancels the order, and the pickup ends', async () => {
  shop.provider.resolvesTo = 'PAYMENT_STATE_DECLINED'
  await placed({ isPending: true })
  await processes.client.workflow.getHandle(`payment:${orderId}`).result()
  const { revision } = shop.orders.get(orderId) ?? { revision: 0 }
  await processes.tell({ stream: `order-${orderId}`, type: 'OrderCancelled', revision, data: {} })
  expect(await result()).toBe('cancelled')
})

test('a payment that stays unknown is asked for again', async () => {
  shop.provider.resolvesTo = 'PAYMENT_STATE_UNKNOWN'
  await placed({ isPending: true })
  await processes.reaches(`payment:${orderId}`, 'unknown')
  await shop.until(() => shop.calls.resolve >= 1)
  shop.provider.resolvesTo = 'PAYMENT_STATE_AUTHORIZED'
  expect(await processes.client.workflow.getHandle(`payment:${orderId}`).result()).toBe('settled')
  expect(shop.calls.resolve).toBeGreaterThan(1)
  expect(shop.calls.settle).toBe(1)
})

test('each fact three times and in any order ends the same, with one capture', async () => {
  for (const seed of [1, 2, 3]) {
    orderId = `${orderId}-${seed}`
    shop.reset()
    const facts = [shop.act.place(orderId), shop.act.ready(orderId), shop.act.handOver(orderId)]
    await processes.tell(...shuffled([...facts, ...facts, ...facts], seed))
    expect(await result(), `seed ${seed}`).toBe('collected')
    expect(shop.calls.charged, `seed ${seed}`).toBe(1)
  }
})

test('facts that are told while the run lives, thrice and shuffled, end the same', async () => {
  for (const seed of [4, 5, 6]) {
    orderId = `${orderId}-${seed}`
    shop.reset()
    const told = [await placed()]
    await reaches('awaiting_store')
    told.push(shop.act.ready(orderId))
    await processes.tell(...shuffled([...told, ...told, ...told], seed))
    await reaches('awaiting_shopper')
    told.push(shop.act.handOver(orderId))
    await processes.tell(...shuffled([...told, ...told, ...told], seed))
    expect(await result(), `seed ${seed}`).toBe('collected')
    expect(shop.calls.charged, `seed ${seed}`).toBe(1)
  }
})

test('a hand-over that nobody told of is found by the deadline', async () => {
  await placed()
  await reaches('awaiting_store')
  const { type, revision } = shop.act.ready(orderId, { keepMs: 700 })
  let isHandedOver = false
  // Behind what its run reads of it, and before it waits.
  shop.hooks.after = async call => {
    if (call !== 'getOrder' || isHandedOver) return
    isHandedOver = true
    shop.act.handOver(orderId)
  }
  await processes.temporal.tell(id(), { type, revision })
  expect(await result()).toBe('collected')
  expect(shop.calls).toMatchObject({ charged: 1 })
})

test('what nobody told of at all is found by looking around', async () => {
  shop.act.place(orderId)
  while ((await looksAround()).woken === 0) await new Promise(setImmediate)
  await reaches('awaiting_store')
  shop.act.ready(orderId)
  while ((await processes.pickup(orderId).query('stage')) !== 'awaiting_shopper') await looksAround()
  await processes.tell(shop.act.handOver(orderId))
  expect(await result()).toBe('collected')
  expect(shop.calls.charged).toBe(1)
})

test('an order that cannot be read keeps no other from being woken', async () => {
  const broken = `${orderId}-broken`
  shop.act.place(broken)
  Object.assign(shop.orders.get(broken) ?? {}, { fulfilment: 'FULFILMENT_STATE_READY' })
  shop.act.place(orderId)
  await looksAround()
  await reaches('awaiting_store')
  shop.orders.delete(broken)
})

test('a run that was terminated comes back at every stage, by looking around or by the next fact', async () => {
  await placed()
  await reaches('awaiting_store')
  await processes.pickup(orderId).terminate('by hand')
  while (!(await isRunning())) await looksAround()
  await processes.pickup(orderId).terminate('by hand')
  await processes.tell(shop.act.ready(orderId))
  await reaches('awaiting_shopper')
  await processes.pickup(orderId).terminate('by hand')
  shop.act.handOver(orderId)
  while (shop.calls.charged === 0) await looksAround()
  expect(await result()).toBe('collected')
  expect(shop.calls.charged).toBe(1)
})

test('a run that has finished does not come back, whatever is told again', async () => {
  const first = await placed()
  await reaches('awaiting_store')
  const last = shop.act.handOver(orderId)
  await processes.tell(last)
  await result()
  const { runId } = await processes.pickup(orderId).describe()
  await processes.tell(first, last)
  await looksAround()
  expect((await processes.pickup(orderId).describe()).runId).toBe(runId)
  expect(shop.calls).toMatchObject({ capture: 1, charged: 1 })
})

test('a run that was reset to its beginning ends the same, with one capture', async () => {
  await waitingForShopper()
  await processes.tell(shop.act.handOver(orderId))
  await result()
  expect(await (await resetToBeginning(processes.client, id())).result()).toBe('collected')
  expect(shop.calls.charged).toBe(1)
})

test('a capture of unknown outcome is asked for again by the same id', async () => {
  shop.provider.unknownCaptures = 1
  await placed()
  await reaches('awaiting_store')
  await processes.tell(shop.act.handOver(orderId))
  expect(await result()).toBe('collected')
  expect(shop.calls).toMatchObject({ capture: 2, charged: 1 })
})

test('a capture that is refused for good ends the run as owed', async () => {
  shop.provider.refusesCaptures = true
  await placed()
  await processes.tell(shop.act.handOver(orderId))
  expect(await result()).toBe('owed')
  expect(shop.calls).toMatchObject({ capture: 1, charged: 0 })
})

test('what no repetition can mend fails the run under its reason', async () => {
  await placed()
  await reaches('awaiting_store')
  const fact = shop.act.handOver(orderId)
  shop.provider.rejectsCapturesAs = 'NOT_AUTHORIZED'
  await processes.tell(fact)
  await expect(result()).rejects.toMatchObject({ cause: { cause: { type: 'NOT_AUTHORIZED', nonRetryable: true } } })
})

async function isRunning(): Promise<boolean> {
  return (await processes.pickup(orderId).describe()).status.name === 'RUNNING'
}
