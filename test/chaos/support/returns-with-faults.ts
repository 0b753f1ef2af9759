import type { Service, ServiceDeps } from '#platform/service.ts'
import { createReturns as createRealReturns } from '../../../services/returns/service.ts'
import { createFaults } from './faults.ts'

/** The returns service as it is, seeing the world through calls that can be made to fail. */
export function createReturns(deps: ServiceDeps): Service {
  const faults = createFaults()
  const claims = () => faults.client(deps.clients.claims())
  return createRealReturns({ ...deps, store: faults.store(deps.store), clients: { ...deps.clients, claims } })
}
