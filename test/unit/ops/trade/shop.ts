import { createClient } from '#platform/grpc/client.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { TransferServiceClient } from '#protos/nahr/inventory/v1/TransferService.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import type { StoredValueServiceClient } from '#protos/nahr/payments/v1/StoredValueService.ts'
import type { ReturnServiceClient } from '#protos/nahr/returns/v1/ReturnService.ts'
import { type CallerName, openShop as openOrders } from '../../../contract/orders/shop.ts'

export type Shop = Awaited<ReturnType<typeof openShop>>

const env = {
  NAHR_SHIP_PROMISE_SECONDS: '1',
  NAHR_CHOICE_SECONDS: '1',
}

/** The shop in Leeds and its depot with every service, whose shoppers have to be quick. */
export async function openShop() {
  const shop = await openOrders(env, ['returns', 'loyalty'])
  const open: { close(): void }[] = []
  function clientOf<C>(service: string, address: string, caller: CallerName) {
    const client = createClient<C>(`nahr.${service}`, address, { key: shop.keys[caller], retries: 20 })
    open.push(client)
    return client
  }
  const { addresses } = shop
  const returnsAs = (caller: CallerName) => clientOf<ReturnServiceClient>('returns.v1.ReturnService', addresses.returns, caller)
  return {
    ...shop,
    returns: {
      web: returnsAs('web'),
      till: returnsAs('till'),
      manager: returnsAs('manager'),
      operator: returnsAs('operator'),
      service: returnsAs('service'),
    },
    loyalty: clientOf<LoyaltyServiceClient>('loyalty.v1.LoyaltyService', addresses.loyalty, 'service'),
    rules: clientOf<LoyaltyServiceClient>('loyalty.v1.LoyaltyService', addresses.loyalty, 'operator'),
    transfers: clientOf<TransferServiceClient>('inventory.v1.TransferService', addresses.inventory, 'operator'),
    stockroom: clientOf<InventoryServiceClient>('inventory.v1.InventoryService', addresses.inventory, 'service'),
    credits: clientOf<StoredValueServiceClient>('payments.v1.StoredValueService', addresses.payments, 'service'),
    async close() {
      for (const client of open) client.close()
      await shop.close()
    },
  }
}

let steps = 0
export const step = (): string => `step-${++steps}`
export const some = (quantity: number, lineId = 'l-1') => [{ lineId, quantity }]
export const units = (first: number, last = first, lineId = 'l-1') => [{ lineId, units: [{ first, last }] }]
export const tender = (tenderId: string, amountMinor: number, paymentToken = '') => ({
  ...{ tenderId, kind: 'TENDER_KIND_CARD' as const, amountMinor, currencyCode: 'GBP', paymentToken },
  reference: paymentToken === '' ? 'settled' : '',
})
export const group = (
  fulfilmentId: string,
  method: 'PICKUP' | 'DELIVERY' | 'CARRY_OUT' | 'SHIP_TO_STORE' = 'PICKUP',
  locationId = 'leeds',
) => ({ fulfilmentId, method: `FULFILMENT_METHOD_${method}` as const, locationId })
export const inSeconds = (seconds: number) => ({ seconds: String(Math.floor(Date.now() / 1000) + seconds), nanos: 0 })

/** Asks until it is granted: for what is due only after some time. */
export async function untilDue<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (Object(error).reason !== 'NOT_DUE') throw error
    }
  }
}

let sales = 0
export type Sale = Awaited<ReturnType<typeof sell>>
/** Three of a SKU of their own at 5.00, ten of which are in Leeds, to be picked up, paid by an approved card; unless told otherwise. */
export async function sell(shop: Shop, told: Partial<PlaceOrderRequest> = {}, category = '', receive = 10) {
  const sku = `sku-${++sales}`
  await shop.catalog.putItem({ requestId: step(), item: { sku, kind: 'ITEM_KIND_GOODS', names: { en: sku }, category } })
  await shop.receive(sku, receive)
  const { order } = await shop.orders.web.placeOrder({
    ...{ requestId: step(), channelOrderId: `order-${sales}`, currencyCode: 'GBP', pricesIncludeTax: true },
    lines: [{ lineId: 'l-1', sku, quantity: 3, unitPriceMinor: 500, fulfilmentId: 'f-1' }],
    fulfilments: [group('f-1')],
    tenders: [tender('t-1', 1500, 'sandbox-approve')],
    totalMinor: 1500,
    ...told,
  })
  if (!order) throw new Error('nothing was placed')
  const { orderId } = order
  return { sku, order, orderId, act: (fulfilmentId = 'f-1') => ({ requestId: step(), orderId, fulfilmentId }) }
}

export async function pick(shop: Shop, { act }: Sale, quantity = 3, fulfilmentId = 'f-1'): Promise<void> {
  await shop.pickups.till.startPicking(act(fulfilmentId))
  await shop.pickups.till.recordPick({ ...act(fulfilmentId), lines: some(quantity) })
}

export const ship = ({ pickups }: Shop, { act }: Sale, parcelId: string, quantity?: number, fulfilmentId = 'f-1') =>
  pickups.till.recordShipment({
    ...{ ...act(fulfilmentId), parcelId, carrier: 'post', trackingReference: `T-${parcelId}` },
    lines: quantity === undefined ? [] : some(quantity),
  })

/** What the process of each order does with what leaves. */
export async function capture({ orders, payments }: Shop, { orderId }: Sale): Promise<Order> {
  const { order } = await orders.operator.getOrder({ orderId })
  if (!order) throw new Error('there is no order')
  for (const { captures } of order.fulfilments)
    for (const { captureId, paymentId, amountMinor } of captures)
      await payments.capture({ requestId: `capture-${captureId}`, paymentId, captureId, amountMinor })
  return order
}
