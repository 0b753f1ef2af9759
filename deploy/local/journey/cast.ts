import { connectEventStore } from '#platform/event-store.ts'
import { createClient } from '#platform/grpc/client.ts'
import { createLog } from '#platform/logging.ts'
import type { FeedServiceClient } from '#protos/nahr/feed/v1/FeedService.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { ReturnServiceClient } from '#protos/nahr/returns/v1/ReturnService.ts'
import { connectTemporal } from '../../../workflows/client.ts'
import type { CallerName } from '../keys.ts'
import type { Facts } from '../parts.ts'
import { followStreams } from './written.ts'

export type Cast = ReturnType<typeof callCast>

/** Who plays in a journey, each with a key of their own, and who looks on. */
export function callCast({ addresses, eventstoreUrl, temporal: where, keys }: Facts) {
  const open: { close(): void }[] = []
  function as<C>(caller: CallerName, service: string, address: string) {
    const client = createClient<C>(`nahr.${service}`, address, { key: keys[caller], retries: 20, defaultDeadlineMs: 20_000 })
    open.push(client)
    return client
  }
  const ordersOf = (caller: CallerName) => as<OrderServiceClient>(caller, 'orders.v1.OrderService', addresses.orders)
  const store = connectEventStore(eventstoreUrl, createLog({ logLevel: 'error' }, process.stderr))
  const temporal = connectTemporal(where)
  return {
    app: {
      orders: ordersOf('app'),
      feed: as<FeedServiceClient>('app', 'feed.v1.FeedService', addresses.feed),
      loyalty: as<LoyaltyServiceClient>('app', 'loyalty.v1.LoyaltyService', addresses.loyalty),
    },
    london: as<FulfilmentServiceClient>('store-london', 'orders.v1.FulfilmentService', addresses.orders),
    leeds: {
      orders: ordersOf('store-leeds'),
      returns: as<ReturnServiceClient>('store-leeds', 'returns.v1.ReturnService', addresses.returns),
    },
    money: as<PaymentServiceClient>('operator', 'payments.v1.PaymentService', addresses.payments),
    temporal,
    written: followStreams(store),
    async leave() {
      for (const client of open) client.close()
      await Promise.all([store.dispose(), temporal.close()])
    },
  }
}
