import { WorkflowNotFoundError } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectEventStore, type EventStore } from '#platform/event-store.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import { nahr, writeLocal } from '../journeys/import-runs.ts'
import { recordingLog } from '../support/quiet.ts'
import { OTHER_STORE, STORE, startWholeStack, type WholeStack } from './support/whole-stack.ts'

const GROUP = 'd'
let shop: WholeStack
let store: EventStore
let accountId: string
let orders = 0
beforeAll(async () => {
  shop = await startWholeStack({ isTemporalInMemory: true })
  store = connectEventStore(shop.eventstoreUrl, recordingLog())
  const { account } = await shop.loyalty.enrol({ requestId: 'enrol', customerId: 'ada' })
  accountId = account?.accountId ?? ''
  for (const sku of ['vase', 'lamp', 'plate', 'bowl']) await stocked(sku)
})
afterAll(async () => {
  await store?.dispose()
  await shop?.stop()
})

async function stocked(sku: string): Promise<void> {
  const item = { sku, kind: 'ITEM_KIND_GOODS', names: { en: sku }, category: 'kitchen', taxClass: 'standard' } as const
  await shop.catalog.putItem({ requestId: sku, item })
  await received(sku, STORE, 8)
}
/** And seen by whoever asks where to source it. */
async function received(sku: string, locationId: string, quantity: number, reference = 'r'): Promise<void> {
  const shelf = { sku, locationId, quantity: String(quantity) }
  const requestId = `${sku}-${locationId}-${reference}`
  const { logPosition: minPosition } = await shop.inventory.receiveStock({ requestId, ...shelf, reference })
  await shop.inventory.suggestSourcing({ lines: [{ sku, quantity: '1' }], minPosition })
}

async function ordered(sku: string, quantity: number, paymentToken = 'sandbox-approve'): Promise<Order> {
  const channelOrderId = `delivery-${++orders}`
  const amountMinor = String(quantity * 1000)
  const { order } = await shop.web.placeOrder(
    {
      ...{ requestId: channelOrderId, channelOrderId, customerId: 'ada', currencyCode: 'GBP', pricesIncludeTax: true },
      lines: [{ lineId: '1', sku, quantity: String(quantity), unitPriceMinor: '1000', fulfilmentId: GROUP }],
      fulfilments: [{ fulfilmentId: GROUP, method: 'FULFILMENT_METHOD_DELIVERY', locationId: STORE }],
      tenders: [{ tenderId: 'card', kind: 'TENDER_KIND_CARD', amountMinor, currencyCode: 'GBP', paymentToken }],
      totalMinor: amountMinor,
    },
    { deadlineMs: 20_000 },
  )
  if (!order) throw new Error('an order without an order')
  return order
}

type At = { fulfilmentId?: string; at?: typeof STORE | typeof OTHER_STORE }
async function picked({ orderId }: Order, quantity: number, missing = 0, { fulfilmentId = GROUP, at = STORE }: At = {}) {
  const group = { orderId, fulfilmentId }
  const lines = (count: number) => (count > 0 ? [{ lineId: '1', quantity: String(count) }] : [])
  await shop.stores[at].startPicking({ ...group, requestId: `start-${orderId}-${fulfilmentId}` })
  await shop.stores[at].recordPick({
    ...{ ...group, requestId: `pick-${orderId}-${fulfilmentId}` },
    ...{ lines: lines(quantity), missing: lines(missing), missingThen: 'UNFULFILLABLE_SET_ASIDE' },
  })
}
async function sent({ orderId }: Order, parcelId: string, quantity: number, { fulfilmentId = GROUP, at = STORE }: At = {}) {
  await shop.stores[at].recordShipment({
    ...{ requestId: `ship-${parcelId}`, orderId, fulfilmentId, parcelId, carrier: 'post', trackingReference: parcelId },
    lines: [{ lineId: '1', quantity: String(quantity) }],
  })
}
const arrived = ({ orderId }: Order, parcelId: string, { fulfilmentId = GROUP, at = STORE }: At = {}) =>
  shop.stores[at].recordDelivery({ requestId: `come-${parcelId}`, orderId, fulfilmentId, parcelId })
