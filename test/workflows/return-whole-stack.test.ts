import { WorkflowNotFoundError } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectEventStore, type EventStore } from '#platform/event-store.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import { recordingLog } from '../support/quiet.ts'
import { costOf } from './support/processes.ts'
import { OTHER_STORE, SKU, startWholeStack, type WholeStack } from './support/whole-stack.ts'

let shop: WholeStack
let store: EventStore
let orders = 0
let accountId: string
beforeAll(async () => {
  shop = await startWholeStack()
  store = connectEventStore(shop.eventstoreUrl, recordingLog())
  const { account } = await shop.loyalty.enrol({ requestId: 'enrol', customerId: 'ada' })
  accountId = account?.accountId ?? ''
})
afterAll(async () => {
  await store?.dispose()
  await shop?.stop()
})

const typesOf = async (stream: string) => (await Array.fromAsync(store.read(stream))).map(({ type }) => type)

/** The run's end, once the fact that starts it was forwarded. */
async function endOf(id: string): Promise<unknown> {
  for (;;) {
    try {
      return await shop.workflow.getHandle(id).result()
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error
    }
  }
}

/** Two mugs, ordered online and collected in London, paid when they were. */
async function collected(paymentToken?: string): Promise<Order> {
  const order = await shop.place(`web-${++orders}`, paymentToken, { customerId: 'ada', quantity: 2 })
  await shop.makeReady(order.orderId, undefined, 2)
  await shop.handOver(order.orderId)
  expect(await endOf(`pickup:${order.orderId}/pickup-1`)).toBe('collected')
  return order
}

/** One of them comes to Leeds and is taken. */
async function takenBack({ orderId }: Order): Promise<string> {
  const request: RequestReturnRequest = {
    requestId: `return-${orderId}`,
    purchase: { orderId },
    lines: [{ lineId: '1', quantity: '1' }],
    quotedRefundMinor: '1250',
    receivedAtLocationId: OTHER_STORE,
    inspection: [{ lineId: '1', verdict: 'VERDICT_ACCEPT', disposition: 'DISPOSITION_SELLABLE' }],
  }
  const answer = await shop.leeds.requestReturn(request, { deadlineMs: 20_000 })
  return answer.return?.returnId ?? ''
}

async function eventsOf({ orderId, tenders }: Order, returnId: string) {
  const paymentId = tenders[0]?.paymentId ?? ''
  const { payment } = await shop.payments.getPayment({ paymentId })
  const refunds = (await Array.fromAsync(store.read(`return-${returnId}`))).flatMap(({ data }) =>
    typeof data === 'object' && data && 'storedValueId' in data ? [`storedValue-${data.storedValueId}`] : [],
  )
  const points = await Array.fromAsync(store.read(`loyaltyAccount-${accountId}`))
  return {
    order: (await typesOf(`order-${orderId}`)).slice(-2),
    return: (await typesOf(`return-${returnId}`)).filter(type => type !== 'NotificationDue'),
    payment: (await typesOf(`payment-${paymentId}`)).slice(4),
    atProvider: (await typesOf(`sandboxPayment-${payment?.providerReference.replace('sandbox-', '')}`)).slice(2),
    storedValue: (await Promise.all(refunds.map(typesOf))).flat(),
    loyaltyAccount: points.filter(({ data }) => JSON.stringify(data).includes(orderId)).map(({ type }) => type),
  }
}

const opened = ['ReturnOpened', 'UnitsReceived', 'UnitsAccepted', 'RefundGranted']
const settled = {
  order: ['UnitsClaimed', 'UnitsReturned'],
  return: [...opened, 'RefundExecuted', 'ReturnSettled'],
  payment: ['RefundRequested', 'PaymentRefunded'],
  atProvider: ['SandboxRefunded'],
  storedValue: [],
  loyaltyAccount: ['PointsPromised', 'PointsClawedBack'],
}

/** In Leeds, beyond what was there before. */
async function stockGrewBy(count: number, during: () => Promise<void>): Promise<void> {
  const at = `stock-${SKU}@${OTHER_STORE}`
  const before = await typesOf(at)
  await during()
  expect((await typesOf(at)).slice(before.length)).toEqual(Array.from({ length: count }, () => 'StockReturned'))
}

