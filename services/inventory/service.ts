import { createHandler } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import type { Service, ServiceDeps } from '#platform/service.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { availabilityPolicyAggregate, itemAggregate, locationAggregate, stockAggregate, transferAggregate } from './aggregates.ts'
import { createCatalogue } from './catalogue.ts'
import { availabilityMethods } from './grpc/availability.ts'
import { catalogMethods } from './grpc/catalog.ts'
import { shortageMethods } from './grpc/shortages.ts'
import { sourcingMethods } from './grpc/sourcing.ts'
import { stockMethods } from './grpc/stock.ts'
import { transferMethods } from './grpc/transfers.ts'
import { createQueries } from './queries.ts'
import { readModels } from './read-models/all.ts'
import { createSweep } from './sweeping.ts'
import { createTransferring } from './transferring.ts'

export function createInventory({ store, database, clients, config, metrics, log }: ServiceDeps): Service {
  const handling = { store, snapshots: createSnapshots(database), metrics, log }
  const stock = createHandler(stockAggregate, handling)
  const itemHandler = createHandler(itemAggregate, handling)
  const locationHandler = createHandler(locationAggregate, handling)
  const transfers = createHandler(transferAggregate, handling)
  const transferring = createTransferring({ stock, transfers })
  const catalogue = createCatalogue(itemHandler, locationHandler)
  const policies = createHandler(availabilityPolicyAggregate, handling)
  const watchers = metrics.gauge('nahr_availability_watchers', 'Watchers of availability')
  let watching = 0
  const seats = {
    taken(by: 1 | -1) {
      watching += by
      watchers.record(watching)
    },
  }
  let given: Projections | null = null
  const projections = () => {
    if (given === null) throw new Error('asked before the host gave its projections')
    return given
  }
  const queries = createQueries(projections)
  return {
    name: 'inventory',
    methods: {
      'nahr.inventory.v1.CatalogService': catalogMethods({ items: itemHandler, locations: locationHandler, catalogue, queries }),
      'nahr.inventory.v1.InventoryService': {
        ...stockMethods({ stock, transferring, catalogue, queries, sweep: createSweep({ stock, projections }) }),
        ...sourcingMethods({ catalogue, queries }),
        ...shortageMethods({ queries }),
        ...availabilityMethods({ policies, queries, projections, store, seats }),
      },
      'nahr.inventory.v1.TransferService': transferMethods({ transfers, transferring, catalogue }),
    },
    readModels,
    followers: [transferring.follower],
    timers: [
      {
        name: 'sweep-stock',
        everyMs: config.sweepSeconds * 1000,
        run: async signal => void (await clients.inventory().sweepStock({}, { signal })),
      },
    ],
    use(projectionsOfHost) {
      given = projectionsOfHost
    },
    async start() {
      await stock.warm('stock')
    },
  }
}
