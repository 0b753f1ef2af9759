import type { Service, ServiceDeps } from '#platform/service.ts'
import { createPayments as createRealPayments } from '../../../services/payments/service.ts'
import { createFaults } from './faults.ts'

/** The payments service as it is, with its provider, writing to the log through calls that can be made to fail. */
export const createPayments = (deps: ServiceDeps): Service =>
  createRealPayments({ ...deps, store: createFaults().store(deps.store) })
