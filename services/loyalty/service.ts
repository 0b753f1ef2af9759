import { createHandler } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import type { Service, ServiceDeps } from '#platform/service.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { accountAggregate, policyAggregate } from './aggregates.ts'
import { loyaltyMethods } from './grpc.ts'
import { readModels } from './read-models/all.ts'

export function createLoyalty({ store, database, metrics, log }: ServiceDeps): Service {
  const handling = { store, snapshots: createSnapshots(database), metrics, log }
  const accounts = createHandler(accountAggregate, handling)
  const policies = createHandler(policyAggregate, handling)
  let given: Projections | undefined
  const methods = loyaltyMethods({
    accounts,
    policies,
    projections() {
      if (!given) throw new Error('the host has not given the projections yet')
      return given
    },
  })
  return {
    name: 'loyalty',
    methods: { 'nahr.loyalty.v1.LoyaltyService': methods },
    readModels,
    followers: [],
    use(projections) {
      given = projections
    },
    async start() {
      await accounts.warm('loyaltyAccount')
    },
  }
}
