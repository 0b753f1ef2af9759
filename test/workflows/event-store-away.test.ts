import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectEventStore, type EventStore } from '#platform/event-store.ts'
import { startPayments } from '../chaos/support/faulty-process.ts'
import { recordingLog } from '../support/quiet.ts'
import { SKU, STORE, startWholeStack, type WholeStack } from './support/whole-stack.ts'

/** Between tries the starter pauses ever longer: so many take it some seconds. */
const TRIES = 8

let shop: WholeStack
let store: EventStore
let stockBefore: number
let orders = 0
beforeAll(async () => {
  shop = await startWholeStack()
  store = connectEventStore(shop.eventstoreUrl, recordingLog())
})
afterAll(async () => {
  await store?.dispose()
  await shop?.stop()
})

type Order = Awaited<ReturnType<WholeStack['place']>>

const types = async (stream: string) => (await Array.fromAsync(store.read(stream))).map(({ type }) => type)
const stock = () => types(`stock-${SKU}@${STORE}`)
const money = ({ tenders }: Order) => types(`payment-${tenders[0]?.paymentId}`)

async function atProvider({ tenders }: Order): Promise<string[]> {
  const { payment } = await shop.payments.getPayment({ paymentId: tenders[0]?.paymentId ?? '' })
  return types(`sandboxPayment-${payment?.providerReference.replace('sandbox-', '')}`)
}

async function ready(): Promise<Order> {
  stockBefore = (await stock()).length
  const order = await shop.place(`web-${++orders}`)
  expect(order.state).toBe('ORDER_STATE_OPEN')
  await shop.makeReady(order.orderId)
  await until(async () => {
    const run = await shop
      .pickupOf(order.orderId)
      .describe()
      .catch(() => undefined)
    return run?.searchAttributes.stage?.[0] === 'awaiting_shopper' && !run.raw.pendingWorkflowTask
  })
  return order
}

/** Killed, until the starter has looked for it in vain so often. */
async function storeIsAwayWhile(act: () => Promise<void> = async () => {}): Promise<void> {
  const before = await timesMissed()
  await shop.kill('eventstore', 'SIGKILL')
  await act()
  await until(async () => (await timesMissed()) >= before + TRIES)
  await shop.restart('eventstore')
}

async function timesMissed(): Promise<number> {
  const log = await readFile(join(shop.dataDir, 'logs/workflows.log'), 'utf8')
  return log.split('it tries again').length - 1
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}

async function expectCollectedOnce(order: Order): Promise<void> {
  expect(await shop.pickupOf(order.orderId).result()).toBe('collected')
  expect(await types(`order-${order.orderId}`)).toEqual([
    ...['AuthorizationsRequested', 'OrderPlaced', 'PickingStarted', 'UnitsPicked'],
    ...['FulfilmentReady', 'NotificationDue', 'FulfilmentHandedOver'],
  ])
  expect((await stock()).slice(stockBefore)).toEqual(['StockReserved', 'StockIssued'])
  expect(await money(order)).toEqual(['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'PaymentCaptured'])
  expect(await atProvider(order)).toEqual(['SandboxAuthorized', 'SandboxCaptured'])
}

test('the event store is away for seconds while the shopper is awaited', async () => {
  const order = await ready()
  await storeIsAwayWhile()
  await shop.handOver(order.orderId)
  await expectCollectedOnce(order)
})

test('the event store is away for seconds between the hand-over and the capture', async () => {
  const order = await ready()
  process.kill(shop.workflowsPid(), 'SIGSTOP')
  await shop.handOver(order.orderId)
  expect(await money(order)).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
  await storeIsAwayWhile(async () => void process.kill(shop.workflowsPid(), 'SIGCONT'))
  await expectCollectedOnce(order)
})

test('the event store goes away when the money was taken and nobody had written it down', async () => {
  await shop.kill('payments', 'SIGTERM')
  const payments = await startPayments(shop.stack)
  try {
    const order = await ready()
    const isTaken = payments.reached('PaymentCaptured before')
    await payments.arm({ at: 'PaymentCaptured before', does: 'wait' })
    await shop.handOver(order.orderId)
    await isTaken
    expect(await atProvider(order)).toEqual(['SandboxAuthorized', 'SandboxCaptured'])
    expect(await money(order)).toEqual(['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested'])
    await storeIsAwayWhile(async () => payments.release('PaymentCaptured before'))
    await expectCollectedOnce(order)
  } finally {
    await payments.stop()
  }
})
