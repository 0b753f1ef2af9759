import type { Config } from '#platform/config.ts'
import { createClient, type PromiseClient } from '#platform/grpc/client.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'

/** What of the services' contracts the processes use. */
export type Clients = {
  orders: Pick<PromiseClient<OrderServiceClient>, 'getOrder' | 'listOrders'>
  fulfilment: Pick<PromiseClient<FulfilmentServiceClient>, 'expireFulfilment' | 'settlePayment'>
  payments: Pick<PromiseClient<PaymentServiceClient>, 'capture' | 'getPayment' | 'resolvePayment'>
}

// Longer troubles are Temporal's to wait out.
const retries = 3

/** Connected when first called. The services may live in one host or in several. */
export function connectClients(config: Config, key: string): Clients & { close(): void } {
  const { addresses, defaultDeadlineMs, tlsAuthority } = config
  const tls = config.tls || tlsAuthority ? { authority: tlsAuthority } : null
  const here = `127.0.0.1:${config.port}`
  const options = { key, defaultDeadlineMs, retries, tls }
  const ordersAt = addresses.orders ?? here
  const orders = createClient<OrderServiceClient>('nahr.orders.v1.OrderService', ordersAt, options)
  const fulfilment = createClient<FulfilmentServiceClient>('nahr.orders.v1.FulfilmentService', ordersAt, options)
  const payments = createClient<PaymentServiceClient>('nahr.payments.v1.PaymentService', addresses.payments ?? here, options)
  return { orders, fulfilment, payments, close: () => [orders, fulfilment, payments].forEach(client => void client.close()) }
}
