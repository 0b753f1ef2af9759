import { createHandler } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import type { Service, ServiceDeps } from '#platform/service.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { policyAggregate, returnAggregate } from './aggregates.ts'
import { returnMethods } from './grpc.ts'
import { policyMethods } from './grpc-policy.ts'
import { unitMethods } from './grpc-units.ts'
import { createOpenings } from './openings.ts'
import { createRules } from './policies.ts'
import { readModels } from './read-models/all.ts'
import { createWording } from './wording.ts'

export function createReturns({ store, database, secrets, clients, metrics, log }: ServiceDeps): Service {
  const handling = { store, snapshots: createSnapshots(database), metrics, log }
  const returns = createHandler(returnAggregate, handling)
  const policies = createHandler(policyAggregate, handling)
  const openings = createOpenings({ returns, store, claims: clients.claims })
  let projections: Projections | undefined
  const deps = {
    returns,
    openings,
    rules: createRules(policies),
    orders: clients.orders,
    claims: clients.claims,
    catalog: clients.catalog,
    loyalty: clients.loyalty,
    wording: createWording(secrets.sealing),
    hmac: secrets.hmac,
    async logEnd() {
      for await (const { position } of store.readAll({ from: 'end', direction: 'backwards', max: 1 })) return position
      return 0n
    },
    projections() {
      if (!projections) throw new Error('the host has not given the projections yet')
      return projections
    },
  }
  return {
    name: 'returns',
    methods: {
      'nahr.returns.v1.ReturnService': { ...returnMethods(deps), ...unitMethods(deps), ...policyMethods(policies, deps) },
    },
    readModels,
    followers: [openings.follower],
    use(given) {
      projections = given
    },
  }
}
