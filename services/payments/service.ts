import { createHandler } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import type { Service, ServiceDeps } from '#platform/service.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { paymentAggregate, storedValueAggregate } from './aggregate.ts'
import { createAsking } from './asking.ts'
import { paymentMethods } from './grpc.ts'
import { storedValueMethods } from './grpc-stored-value.ts'
import type { ConnectProvider } from './provider.ts'
import { providerNamed } from './providers.ts'
import { readModels } from './read-models/all.ts'
import { createSettling } from './settling.ts'

export type PaymentsOptions = {
  provider?: ConnectProvider
  /** How long an answer of the provider is waited for; below the deadline of those who call us. */
  timeoutMs?: number
}

export function createPayments(
  { store, database, config, metrics, log }: ServiceDeps,
  { provider: connect = providerNamed(config.paymentProvider), timeoutMs = config.paymentTimeoutMs }: PaymentsOptions = {},
): Service {
  const handling = { store, snapshots: createSnapshots(database), metrics, log }
  const payments = createHandler(paymentAggregate, handling)
  const provider = connect({ handling, config })
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
    methods: {
      'nahr.payments.v1.PaymentService': methods,
      'nahr.payments.v1.StoredValueService': storedValueMethods(createHandler(storedValueAggregate, handling)),
    },
    readModels,
    followers: [settling.follower],
    use(given) {
      projections = given
    },
  }
}
