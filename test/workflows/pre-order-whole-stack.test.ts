import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectEventStore, type EventStore } from '#platform/event-store.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import { nahr, writeLocal } from '../journeys/import-runs.ts'
import { recordingLog } from '../support/quiet.ts'
import { becomes } from '../support/until.ts'
import { STORE, startWholeStack, type WholeStack } from './support/whole-stack.ts'

const DAY_MS = 24 * 3_600_000
const CLOCK = 'clock'
const GROUPS = { pickup: 'pickup-1', delivery: 'd' } as const
type Method = keyof typeof GROUPS
const methods = { pickup: 'FULFILMENT_METHOD_PICKUP', delivery: 'FULFILMENT_METHOD_DELIVERY' } as const

let shop: WholeStack
let store: EventStore
beforeAll(async () => {
  shop = await startWholeStack({ isTemporalInMemory: true })
  store = connectEventStore(shop.eventstoreUrl, recordingLog())
  const item = { sku: CLOCK, kind: 'ITEM_KIND_GOODS', names: { en: CLOCK }, category: 'kitchen', taxClass: 'standard' } as const
  await shop.catalog.putItem({ requestId: CLOCK, item })
})
afterAll(async () => {
  await store?.dispose()
  await shop?.stop()
})

const supplyId = 'from-geneva'
async function announced(quantity: number, expectedAt: string): Promise<void> {
  const supply = { supplyId, quantity: String(quantity), expectedAt: toTimestamp(expectedAt) }
  await shop.inventory.announceSupply({ requestId: `announce-${expectedAt}`, sku: CLOCK, locationId: STORE, supply })
}
const received = (reference: string) =>
  shop.inventory.receiveStock({ requestId: reference, sku: CLOCK, locationId: STORE, quantity: '1', reference, supplyId })

async function preordered(method: Method): Promise<Order> {
  const fulfilmentId = GROUPS[method]
  const { order } = await shop.web.placeOrder(
    {
      ...{ requestId: method, channelOrderId: method, currencyCode: 'GBP', pricesIncludeTax: true },
      lines: [{ lineId: '1', sku: CLOCK, quantity: '1', unitPriceMinor: '1000', fulfilmentId }],
      fulfilments: [{ fulfilmentId, method: methods[method], locationId: STORE, againstSupply: {} }],
      tenders: [
        { tenderId: 'card', kind: 'TENDER_KIND_CARD', amountMinor: '1000', currencyCode: 'GBP', paymentToken: 'sandbox-approve' },
      ],
      totalMinor: '1000',
    },
    { deadlineMs: 20_000 },
  )
  if (!order) throw new Error('an order without an order')
  return order
}

const runOf = (method: Method, { orderId }: Order) => shop.workflow.getHandle(`${method}:${orderId}/${GROUPS[method]}`)
/** Resolves once the run shows this stage, and until when it may stand so. */
async function shows(method: Method, order: Order, stage: string, dueAt: string): Promise<void> {
  const shown = async () => {
    const run = await runOf(method, order)
      .describe()
      .catch(() => undefined)
    const [due] = run?.searchAttributes.dueAt ?? []
    return { stage: run?.searchAttributes.stage?.[0], dueAt: due instanceof Date ? due.toISOString() : null }
  }
  await becomes(shown, { stage, dueAt })
}
const groupOf = async ({ orderId }: Order) => (await shop.web.getOrder({ orderId })).order?.fulfilments[0]
const look = (method: Method, { orderId }: Order, requestId: string) =>
  shop.stores[STORE].lookForGoods({ requestId, orderId, fulfilmentId: GROUPS[method] })
const startPicking = (method: Method, { orderId }: Order, requestId: string) =>
  shop.stores[STORE].startPicking({ requestId, orderId, fulfilmentId: GROUPS[method] })

const eventsOf = async (stream: string) => Array.fromAsync(store.read(stream))
const typesOf = async (stream: string) =>
  (await eventsOf(stream)).map(({ type }) => type).filter(type => type !== 'NotificationDue')
