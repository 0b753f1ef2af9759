import type { EventStore } from '#platform/event-store.ts'
import type { PromiseClient } from '#platform/grpc/client.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { StoredValueServiceClient } from '#protos/nahr/payments/v1/StoredValueService.ts'
import type { ConnectProvider } from '../../../services/payments/provider.ts'
import { createSandbox } from '../../../services/payments/providers/sandbox/sandbox.ts'
import { createPayments } from '../../../services/payments/service.ts'
import { fresh, type Roles, type ServiceHost, startService } from '../service-host.ts'

export type Client = PromiseClient<PaymentServiceClient>
export type PaymentsHost = ServiceHost & {
  as(...roles: Roles): Client
  storedValueAs(...roles: Roles): PromiseClient<StoredValueServiceClient>
}
type Options = {
  provider?: ConnectProvider
  timeoutMs?: number
  /** Without it, what calls left unanswered stays so until somebody asks. */
  isFollowing?: boolean
}

export const sandbox: ConnectProvider = deps => createSandbox(deps, { slowMs: 50 })

export async function startPayments(eventStoreUrl: string, options: Options = {}): Promise<PaymentsHost> {
  const { provider = sandbox, timeoutMs = 5_000, isFollowing = false } = options
  const host = await startService(eventStoreUrl, deps => createPayments(deps, { provider, timeoutMs }), { isFollowing })
  return {
    ...host,
    as: (...roles) => host.connect<PaymentServiceClient>('nahr.payments.v1.PaymentService', host.createKey({ roles })),
    storedValueAs: (...roles) =>
      host.connect<StoredValueServiceClient>('nahr.payments.v1.StoredValueService', host.createKey({ roles })),
  }
}

export const typesOf = async (store: EventStore, stream: string): Promise<string[]> =>
  (await Array.fromAsync(store.read(stream))).map(({ type }) => type)

/** What the sandbox did about a payment. */
export async function sandboxTypesOf(store: EventStore, paymentId: string): Promise<string[]> {
  for await (const { data } of store.read(`payment-${paymentId}`)) {
    if (typeof data === 'object' && data && 'key' in data) return typesOf(store, `sandboxPayment-${data.key}`)
  }
  return []
}

export const authorization = (token: string, over: { paymentId?: string; amountMinor?: string } = {}) => {
  const { paymentId = fresh('pay'), amountMinor = '1000' } = over
  const owner = { stream: `order-${paymentId}`, step: 'placement/1' }
  return { requestId: fresh('q'), paymentId, owner, amountMinor, currencyCode: 'GBP', token }
}

/** Follows the stream until this event is on it. */
export async function appeared(store: EventStore, stream: string, type: string): Promise<void> {
  const subscription = store.subscribe({ from: 'start' })
  for await (const item of subscription) if ('stream' in item && item.stream === stream && item.type === type) break
  await subscription.stop()
}
