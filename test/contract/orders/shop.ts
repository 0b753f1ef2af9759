import { join } from 'node:path'
import { status } from '@grpc/grpc-js'
import { expect } from 'vitest'
import type { KeySpec } from '#platform/api-keys.ts'
import { openDatabase } from '#platform/database.ts'
import { connectEventStore, type RawEvent } from '#platform/event-store.ts'
import { CallFailed, createClient } from '#platform/grpc/client.ts'
import { openSecrets } from '#platform/secrets.ts'
import { type Difference, verify } from '#platform/verify.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { ClaimServiceClient } from '#protos/nahr/orders/v1/ClaimService.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { capturesDue } from '../../../services/orders/read-models/captures-due.ts'
import { orderLocations } from '../../../services/orders/read-models/order-locations.ts'
import { orderSummaries } from '../../../services/orders/read-models/orders.ts'
import { patient } from '../../support/patient.ts'
import { type PartName, startTestStack } from '../../support/stack.ts'
import { silentLog } from './silent-log.ts'

const callers = {
  web: { name: 'web', channel: { id: 'web-uk', kind: 'web' }, roles: ['channel'] },
  app: { name: 'app', channel: { id: 'app', kind: 'app' }, roles: ['channel'] },
  tillBackend: { name: 'what stands behind the till', channel: { id: 'till-7', kind: 'store' }, roles: ['channel'] },
  till: { name: 'till', channel: { id: 'till-7', kind: 'store' }, stores: ['leeds'], roles: ['channel', 'associate'] },
  manager: { name: 'manager', stores: ['leeds'], roles: ['manager'] },
  operator: { name: 'operator', roles: ['operator'] },
  history: { name: 'history', channel: { id: 'web-uk', kind: 'web' }, roles: ['operator'] },
  service: { name: 'another service', roles: ['service'] },
  elsewhere: { name: 'a till elsewhere', stores: ['depot'], roles: ['associate', 'manager'] },
} satisfies Record<string, KeySpec>
export type CallerName = keyof typeof callers

export type Shop = Awaited<ReturnType<typeof openShop>>