const lost = ({ orderId }: Order, parcelId: string) =>
  shop.stores[STORE].recordLost({ requestId: `lose-${parcelId}`, orderId, fulfilmentId: GROUP, parcelId, reason: 'a storm' })

const typesOf = async (stream: string) =>
  (await Array.fromAsync(store.read(stream))).map(({ type }) => type).filter(type => type !== 'NotificationDue')
const eventsOf = async ({ orderId, tenders }: Order) => ({
  order: (await typesOf(`order-${orderId}`)).slice(2),
  payment: (await typesOf(`payment-${tenders[0]?.paymentId}`)).slice(2),
})
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}
const has = (order: Order, type: string) => until(async () => (await typesOf(`order-${order.orderId}`)).includes(type))

/** The run's end, once the fact that starts it was forwarded. */
async function endOf({ orderId }: Order, fulfilmentId = GROUP): Promise<unknown> {
  for (;;) {
    try {
      return await shop.workflow.getHandle(`delivery:${orderId}/${fulfilmentId}`).result()
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error
    }
  }
}
const moneyOf = async ({ tenders }: Order) => {
  const { payment } = await shop.payments.getPayment({ paymentId: tenders[0]?.paymentId ?? '' })
  return { captured: payment?.capturedMinor, refunded: payment?.refundedMinor }
}

test('in two parcels and from two places: one parcel lost and given back, each paid for as it left', async () => {
  await received('vase', OTHER_STORE, 2)
  const order = await ordered('vase', 4)
  await picked(order, 3, 1)
  await has(order, 'FulfilmentMoved')
  const moved = (await Array.fromAsync(store.read(`order-${order.orderId}`))).find(({ type }) => type === 'FulfilmentMoved')
  expect(moved?.data).toMatchObject({ sourcedBecause: ['covers_all', 'only_source'] })
  const there = { fulfilmentId: 'd.2', at: OTHER_STORE } as const
  await sent(order, 'a', 2)
  await sent(order, 'b', 1)
  await lost(order, 'b')
  await picked(order, 1, 0, there)
  await sent(order, 'c', 1, there)
  await arrived(order, 'a')
  await arrived(order, 'c', there)
  expect([await endOf(order), await endOf(order, 'd.2')]).toEqual(['delivered', 'delivered'])
  const { order: types, payment } = await eventsOf(order)
  expect(types).toContain('RefundExecuted')
  expect(types.filter(type => type !== 'RefundExecuted')).toEqual([
    ...['PickingStarted', 'UnitsPicked', 'UnitsSetAside', 'FulfilmentMoved', 'ShipmentSent', 'ShipmentSent', 'ShipmentLost'],
    ...['PickingStarted', 'UnitsPicked', 'ShipmentSent', 'ShipmentDelivered', 'ShipmentDelivered'],
  ])
  expect(payment.toSorted()).toEqual(
    [...Array(3).fill('CaptureRequested'), ...Array(3).fill('PaymentCaptured'), 'PaymentRefunded', 'RefundRequested'].toSorted(),
  )
  expect(await moneyOf(order)).toEqual({ captured: '4000', refunded: '1000' })
  const { account } = await (async () => {
    await until(async () => (await shop.loyalty.getAccount({ accountId })).account?.promisedPoints === '30')
    return shop.loyalty.getAccount({ accountId })
  })()
  expect(account).toMatchObject({ promisedPoints: '30', debtPoints: '0' })
})

