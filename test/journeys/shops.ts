import { expect } from 'vitest'
import { connectEventStore, type RawEvent } from '#platform/event-store.ts'
import { createClient } from '#platform/grpc/client.ts'
import type { FeedServiceClient } from '#protos/nahr/feed/v1/FeedService.ts'
import type { FeedTopic } from '#protos/nahr/feed/v1/FeedTopic.ts'
import type { SubscribeResponse__Output as Told } from '#protos/nahr/feed/v1/SubscribeResponse.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { StoredValueServiceClient } from '#protos/nahr/payments/v1/StoredValueService.ts'
import type { Return__Output as Return } from '#protos/nahr/returns/v1/Return.ts'
import type { ReturnServiceClient } from '#protos/nahr/returns/v1/ReturnService.ts'
import type { CallerName } from '../../deploy/local/keys.ts'
import { connectTemporal } from '../../workflows/client.ts'
import { recordingLog } from '../support/quiet.ts'
import { startTestStack } from '../support/stack.ts'
import { nahr, writeLocal } from './import-runs.ts'
import { isOutage, persist, until } from './patience.ts'

export const LONDON = 'store-london'
export const LEEDS = 'store-leeds'
export const WAREHOUSE = 'warehouse'
const places = {
  [LONDON]: 'LOCATION_KIND_STORE',
  [LEEDS]: 'LOCATION_KIND_STORE',
  [WAREHOUSE]: 'LOCATION_KIND_WAREHOUSE',
} as const
export type Place = keyof typeof places

export type Shops = Awaited<ReturnType<typeof openShops>>

