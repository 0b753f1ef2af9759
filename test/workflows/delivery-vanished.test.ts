import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { deliveryOf } from './support/fake-parcels.ts'
import { type FakeShop, FULFILMENT, startFakeShop } from './support/fake-shop.ts'
import { type Processes, startProcesses } from './support/processes.ts'

let server: TemporalServer
let shop: FakeShop
let processes: Processes
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

/** What a run does of an order of which one parcel comes and the other is lost, in this order. */
const steps = ['capture', 'refund', 'record'] as const
type Step = (typeof steps)[number]

/** The order as a run leaves it that is lost, with all that Temporal knew of it, behind this step. */
async function leftBehind(orderId: string, last: Step | null): Promise<void> {
  const { place, ship, arrive } = shop.parcels.act
  place(orderId)
  ship(orderId, 'a', [1, 2])
  ship(orderId, 'b', [3, 4])
  arrive(orderId, 'a')
  arrive(orderId, 'b', 'LOST')
  const { orders, payments } = shop.clients
  const of = { paymentId: `${orderId}-money`, amountMinor: '2000' }
  const state = orderId.startsWith('declined') ? 'LOSS_REFUND_STATE_FAILED' : 'LOSS_REFUND_STATE_EXECUTED'
  const does: Record<Step, () => Promise<unknown>> = {
    async capture() {
      for (const captureId of ['a', 'b']) await payments.capture({ requestId: `${orderId}-${captureId}`, captureId, ...of })
    },
    refund: () => payments.refund({ requestId: `${orderId}-refund`, refundId: 'b/lost', ...of }),
    record: () => orders.recordRefund({ requestId: `${orderId}-record`, orderId, refundId: 'b/lost', state }),
  }
  for (const step of steps.slice(0, last === null ? 0 : steps.indexOf(last) + 1)) await does[step]()
}

const left = ['OrderPlaced', 'ShipmentSent a', 'ShipmentSent b', 'ShipmentDelivered a', 'ShipmentLost b']
const taken = ['PaymentCaptured a 2000', 'PaymentCaptured b 2000']
const givenBack = { order: [...left, 'RefundExecuted b/lost'], payment: [...taken, 'PaymentRefunded b/lost 2000'] }
const declined = { order: [...left, 'RefundFailed b/lost'], payment: [...taken, 'RefundFailed b/lost 2000'] }

test('runs that are gone without a trace: what is still owed for lost parcels is found, and given back once', async () => {
  const owed = { untold: null, captured: 'capture', refunded: 'refund', declined: 'record' } as const
  for (const [orderId, last] of Object.entries(owed)) await leftBehind(orderId, last)
  await leftBehind('over', 'record')
  await leftBehind('declined-guest', 'record')

  expect(await processes.looksAround()).toEqual({ woken: Object.keys(owed).length })
  for (const orderId of Object.keys(owed))
    expect(await processes.client.workflow.getHandle(deliveryOf(orderId)).result(), orderId).toBe('delivered')
  for (const orderId of ['untold', 'captured', 'refunded', 'over'])
    expect(shop.parcels.streams(orderId), orderId).toMatchObject(givenBack)
  expect(shop.parcels.streams('declined')).toMatchObject({
    order: [...declined.order, 'RefundReplaced b/lost'],
    payment: [...declined.payment, 'StoreCreditIssued 2000'],
  })
  expect(shop.parcels.streams('declined-guest')).toMatchObject(declined)
  expect(await processes.looksAround()).toEqual({ woken: 0 })
})

test('runs that are gone without a trace: what left and was never captured is found, and captured once', async () => {
  const { place, ship, arrive } = shop.parcels.act
  const sent = ['delivered', 'on-its-way', 'unpaid']
  for (const orderId of sent) {
    place(orderId)
    ship(orderId, 'a', [1, 2, 3, 4])
  }
  for (const orderId of ['delivered', 'unpaid']) arrive(orderId, 'a')
  shop.act.place('collected')
  shop.act.ready('collected')
  shop.act.handOver('collected')

  expect(await processes.looksAround()).toEqual({ woken: sent.length + 1 })
  const { workflow } = processes.client
  expect(await workflow.getHandle(deliveryOf('delivered')).result()).toBe('delivered')
  expect(await workflow.getHandle(deliveryOf('unpaid')).result()).toBe('owed')
  expect(await workflow.getHandle(`pickup:collected/${FULFILMENT}`).result()).toBe('collected')
  await shop.until(() => shop.parcels.streams('on-its-way').payment.length > 0)
  for (const orderId of ['delivered', 'on-its-way'])
    expect(shop.parcels.streams(orderId).payment).toEqual(['PaymentCaptured a 4000'])
  expect(shop.parcels.streams('unpaid').payment).toEqual(['PaymentOwed a 4000'])
  expect(shop.calls.charged).toBe(1)
  expect(await processes.temporal.look(deliveryOf('on-its-way'))).toMatchObject({ status: 'RUNNING' })
  expect(await processes.looksAround()).toEqual({ woken: 0 })
})
