import type { Service, ServiceDeps } from '#platform/service.ts'
import { createInventory as createRealInventory } from '../../../services/inventory/service.ts'
import { createFaults } from './faults.ts'

/** The inventory service as it is, writing to the log through calls that can be made to fail. */
export const createInventory = (deps: ServiceDeps): Service =>
  createRealInventory({ ...deps, store: createFaults().store(deps.store) })
