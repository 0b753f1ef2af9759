import { WorkflowNotFoundError } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { costOf } from './support/processes.ts'
import { startWholeStack, type WholeStack } from './support/whole-stack.ts'

let shop: WholeStack
let orders = 0
beforeAll(async () => {
  shop = await startWholeStack()
})
afterAll(() => shop?.stop())

const place = (token?: string) => shop.place(`web-${++orders}`, token)
const paymentOf = (order: Awaited<ReturnType<typeof place>>) => order.tenders[0]?.paymentId ?? ''

/** The run's end, once the fact that starts it was forwarded. */
async function endOf(orderId: string): Promise<unknown> {
  for (;;) {
    try {
      return await shop.pickupOf(orderId).result()
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error
    }
  }
}

async function isAt(orderId: string, stage: string): Promise<void> {
  for (;;) {
    const run = await shop
      .pickupOf(orderId)
      .describe()
      .catch(() => undefined)
    if (run?.searchAttributes.stage?.[0] === stage && !run.raw.pendingWorkflowTask) return
  }
}

async function moneyOf(paymentId: string) {
  const { payment } = await shop.payments.getPayment({ paymentId })
  return {
    state: payment?.state,
    captured: payment?.capturedMinor,
    captures: payment?.operations.filter(({ kind }) => kind === 'OPERATION_KIND_CAPTURE').length,
  }
}

test('an order of the web shop is picked up at the store and captured by its process', async () => {
  const order = await place()
  await isAt(order.orderId, 'awaiting_store')
  await shop.makeReady(order.orderId)
  await isAt(order.orderId, 'awaiting_shopper')
  await shop.handOver(order.orderId)
  expect(await endOf(order.orderId)).toBe('collected')
  expect(await moneyOf(paymentOf(order))).toEqual({ state: 'PAYMENT_STATE_AUTHORIZED', captured: '1250', captures: 1 })
  const cost = await costOf(shop.pickupOf(order.orderId))
  console.log('a pickup on the whole stack costs', cost)
  // Whoever looks around may have told it once more than the facts did.
  expect(cost.workflowTasks).toBeLessThanOrEqual(cost.signals + cost.activities)
  expect(cost.activities).toBe(1)
})

test('the store rejects it: the process ends, nothing is captured, the authorisation is let go', async () => {
  const order = await place()
  await shop.rejectPickup(order.orderId)
  await expectNothingTaken(order)
})

test('nobody comes: the process lets it expire, the stock is free and the authorisation let go', async () => {
  const order = await place()
  await shop.makeReady(order.orderId, 1_500)
  expect(await endOf(order.orderId)).toBe('expired')
  // Nor is anything held any more for those that were collected or rejected before.
  while ((await shop.reserved()) !== '0');
  await expectNothingTaken(order)
})

test('the shopper cancels when it is ready: the process ends', async () => {
  const order = await place()
  await shop.makeReady(order.orderId)
  await isAt(order.orderId, 'awaiting_shopper')
  await shop.web.cancelOrder({ requestId: `cancel-${order.orderId}`, orderId: order.orderId, reason: 'changed my mind' })
  expect(await endOf(order.orderId)).toBe('cancelled')
  await expectNothingTaken(order)
})

test('an order whose payment is unknown is settled by its own process, then picked up', async () => {
  const order = await place('sandbox-timeout-after-success')
  expect(order.state).toBe('ORDER_STATE_PAYMENT_PENDING')
  await isAt(order.orderId, 'awaiting_store')
  await shop.makeReady(order.orderId)
  await shop.handOver(order.orderId)
  expect(await endOf(order.orderId)).toBe('collected')
  expect(await moneyOf(paymentOf(order))).toMatchObject({ captured: '1250', captures: 1 })
})

test('the workflows killed in the middle and started again: the order completes with one capture', {
  timeout: 180_000,
}, async () => {
  const order = await place()
  await isAt(order.orderId, 'awaiting_store')
  await shop.endWorkflows('SIGKILL')
  await shop.makeReady(order.orderId)
  await shop.handOver(order.orderId)
  await shop.startWorkflows()
  expect(await endOf(order.orderId)).toBe('collected')
  expect(await moneyOf(paymentOf(order))).toMatchObject({ captured: '1250', captures: 1 })
})

test('a run that somebody terminated comes back by itself', async () => {
  const order = await place()
  await isAt(order.orderId, 'awaiting_store')
  await shop.pickupOf(order.orderId).terminate('by hand')
  while ((await shop.pickupOf(order.orderId).describe()).status.name !== 'RUNNING');
  await shop.makeReady(order.orderId)
  await shop.handOver(order.orderId)
  expect(await endOf(order.orderId)).toBe('collected')
})

test('the workflows stop when asked', async () => {
  expect(await shop.endWorkflows('SIGTERM')).toEqual({ code: 0, signal: null })
  await shop.startWorkflows()
})

async function expectNothingTaken(order: Awaited<ReturnType<typeof place>>) {
  for (;;) {
    const { state, captures } = await moneyOf(paymentOf(order))
    expect(captures).toBe(0)
    if (state === 'PAYMENT_STATE_VOIDED') return
  }
}