test('a lost parcel and sent again: found where it was sent from, and paid for once', async () => {
  const order = await ordered('bowl', 2)
  const { orderId } = order
  await picked(order, 2)
  await sent(order, 'gone', 2)
  const outcome = 'LOSS_OUTCOME_SEND_AGAIN' as const
  await shop.stores[STORE].recordLost({ requestId: 'gone', orderId, fulfilmentId: GROUP, parcelId: 'gone', reason: '', outcome })
  await has(order, 'FulfilmentMoved')
  const again = { fulfilmentId: 'd.2' }
  await picked(order, 2, 0, again)
  await sent(order, 'again', 2, again)
  await arrived(order, 'again', again)
  expect([await endOf(order), await endOf(order, 'd.2')]).toEqual(['lost', 'delivered'])
  expect(await eventsOf(order)).toEqual({
    order: [
      ...['PickingStarted', 'UnitsPicked', 'ShipmentSent', 'ShipmentLost', 'FulfilmentMoved'],
      ...['PickingStarted', 'UnitsPicked', 'ShipmentSent', 'ShipmentDelivered'],
    ],
    payment: ['CaptureRequested', 'PaymentCaptured'],
  })
  expect(await moneyOf(order)).toEqual({ captured: '2000', refunded: '0' })
})

test('a store rejects it and no other has it: its shopper is asked, and lets it go with its authorisation', async () => {
  const order = await ordered('lamp', 2)
  await shop.stores[STORE].rejectFulfilment({
    requestId: 'reject',
    orderId: order.orderId,
    fulfilmentId: GROUP,
    reason: 'broken',
  })
  await has(order, 'ChoiceOffered')
  await shop.web.cancelLines({ requestId: 'let-go', orderId: order.orderId, fulfilmentId: GROUP, reason: 'chosen' })
  expect(await endOf(order)).toBe('cancelled')
  await until(async () => (await eventsOf(order)).payment.includes('PaymentVoided'))
  expect(await eventsOf(order)).toEqual({
    order: ['UnitsSetAside', 'ChoiceOffered', 'UnitsCancelled'],
    payment: ['VoidRequested', 'PaymentVoided'],
  })
  const told = (await Array.fromAsync(store.read(`order-${order.orderId}`))).flatMap(({ data }) =>
    typeof data === 'object' && data && 'key' in data ? [data.key] : [],
  )
  expect(told).toEqual(['fulfilment.set_aside', 'choice.offered', 'order.cancelled'])
  const { stock } = await shop.inventory.getStock({ sku: 'lamp', locationId: STORE })
  expect(stock).toMatchObject({ reserved: '0', onHand: '8' })
})

test.each(['workflows', 'payments', 'inventory'] as const)(
  'with %s killed while it is sourced again and while a parcel is paid for, each happens once',
  async part => {
    const kill = async () => {
      if (part === 'workflows') {
        await shop.endWorkflows('SIGKILL')
        await shop.startWorkflows()
      } else {
        await shop.kill(part, 'SIGKILL')
        await shop.restart(part)
      }
    }
    await received('plate', OTHER_STORE, 1, part)
    const order = await ordered('plate', 1)
    const { orderId } = order
    await shop.stores[STORE].rejectFulfilment({ requestId: `no-${part}`, orderId, fulfilmentId: GROUP, reason: 'broken' })
    await kill()
    await has(order, 'FulfilmentMoved')
    await picked(order, 1, 0, { at: OTHER_STORE })
    await sent(order, `p-${part}`, 1, { at: OTHER_STORE })
    await kill()
    await arrived(order, `p-${part}`, { at: OTHER_STORE })
    expect(await endOf(order)).toBe('delivered')
    expect(await eventsOf(order)).toEqual({
      order: ['UnitsSetAside', 'FulfilmentMoved', 'PickingStarted', 'UnitsPicked', 'ShipmentSent', 'ShipmentDelivered'],
      payment: ['CaptureRequested', 'PaymentCaptured'],
    })
    await until(async () => {
      const { stock } = await shop.inventory.getStock({ sku: 'plate', locationId: OTHER_STORE })
      return stock?.reserved === '0' && stock.onHand === '0'
    })
  },
)

test('the log is proven afterwards, and read models equal a replay of it', async () => {
  writeLocal(shop.stack)
  const audit = await nahr(shop.stack, 'audit')
  expect(audit.stdout + audit.stderr).toContain('every invariant holds')
  expect(await nahr(shop.stack, 'verify')).toMatchObject({ status: 0 })
})
