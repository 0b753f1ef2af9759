import type { Config } from '#platform/config.ts'
import { createClient, type PromiseClient } from '#platform/grpc/client.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import type { ClaimServiceClient } from '#protos/nahr/orders/v1/ClaimService.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { StoredValueServiceClient } from '#protos/nahr/payments/v1/StoredValueService.ts'
import type { ReturnServiceClient } from '#protos/nahr/returns/v1/ReturnService.ts'

/** What of the services' contracts the processes use. */
export type Clients = {
  orders: Pick<
    PromiseClient<OrderServiceClient>,
    'getOrder' | 'listOrders' | 'listRefundsOwed' | 'listCapturesDue' | 'holdOrder' | 'recordRefund'
  >
  fulfilment: Pick<
    PromiseClient<FulfilmentServiceClient>,
    'offerChoice' | 'expireFulfilment' | 'lookForGoods' | 'moveFulfilment' | 'rejectFulfilment' | 'settlePayment'
  >
  claims: Pick<PromiseClient<ClaimServiceClient>, 'releaseClaim' | 'recordReturned'>
  inventory: Pick<PromiseClient<InventoryServiceClient>, 'returnStock' | 'suggestSourcing'>
  payments: Pick<PromiseClient<PaymentServiceClient>, 'capture' | 'refund' | 'getPayment' | 'resolvePayment'>
  storedValue: Pick<PromiseClient<StoredValueServiceClient>, 'issueStoreCredit' | 'getStoredValue'>
  returns: Pick<
    PromiseClient<ReturnServiceClient>,
    'getReturn' | 'listReturns' | 'getReturnWindows' | 'recordRefund' | 'settleReturn'
  >
  loyalty: Pick<PromiseClient<LoyaltyServiceClient>, 'getAccount' | 'promisePoints' | 'activatePoints' | 'clawBackPoints'>
}

// Longer troubles are Temporal's to wait out.
const retries = 3

/** Connected when first called. The services may live in one host or in several. */
export function connectClients(config: Config, key: string): Clients & { close(): void } {
  const { addresses, defaultDeadlineMs, tlsAuthority } = config
  const tls = config.tls || tlsAuthority ? { authority: tlsAuthority } : null
  const options = { key, defaultDeadlineMs, retries, tls }
  const open: { close(): void }[] = []
  function connect<Client>(service: string, address: string | null): PromiseClient<Client> {
    const client = createClient<Client>(service, address ?? `127.0.0.1:${config.port}`, options)
    open.push(client)
    return client
  }
  const { inventory, loyalty, orders, payments, returns } = addresses
  return {
    orders: connect<OrderServiceClient>('nahr.orders.v1.OrderService', orders),
    fulfilment: connect<FulfilmentServiceClient>('nahr.orders.v1.FulfilmentService', orders),
    claims: connect<ClaimServiceClient>('nahr.orders.v1.ClaimService', orders),
    inventory: connect<InventoryServiceClient>('nahr.inventory.v1.InventoryService', inventory),
    payments: connect<PaymentServiceClient>('nahr.payments.v1.PaymentService', payments),
    storedValue: connect<StoredValueServiceClient>('nahr.payments.v1.StoredValueService', payments),
    returns: connect<ReturnServiceClient>('nahr.returns.v1.ReturnService', returns),
    loyalty: connect<LoyaltyServiceClient>('nahr.loyalty.v1.LoyaltyService', loyalty),
    close: () => open.forEach(client => void client.close()),
  }
}
