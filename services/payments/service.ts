import { ConfigError } from '#platform/config.ts'
import { createHandler, type HandlerDeps } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import type { Service, ServiceDeps } from '#platform/service.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { paymentAggregate } from './aggregate.ts'
import { createAsking } from './asking.ts'
import { paymentMethods } from './grpc.ts'
import type { PaymentProvider } from './provider.ts'
import { payments as paymentRows } from './read-models/payments.ts'
import { createSandbox } from './sandbox/sandbox.ts'
import { createSettling } from './settling.ts'

/** By the names that a configuration may give; a retailer's own goes here. */
export const providers: Record<string, (handling: HandlerDeps) => PaymentProvider> = { sandbox: createSandbox }

export type PaymentsOptions = {
  provider?: (handling: HandlerDeps) => PaymentProvider
  /** How long an answer of the provider is waited for; below the deadline of those who call us. */
  timeoutMs?: number
}

export function createPayments(
  { store, database, config, metrics, log }: ServiceDeps,
  { provider: connect = providerNamed(config.paymentProvider), timeoutMs = config.paymentTimeoutMs }: PaymentsOptions = {},
): Service {
  const handling = { store, snapshots: createSnapshots(database), metrics, log }
  const payments = createHandler(paymentAggregate, handling)
  const provider = connect(handling)
  const ask = createAsking({ payments, provider, timeoutMs, log, metrics })
  const settling = createSettling({ payments, ask, timeoutMs, log })
  let projections: Projections | undefined
  const methods = paymentMethods({
    payments,
    ask,
    settling,
    provider: provider.name,
    projections() {
      if (!projections) throw new Error('the host has not given the projections yet')
      return projections
    },
  })
  return {
    name: 'payments',
    methods: { 'nahr.payments.v1.PaymentService': methods },
    readModels: [paymentRows],
    followers: [settling.follower],
    use(given) {
      projections = given
    },
  }
}

function providerNamed(name: string | null): (handling: HandlerDeps) => PaymentProvider {
  const provider = name !== null && Object.hasOwn(providers, name) ? providers[name] : undefined
  if (!provider) throw new ConfigError([`NAHR_PAYMENT_PROVIDER must be one of ${Object.keys(providers).join(', ')}`])
  return provider
}