const moneyOf = ({ tenders }: Order) => typesOf(`payment-${tenders[0]?.paymentId}`)

test('two pre-orders, late goods and one of two received: the oldest gets it, and only then its store is asked', {
  timeout: 600_000,
}, async () => {
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()
  const [first, late] = [inDays(1), inDays(3)]
  await announced(2, first)
  const [pickup, delivery] = [await preordered('pickup'), await preordered('delivery')]
  const both = { pickup, delivery }
  const each = async (does: (method: Method, order: Order) => Promise<unknown>) => {
    for (const method of ['pickup', 'delivery'] as const) await does(method, both[method])
  }
  await each((method, order) => shows(method, order, 'awaiting_goods', first))

  // That day passes while no worker runs, and the goods are late: whoever comes back looks, as nobody has told.
  await shop.endWorkflows('SIGKILL')
  await announced(2, inDays(-1))
  await each((method, order) => look(method, order, `look-${method}`))
  await announced(2, late)
  await shop.startWorkflows()
  await each((method, order) => shows(method, order, 'awaiting_goods', late))
  await each(async (method, order) => {
    expect(await groupOf(order)).toMatchObject({ pickBy: null, awaits: [{ sku: CLOCK, quantity: '1' }] })
    await expect(startPicking(method, order, `early-${method}`)).rejects.toThrow('AWAITS_GOODS')
  })

  await received('one')
  await shows('pickup', pickup, 'awaiting_store', await pickBy(pickup))
  await expect(startPicking('delivery', delivery, 'still-early')).rejects.toThrow('AWAITS_GOODS')
  await shop.makeReady(pickup.orderId)
  await shop.handOver(pickup.orderId)
  expect(await runOf('pickup', pickup).result()).toBe('collected')
  await shows('delivery', delivery, 'awaiting_goods', late)

  await received('two')
  await shows('delivery', delivery, 'awaiting_store', await pickBy(delivery))
  const parcel = { orderId: delivery.orderId, fulfilmentId: GROUPS.delivery, parcelId: 'a' }
  const lines = [{ lineId: '1', quantity: '1' }]
  await startPicking('delivery', delivery, 'pick')
  await shop.stores[STORE].recordPick({ requestId: 'picked', ...parcel, lines })
  await shop.stores[STORE].recordShipment({ requestId: 'ship', ...parcel, carrier: 'post', trackingReference: 'a', lines })
  await shop.stores[STORE].recordDelivery({ requestId: 'come', ...parcel })
  expect(await runOf('delivery', delivery).result()).toBe('delivered')

  const awaited = ['GoodsExpected', 'GoodsExpected', 'GoodsCame', 'PickingStarted', 'UnitsPicked']
  const left = { pickup: ['FulfilmentReady', 'FulfilmentHandedOver'], delivery: ['ShipmentSent', 'ShipmentDelivered'] }
  await each(async (method, order) => {
    expect((await typesOf(`order-${order.orderId}`)).slice(2)).toEqual([...awaited, ...left[method]])
    expect((await moneyOf(order)).slice(2)).toEqual(['CaptureRequested', 'PaymentCaptured'])
    const found = (await eventsOf(`order-${order.orderId}`)).filter(({ type }) => type === 'GoodsExpected')
    expect(found[1]?.metadata.requestId).toContain(`${method}:${order.orderId}/${GROUPS[method]}:goods:`)
  })

  writeLocal(shop.stack)
  const audit = await nahr(shop.stack, 'audit')
  expect(audit.stdout + audit.stderr).toContain('every invariant holds')
  expect(await nahr(shop.stack, 'verify')).toMatchObject({ status: 0 })
})

/** By when its store has it ready, or sends it: promised once its goods are there. */
async function pickBy(order: Order): Promise<string> {
  for (;;) {
    const group = await groupOf(order)
    if (group?.pickBy) return new Date(Number(group.pickBy.seconds) * 1000 + group.pickBy.nanos / 1e6).toISOString()
  }
}