/** Two stores and a warehouse on the split stack with its workflows, and everybody who calls it, by the key of each. */
export async function openShops(env: Record<string, string> = {}) {
  const stack = await startTestStack({ workflows: true, env })
  writeLocal(stack)
  const { addresses, keys } = stack
  const open: { close(): void }[] = []
  function as<C>(service: string, address: string, caller: CallerName) {
    const client = createClient<C>(`nahr.${service}`, address, { key: keys[caller], retries: 10 })
    open.push(client)
    return client
  }
  const clientsOf = (caller: CallerName) => ({
    orders: as<OrderServiceClient>('orders.v1.OrderService', addresses.orders, caller),
    fulfilment: as<FulfilmentServiceClient>('orders.v1.FulfilmentService', addresses.orders, caller),
    returns: as<ReturnServiceClient>('returns.v1.ReturnService', addresses.returns, caller),
    loyalty: as<LoyaltyServiceClient>('loyalty.v1.LoyaltyService', addresses.loyalty, caller),
    inventory: as<InventoryServiceClient>('inventory.v1.InventoryService', addresses.inventory, caller),
    catalog: as<CatalogServiceClient>('inventory.v1.CatalogService', addresses.inventory, caller),
    payments: as<PaymentServiceClient>('payments.v1.PaymentService', addresses.payments, caller),
    storedValue: as<StoredValueServiceClient>('payments.v1.StoredValueService', addresses.payments, caller),
    feed: as<FeedServiceClient>('feed.v1.FeedService', addresses.feed, caller),
  })
  const [web, app, marketplace, manager, operator] = [
    ...[clientsOf('web'), clientsOf('app'), clientsOf('marketplace'), clientsOf('manager'), clientsOf('operator')],
  ] as const
  const tills = { [LONDON]: clientsOf('store-london'), [LEEDS]: clientsOf('store-leeds') }
  const by = { web, app, marketplace, manager, operator, london: tills[LONDON], leeds: tills[LEEDS] }
  const store = connectEventStore(stack.eventstoreUrl, recordingLog())
  const temporal = connectTemporal(stack.temporal)
  let count = 0
  const unique = (what: string) => `${what}-${++count}`

  for (const [locationId, kind] of Object.entries(places))
    await operator.catalog.putLocation({
      requestId: locationId,
      location: { locationId, kind, name: locationId, countryCode: 'GB', timeZone: 'Europe/London' },
    })

  const eventsOf = (stream: string): Promise<RawEvent[]> => Array.fromAsync(store.read(stream))
  const typesOf = async (stream: string) => (await eventsOf(stream)).map(({ type }) => type)

  async function stocked(at: Partial<Record<Place, number>>, { category = 'shoes' } = {}): Promise<string> {
    const sku = unique('sku')
    const item = { sku, kind: 'ITEM_KIND_GOODS', names: { en: sku }, category } as const
    await operator.catalog.putItem({ requestId: sku, item })
    for (const [locationId, quantity] of Object.entries(at))
      await operator.inventory.receiveStock({
        requestId: unique('opening'),
        sku,
        locationId,
        quantity,
        reference: 'opening stock',
      })
    return sku
  }

  /** Everything of a pickup is handed over to its shopper, in person. */
  async function collect({ orderId }: Pick<Order, 'orderId'>, place: keyof typeof tills = LONDON): Promise<void> {
    const group = () => ({ requestId: unique('act'), orderId, fulfilmentId: PICKUP })
    const { order } = await persist({ orderId }, asked => web.orders.getOrder(asked))
    const lines = (order?.lines ?? []).filter(line => line.fulfilmentId === PICKUP)
    const till = tills[place].fulfilment
    await persist(group(), act => till.startPicking(act))
    await persist({ ...group(), lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) }, act => till.recordPick(act))
    await persist(group(), act => till.markReady(act))
    await persist({ ...group(), overrideReason: 'passport shown' }, act => manager.fulfilment.handOver(act))
  }

  /** What a channel is told of, from a position on: the first that fits. It goes on where it was when the feed goes away. */
  async function hears(
    channel: keyof typeof by,
    topic: FeedTopic & string,
    fits: (told: Told) => boolean,
    from = '0',
  ): Promise<Told> {
    let fromPosition = from
    for (;;) {
      try {
        for await (const told of by[channel].feed.subscribe({ fromPosition, topics: [topic] })) {
          if (fits(told)) return told
          fromPosition = told.position
        }
      } catch (error) {
        if (!isOutage(error)) throw error
      }
    }
  }

  return {
    ...by,
    stack,
    unique,
    stocked,
    collect,
    hears,
    eventsOf,
    typesOf,
    async place(channel: keyof typeof by, request: Partial<PlaceOrderRequest>): Promise<Order & { position: string }> {
      const placed = await persist({ ...basket(unique('order')), ...request }, asked => by[channel].orders.placeOrder(asked))
      if (!placed.order) throw new Error('nothing was placed')
      return { ...placed.order, position: placed.logPosition }
    },
    /** What is told of a return or an order by this key, to the channel that it was bought in. */
    async notice(channel: keyof typeof by, key: string, about: { orderId: string } | { returnId: string }) {
      const { notificationDue } = await hears(channel, 'FEED_TOPIC_NOTIFICATIONS', ({ notificationDue: due }) =>
        Boolean(
          due && due.key === key && ('returnId' in about ? due.returnId === about.returnId : due.orderId === about.orderId),
        ),
      )
      return notificationDue?.params ?? {}
    },
    async stock(sku: string, locationId: Place) {
      const { stock } = await operator.inventory.getStock({ sku, locationId })
      const { onHand, reserved, available, damaged } = stock ?? { onHand: '', reserved: '', available: '', damaged: '' }
      return { onHand: Number(onHand), reserved: Number(reserved), available: Number(available), damaged: Number(damaged) }
    },
    /** Points promised, active and owed, as every channel sees them. */
    async points(customerId: string) {
      const { account } = await web.loyalty.getAccount({ customerId })
      const { promisedPoints, activePoints, debtPoints } = account ?? { promisedPoints: '', activePoints: '', debtPoints: '' }
      return { promised: Number(promisedPoints), active: Number(activePoints), debt: Number(debtPoints) }
    },
    async accountId(customerId: string): Promise<string> {
      return (await web.loyalty.getAccount({ customerId })).account?.accountId ?? ''
    },
    returnIs: ({ returnId }: Pick<Return, 'returnId'>, state: Return['state']): Promise<Return> =>
      until(async () => {
        const { return: goods } = await persist({ returnId }, asked => operator.returns.getReturn(asked))
        return goods?.state === state && goods
      }),
    /** Once its latest run has ended. */
    ended: (processId: string) => until(async () => (await temporal.look(processId).catch(() => null))?.status === 'COMPLETED'),
    /** The audit over the whole log, and every read model beside a replay of it. */
    async areProven(): Promise<void> {
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
}

export const PICKUP = 'pickup'
export const CARRIED = 'carried'
export const PARCEL = 'parcel'

const basket = (id: string) => ({ requestId: id, channelOrderId: id, currencyCode: 'GBP', pricesIncludeTax: true })

export const pickupAt = (locationId: Place) => ({ fulfilmentId: PICKUP, method: 'FULFILMENT_METHOD_PICKUP', locationId }) as const
export const carriedOutOf = (locationId: Place) =>
  ({ fulfilmentId: CARRIED, method: 'FULFILMENT_METHOD_CARRY_OUT', locationId }) as const
export const parcelFrom = (locationId: Place) =>
  ({ fulfilmentId: PARCEL, method: 'FULFILMENT_METHOD_DELIVERY', locationId }) as const

/** A line, and what it costs in all. */
export const lineOf = (lineId: string, sku: string, quantity: number, unitPriceMinor: number, fulfilmentId: string) => ({
  ...{ lineId, sku, quantity, unitPriceMinor, fulfilmentId },
})
const pays = (tenderId: string, kind: 'CARD' | 'CASH' | 'BANK_TRANSFER' | 'MARKETPLACE', amountMinor: number) =>
  ({ tenderId, kind: `TENDER_KIND_${kind}`, amountMinor, currencyCode: 'GBP' }) as const
export const cash = (amountMinor: number) => pays('cash', 'CASH', amountMinor)
export const transfer = (amountMinor: number) => pays('transfer', 'BANK_TRANSFER', amountMinor)
export const byMarketplace = (amountMinor: number) => pays('marketplace', 'MARKETPLACE', amountMinor)
export const card = (amountMinor: number, paymentToken = 'sandbox-approve') => ({
  ...pays('card', 'CARD', amountMinor),
  paymentToken,
})

export const accepted = (lineId: string, disposition: 'SELLABLE' | 'DAMAGED' | 'QUARANTINE' = 'SELLABLE') =>
  ({ lineId, verdict: 'VERDICT_ACCEPT', disposition: `DISPOSITION_${disposition}` }) as const
