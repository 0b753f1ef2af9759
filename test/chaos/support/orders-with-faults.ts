import type { Service, ServiceDeps } from '#platform/service.ts'
import { createOrders as createRealOrders } from '../../../services/orders/service.ts'
import { createFaults } from './faults.ts'

/** The orders service as it is, seeing the world through calls that can be made to fail. */
export function createOrders(deps: ServiceDeps): Service {
  const faults = createFaults()
  const inventory = () => faults.client(deps.clients.inventory())
  const transfers = () => faults.client(deps.clients.transfers())
  const payments = () => faults.client(deps.clients.payments())
  const service = createRealOrders({
    ...deps,
    store: faults.store(deps.store),
    clients: { ...deps.clients, inventory, transfers, payments },
  })
  return { ...service, followers: service.followers.map(faults.sparing) }
}
