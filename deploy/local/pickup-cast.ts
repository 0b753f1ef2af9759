import { connectEventStore } from '#platform/event-store.ts'
import { createClient } from '#platform/grpc/client.ts'
import { createLog } from '#platform/logging.ts'
import type { FeedServiceClient } from '#protos/nahr/feed/v1/FeedService.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import { connectTemporal } from '../../workflows/client.ts'
import type { Facts } from './parts.ts'
import { followStreams } from './written.ts'

export type Cast = ReturnType<typeof callCast>

/** Who plays in a pickup, each with a key of their own, and who looks on. */
export function callCast({ addresses, eventstoreUrl, temporal: where, keys }: Facts) {
  const as = (key: string) => ({ key, retries: 20, defaultDeadlineMs: 20_000 })
  const app = {
    orders: createClient<OrderServiceClient>('nahr.orders.v1.OrderService', addresses.orders, as(keys.app)),
    feed: createClient<FeedServiceClient>('nahr.feed.v1.FeedService', addresses.feed, as(keys.app)),
  }
  const till = createClient<FulfilmentServiceClient>(
    'nahr.orders.v1.FulfilmentService',
    addresses.orders,
    as(keys['store-london']),
  )
  const money = createClient<PaymentServiceClient>('nahr.payments.v1.PaymentService', addresses.payments, as(keys.operator))
  const store = connectEventStore(eventstoreUrl, createLog({ logLevel: 'error' }, process.stderr))
  const temporal = connectTemporal(where)
  return {
    app,
    till,
    money,
    temporal,
    written: followStreams(store),
    async leave() {
      for (const client of [app.orders, app.feed, till, money]) client.close()
      await Promise.all([store.dispose(), temporal.close()])
    },
  }
}
