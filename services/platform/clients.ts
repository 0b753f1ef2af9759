import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { TransferServiceClient } from '#protos/nahr/inventory/v1/TransferService.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import type { ClaimServiceClient } from '#protos/nahr/orders/v1/ClaimService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { StoredValueServiceClient } from '#protos/nahr/payments/v1/StoredValueService.ts'
import type { ReturnServiceClient } from '#protos/nahr/returns/v1/ReturnService.ts'
import type { Config } from './config.ts'
import { createClient, type PromiseClient } from './grpc/client.ts'

// A service that restarts is back within a few seconds; requests carry ids, so asking again is safe.
const retries = 20

/** How services reach each other: at the configured address, or in this process at `here`. Connected when first asked for. */
export function createServiceClients(
  config: Pick<Config, 'addresses' | 'defaultDeadlineMs' | 'tls' | 'tlsAuthority'>,
  key: string,
  here: () => string,
) {
  const open: { close(): void }[] = []
  const { addresses, defaultDeadlineMs } = config
  const tls = config.tls || config.tlsAuthority ? { authority: config.tlsAuthority } : null

  function connector<Client>(fullServiceName: string, address: string | null): () => PromiseClient<Client> {
    let client: PromiseClient<Client> | undefined
    return () => {
      if (client) return client
      client = createClient<Client>(fullServiceName, address ?? here(), { key, defaultDeadlineMs, retries, tls })
      open.push(client)
      return client
    }
  }
  return {
    inventory: connector<InventoryServiceClient>('nahr.inventory.v1.InventoryService', addresses.inventory),
    transfers: connector<TransferServiceClient>('nahr.inventory.v1.TransferService', addresses.inventory),
    catalog: connector<CatalogServiceClient>('nahr.inventory.v1.CatalogService', addresses.inventory),
    orders: connector<OrderServiceClient>('nahr.orders.v1.OrderService', addresses.orders),
    claims: connector<ClaimServiceClient>('nahr.orders.v1.ClaimService', addresses.orders),
    payments: connector<PaymentServiceClient>('nahr.payments.v1.PaymentService', addresses.payments),
    storedValue: connector<StoredValueServiceClient>('nahr.payments.v1.StoredValueService', addresses.payments),
    returns: connector<ReturnServiceClient>('nahr.returns.v1.ReturnService', addresses.returns),
    loyalty: connector<LoyaltyServiceClient>('nahr.loyalty.v1.LoyaltyService', addresses.loyalty),
    close() {
      for (const client of open) client.close()
    },
  }
}
