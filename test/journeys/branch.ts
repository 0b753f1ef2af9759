import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { connectEventStore } from '#platform/event-store.ts'
import { createClient } from '#platform/grpc/client.ts'
import type { FeedServiceClient } from '#protos/nahr/feed/v1/FeedService.ts'
import type { NotificationDue__Output } from '#protos/nahr/feed/v1/NotificationDue.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { CallerName } from '../../deploy/local/keys.ts'
import { connectTemporal } from '../../workflows/client.ts'
import { paymentProcessId } from '../../workflows/payment/contract.ts'
import { pickupProcessId } from '../../workflows/pickup/contract.ts'
import { recordingLog } from '../support/quiet.ts'
import { startTestStack } from '../support/stack.ts'
import { nahr, writeLocal } from './import-runs.ts'
import { ASK_AGAIN_MS, isOutage, persist, until } from './patience.ts'

export const STORE = 'store-london'
const PICKUP = 'pickup'
const PRICE_MINOR = 1_250

export type Reserved = { sku: string; orderId: string; paymentId: string; state: string; position: string }
export type Branch = Awaited<ReturnType<typeof openBranch>>

/** A branch in London on the split stack with its workflows: the app that reserves, the tills, and who looks at the books. */
export async function openBranch(env: Record<string, string> = {}) {
  const stack = await startTestStack({ workflows: true, env })
  writeLocal(stack)
  const { addresses, keys } = stack
  const open: { close(): void }[] = []
  function as<C>(service: string, address: string, caller: CallerName) {
    const client = createClient<C>(`nahr.${service}`, address, { key: keys[caller], retries: 10 })
    open.push(client)
    return client
  }
  const app = as<OrderServiceClient>('orders.v1.OrderService', addresses.orders, 'app')
  const feedFor = (caller: CallerName) => as<FeedServiceClient>('feed.v1.FeedService', addresses.feed, caller)
  const till = as<FulfilmentServiceClient>('orders.v1.FulfilmentService', addresses.orders, STORE)
  const tillInLeeds = as<FulfilmentServiceClient>('orders.v1.FulfilmentService', addresses.orders, 'store-leeds')
  const catalog = as<CatalogServiceClient>('inventory.v1.CatalogService', addresses.inventory, 'operator')
  const inventory = as<InventoryServiceClient>('inventory.v1.InventoryService', addresses.inventory, 'operator')
  const payments = as<PaymentServiceClient>('payments.v1.PaymentService', addresses.payments, 'operator')
  const feeds = { app: feedFor('app'), web: feedFor('web') }
  const store = connectEventStore(stack.eventstoreUrl, recordingLog())
  const temporal = connectTemporal(stack.temporal)
  let count = 0
  const group = ({ orderId }: Reserved) => ({ requestId: `act-${++count}`, orderId, fulfilmentId: PICKUP })

  await catalog.putLocation({
    requestId: STORE,
    location: { locationId: STORE, kind: 'LOCATION_KIND_STORE', name: 'London', countryCode: 'GB', timeZone: 'Europe/London' },
  })

  /** What this channel is told of an order, from where it was placed on; goes on where it was when the feed goes away. */
  async function told(order: Reserved, key: string, channel: keyof typeof feeds = 'app'): Promise<NotificationDue__Output> {
    let fromPosition = order.position
    for (;;) {
      try {
        const topics = ['FEED_TOPIC_NOTIFICATIONS' as const]
        for await (const { position, notificationDue } of feeds[channel].subscribe({ fromPosition, topics })) {
          if (notificationDue?.orderId === order.orderId && notificationDue.key === key) return notificationDue
          fromPosition = position
        }
      } catch (error) {
        if (!isOutage(error)) throw error
      }
      await pause(ASK_AGAIN_MS)
    }
  }

  const branch = {
    stack,
    app,
    till,
    tillInLeeds,
    catalog,
    inventory,
    payments,
    temporal,
    group,
    told,
    /** The app reserves one of a new SKU of which the branch has five, to be paid with this token. */
    async reserve(paymentToken = 'sandbox-approve'): Promise<Reserved> {
      const sku = `sku-${++count}`
      await catalog.putItem({ requestId: sku, item: { sku, kind: 'ITEM_KIND_GOODS', names: { en: sku } } })
      await inventory.receiveStock({ requestId: sku, sku, locationId: STORE, quantity: 5, reference: 'opening stock' })
      const channelOrderId = `app-${count}`
      const { order, logPosition } = await app.placeOrder({
        requestId: channelOrderId,
        channelOrderId,
        currencyCode: 'GBP',
        pricesIncludeTax: true,
        lines: [{ lineId: '1', sku, quantity: 1, unitPriceMinor: PRICE_MINOR, fulfilmentId: PICKUP }],
        fulfilments: [{ fulfilmentId: PICKUP, method: 'FULFILMENT_METHOD_PICKUP', locationId: STORE }],
        tenders: [{ tenderId: 'card', kind: 'TENDER_KIND_CARD', amountMinor: PRICE_MINOR, currencyCode: 'GBP', paymentToken }],
        totalMinor: PRICE_MINOR,
      })
      const { orderId = '', state = '', tenders = [] } = order ?? {}
      return { sku, orderId, state, paymentId: tenders[0]?.paymentId ?? '', position: logPosition }
    },
    start: (order: Reserved) => persist(group(order), act => till.startPicking(act)),
    pick: (order: Reserved) => persist({ ...group(order), lines: [{ lineId: '1', quantity: 1 }] }, act => till.recordPick(act)),
    ready: (order: Reserved) => persist(group(order), act => till.markReady(act)),
    handOver: (order: Reserved, code: string) => persist({ ...group(order), code }, act => till.handOver(act)),
    reject: (order: Reserved) => persist({ ...group(order), reason: 'broken' }, act => till.rejectFulfilment(act)),
    cancel: ({ orderId }: Reserved) =>
      persist({ requestId: `act-${++count}`, orderId, reason: 'changed their mind' }, act => app.cancelOrder(act)),
    code: async (order: Reserved) => (await told(order, 'pickup.ready')).params.code ?? '',
    async stock({ sku }: Reserved) {
      const { stock } = await inventory.getStock({ sku, locationId: STORE })
      return { onHand: Number(stock?.onHand), reserved: Number(stock?.reserved), available: Number(stock?.available) }
    },
    /** Types by stream, as the log holds them now. */
    async written({ orderId, sku, paymentId }: Reserved) {
      const types = async (stream: string) => (await Array.fromAsync(store.read(stream))).map(({ type }) => type)
      const { payment } = await payments.getPayment({ paymentId })
      return {
        order: await types(`order-${orderId}`),
        stock: await types(`stock-${sku}@${STORE}`),
        payment: await types(`payment-${paymentId}`),
        provider: await types(`sandboxPayment-${payment?.providerReference.replace('sandbox-', '')}`),
      }
    },
    /** Once these are the last events of the order's payment and of its stock, which follow what the order decided. */
    async followed({ paymentId, sku }: Reserved, lastOfPayment: string, lastOfStock: string): Promise<void> {
      const endsWith = async (stream: string, last: string) => (await Array.fromAsync(store.read(stream))).at(-1)?.type === last
      await until(() => endsWith(`payment-${paymentId}`, lastOfPayment))
      await until(() => endsWith(`stock-${sku}@${STORE}`, lastOfStock))
    },
    /** Once the workflow stands so. */
    async waitsFor({ orderId }: Reserved, stage: string) {
      const id = pickupProcessId({ orderId, fulfilmentId: PICKUP })
      return until(async () => {
        const now = await temporal.look(id).catch(() => null)
        return now?.stage === stage && now
      })
    },
    /** Once no workflow of the order runs any more: how its pickup ended. */
    async ended({ orderId }: Reserved): Promise<string | null> {
      const { stage } = await until(async () => {
        const now = await temporal.look(pickupProcessId({ orderId, fulfilmentId: PICKUP })).catch(() => null)
        return now?.status === 'COMPLETED' && now
      })
      await until(async () => {
        const payment = await temporal.look(paymentProcessId({ orderId }))
        return payment === null || payment.status === 'COMPLETED'
      })
      return stage
    },
    /** The audit over the whole log, and every read model beside a replay of it. */
    async isProven(): Promise<void> {
      const [audit, verified] = [await nahr(stack, 'audit'), await nahr(stack, 'verify')]
      expect(audit.stdout + audit.stderr).toContain('every invariant holds')
      expect(verified).toMatchObject({ status: 0 })
    },
    async close() {
      for (const client of open) client.close()
      await Promise.all([store.dispose(), temporal.close()])
      await stack.stop()
    },
  }
  return branch
}

export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
