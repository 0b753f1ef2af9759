import type { PromiseClient } from '#platform/grpc/client.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import { createLoyalty } from '../../../services/loyalty/service.ts'
import { type Roles, type ServiceHost, startService } from '../service-host.ts'

export type Client = PromiseClient<LoyaltyServiceClient>
export type LoyaltyHost = ServiceHost & {
  /** A client with a key of its own. */
  as(...roles: Roles): Client
}

export async function startLoyalty(eventStoreUrl: string): Promise<LoyaltyHost> {
  const host = await startService(eventStoreUrl, createLoyalty)
  return {
    ...host,
    as: (...roles) => host.connect<LoyaltyServiceClient>('nahr.loyalty.v1.LoyaltyService', host.createKey({ roles })),
  }
}

export const timestampOf = (iso: string) => ({ seconds: String(Date.parse(iso) / 1000), nanos: 0 })