/** A retailer with a shop in Leeds and a depot, each part in a process of its own, and a client for every caller. */
export async function openShop(env: Record<string, string> = {}, also: readonly PartName[] = []) {
  const stack = await startTestStack({ env, also })
  const secrets = openSecrets(join(stack.dataDir, 'services', 'secrets.sqlite'))
  const store = connectEventStore(stack.eventstoreUrl, silentLog)
  const open: { close(): void }[] = []
  const keyOf = (name: CallerName) => secrets.apiKeys.create(callers[name]).key
  const keys = Object.fromEntries(Object.keys(callers).map(name => [name, keyOf(name as CallerName)])) as Record<
    CallerName,
    string
  >

  function clientOf<C>(service: string, address: string, key: string | null) {
    const client = createClient<C>(`nahr.${service}`, address, { key, ...patient })
    open.push(client)
    return client
  }
  const ordersAs = (key: string | null, address = stack.addresses.orders) =>
    clientOf<OrderServiceClient>('orders.v1.OrderService', address, key)
  const orders = Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, ordersAs(key)])) as Record<
    CallerName,
    ReturnType<typeof ordersAs>
  >
  const pickupsAs = (key: string | null, address = stack.addresses.orders) =>
    clientOf<FulfilmentServiceClient>('orders.v1.FulfilmentService', address, key)
  const pickups = Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, pickupsAs(key)])) as Record<
    CallerName,
    ReturnType<typeof pickupsAs>
  >
  const claimsAs = (key: string | null, address = stack.addresses.orders) =>
    clientOf<ClaimServiceClient>('orders.v1.ClaimService', address, key)
  const payments = clientOf<PaymentServiceClient>('payments.v1.PaymentService', stack.addresses.payments, keys.service)
  const inventory = clientOf<InventoryServiceClient>('inventory.v1.InventoryService', stack.addresses.inventory, keys.operator)
  const catalog = clientOf<CatalogServiceClient>('inventory.v1.CatalogService', stack.addresses.inventory, keys.operator)

  const shop = {
    ...stack,
    stack,
    keys,
    secrets,
    orders,
    ordersAs,
    pickups,
    pickupsAs,
    claims: claimsAs(keys.service),
    claimsAs,
    payments,
    inventory,
    catalog,
    async put(sku: string, kind: 'ITEM_KIND_GOODS' | 'ITEM_KIND_POSTAGE' = 'ITEM_KIND_GOODS') {
      await catalog.putItem({ requestId: `item-${sku}`, item: { sku, kind, names: { en: sku } } })
    },
    async receive(sku: string, quantity: number, locationId = 'leeds') {
      await inventory.receiveStock({
        requestId: `open-${sku}-${locationId}`,
        sku,
        locationId,
        quantity,
        reference: 'opening stock',
      })
    },
    async stocked(sku: string, quantity: number, locationId = 'leeds') {
      await shop.put(sku)
      await shop.receive(sku, quantity, locationId)
      return sku
    },
    async stock(sku: string, locationId = 'leeds') {
      const { stock } = await inventory.getStock({ sku, locationId })
      return { onHand: Number(stock?.onHand), reserved: Number(stock?.reserved), shortage: Number(stock?.shortage) }
    },
    /** What became of the payment of an order's tender, as events by type. */
    async paymentEvents(paymentId: string): Promise<string[]> {
      return (await Array.fromAsync(store.read(`payment-${paymentId}`))).map(({ type }) => type)
    },
    async logEnd(): Promise<bigint> {
      for await (const { position } of store.readAll({ from: 'end', direction: 'backwards', max: 1 })) return position
      return -1n
    },
    async eventsOf(stream: string): Promise<RawEvent[]> {
      return Array.fromAsync(store.read(stream))
    },
    readAll: () => store.readAll(),
    /** What is due as goods left, and for lost parcels, as the processes of their orders would capture it and give it back. */
    async settleMoney(): Promise<void> {
      const minPosition = String(await shop.logEnd())
      const { captures } = await orders.service.listCapturesDue({ minPosition, pageSize: 1000 })
      for (const { paymentId, captureId, amountMinor } of captures)
        await payments.capture({ requestId: `due-${captureId}`, paymentId, captureId, amountMinor })
      const { refunds } = await orders.service.listRefundsOwed({ owedBy: 'REFUND_OWED_BY_PAYMENT', pageSize: 1000 })
      for (const { orderId, refundId, amountMinor } of refunds) {
        const { order } = await orders.service.getOrder({ orderId })
        const paymentId = order?.refunds.find(each => each.refundId === refundId)?.paymentId ?? ''
        const { payment } = await payments.refund({ requestId: `due-${refundId}`, paymentId, refundId, amountMinor })
        const isDone = payment?.operations.find(each => each.operationId === refundId)?.state === 'OPERATION_STATE_DONE'
        const state = isDone ? 'LOSS_REFUND_STATE_EXECUTED' : 'LOSS_REFUND_STATE_FAILED'
        await orders.service.recordRefund({ requestId: `due-${refundId}`, orderId, refundId, state })
      }
    },
    /** What is wrong with the log, and with the read models of the orders host, once its money is settled: nothing, if all is well. */
    async wrongs(): Promise<unknown[]> {
      await shop.settleMoney()
      const audit = createAudit()
      for await (const event of store.readAll()) audit.take(event)
      const violations = audit.finish({ marginMs: 0, isCut: false }).checked.flatMap(({ violation }) => violation ?? [])
      return [...violations, ...(await shop.differences())]
    },
    /** Where the read models of the orders host differ from a replay. */
    async differences(): Promise<Difference[]> {
      const database = openDatabase(join(stack.dataDir, 'services', 'orders.sqlite'))
      const differences: Difference[] = []
      for (const model of [orderSummaries, orderLocations, capturesDue])
        differences.push(...(await verify(store, database, model)))
      database.close()
      return differences
    },
    async close() {
      for (const client of open) client.close()
      await store.dispose()
      secrets.close()
      await stack.stop()
    },
  }
  for (const [locationId, kind] of [
    ['leeds', 'LOCATION_KIND_STORE'],
    ['depot', 'LOCATION_KIND_WAREHOUSE'],
  ] as const) {
    const location = { locationId, kind, name: locationId, countryCode: 'GB', timeZone: 'Europe/London' }
    await catalog.putLocation({ requestId: `location-${locationId}`, location })
  }
  await shop.put('POST', 'ITEM_KIND_POSTAGE')
  return shop
}

let count = 0
export const unique = (what: string): string => `${what}-${++count}`

/** Three units of a SKU at 5.00 each, to be picked up in Leeds, paid by card. */
export function orderOf(sku: string, over: Partial<PlaceOrderRequest> = {}): PlaceOrderRequest & { channelOrderId: string } {
  return {
    requestId: unique('request'),
    channelOrderId: unique('order'),
    currencyCode: 'GBP',
    pricesIncludeTax: true,
    lines: [{ lineId: 'l-1', sku, quantity: 3, unitPriceMinor: 500, fulfilmentId: 'f-1' }],
    fulfilments: [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_PICKUP', locationId: 'leeds' }],
    tenders: [{ tenderId: 't-1', kind: 'TENDER_KIND_CARD', amountMinor: 1500, reference: 'settled', currencyCode: 'GBP' }],
    totalMinor: 1500,
    ...over,
  } as PlaceOrderRequest & { channelOrderId: string }
}

/** The same, paid by these tokens at the payment provider. */
export const byToken = (...tokens: string[]): Partial<PlaceOrderRequest> => ({
  tenders: tokens.map((paymentToken, index) => ({
    tenderId: `t-${index + 1}`,
    kind: 'TENDER_KIND_CARD',
    amountMinor: 1500 / tokens.length,
    currencyCode: 'GBP',
    paymentToken,
  })),
})

export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: string; reason: string; figures: Record<string, string> }> {
  try {
    await call
  } catch (error) {
    expect(error).toBeInstanceOf(CallFailed)
    if (error instanceof CallFailed)
      return { code: status[error.code] ?? '', reason: error.reason, figures: { ...error.figures } }
  }
  throw new Error('expected the call to be refused')
}