test('bought online, collected in London, one of two returned in Leeds', async () => {
  const order = await collected()
  await promised(order)
  await stockGrewBy(1, async () => {
    const returnId = await takenBack(order)
    expect(await endOf(`return:${returnId}`)).toBe('settled')
    expect(await eventsOf(order, returnId)).toEqual(settled)
    const cost = await costOf(shop.workflow.getHandle(`return:${returnId}`))
    console.log('a return on the whole stack costs', cost)
    // Whoever looks around may have told it once more than the facts did.
    expect(cost.workflowTasks).toBeLessThanOrEqual(cost.signals + cost.activities)
    expect(cost.activities).toBe(1)
  })
  const { account } = await shop.loyalty.getAccount({ accountId })
  expect(account).toMatchObject({ promisedPoints: '12', activePoints: '0', debtPoints: '0' })
})

test('the provider declines the refund: store credit takes its place', async () => {
  const order = await collected('sandbox-refund-refused')
  await promised(order)
  const returnId = await takenBack(order)
  expect(await endOf(`return:${returnId}`)).toBe('settled')
  expect(await eventsOf(order, returnId)).toEqual({
    ...settled,
    return: [...opened, 'RefundFailed', 'RefundReplaced', 'ReturnSettled'],
    payment: ['RefundRequested', 'RefundFailed'],
    atProvider: expect.not.arrayContaining(['SandboxRefunded']),
    storedValue: ['StoreCreditIssued'],
  })
})

test('the provider gives the money and does not say so: it is given once', async () => {
  const order = await collected('sandbox-refund-timeout-after-success')
  await promised(order)
  const returnId = await takenBack(order)
  expect(await endOf(`return:${returnId}`)).toBe('settled')
  expect(await eventsOf(order, returnId)).toEqual(settled)
})

test('the workflows killed while a return is asked for, and the event store when they are back', async () => {
  const order = await collected()
  await promised(order)
  await stockGrewBy(1, async () => {
    await shop.endWorkflows('SIGKILL')
    const returnId = await takenBack(order)
    await shop.startWorkflows()
    await shop.kill('eventstore', 'SIGKILL')
    await shop.restart('eventstore')
    expect(await endOf(`return:${returnId}`)).toBe('settled')
    expect(await eventsOf(order, returnId)).toEqual(settled)
  })
})

test('services killed one after the other while returns are carried out', async () => {
  const parts = ['orders', 'returns', 'payments', 'inventory', 'loyalty'] as const
  for (const part of parts) {
    const order = await collected()
    await promised(order)
    await stockGrewBy(1, async () => {
      const returnId = await takenBack(order)
      await shop.kill(part, 'SIGKILL')
      await shop.restart(part)
      expect(await endOf(`return:${returnId}`), part).toBe('settled')
      expect(await eventsOf(order, returnId), part).toEqual(settled)
    })
  }
})

test('what can’t come back earns its points at once', async () => {
  const otherwise = { windowDays: 0, finalSale: true, restockingFeeBps: 0 }
  const effectiveFrom = { seconds: String(Math.floor(Date.now() / 1000)) }
  await shop.policies.putReturnPolicy({ requestId: 'final', policy: { effectiveFrom, otherwise, noReceiptLimitMinor: '0' } })
  const order = await collected()
  expect(await endOf(`accrual:${order.orderId}`)).toBe('accrued')
  const events = await Array.fromAsync(store.read(`loyaltyAccount-${accountId}`))
  const own = events.filter(({ data }) => JSON.stringify(data).includes(order.orderId)).map(({ type }) => type)
  expect(own).toEqual(['PointsPromised', 'PointsActivated'])
})

async function promised({ orderId }: Order): Promise<void> {
  const isPromised = async () =>
    (await Array.fromAsync(store.read(`loyaltyAccount-${accountId}`))).some(
      ({ type, data }) => type === 'PointsPromised' && JSON.stringify(data).includes(orderId),
    )
  while (!(await isPromised()));
}
