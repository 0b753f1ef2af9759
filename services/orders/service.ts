import { createHandler } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import type { Service, ServiceDeps } from '#platform/service.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { orderAggregate } from './aggregate.ts'
import { createCatalog } from './catalog.ts'
import { orderMethods } from './grpc.ts'
import { claimMethods } from './grpc-claims.ts'
import { fulfilmentMethods } from './grpc-fulfilment.ts'
import { createLooking } from './looking.ts'
import { readModels } from './read-models/all.ts'
import { orderSummaries } from './read-models/orders.ts'
import { createSettling } from './settling.ts'
import type { Policy } from './terms.ts'
import { createWatching } from './watching.ts'
import { createWatermark } from './watermark.ts'

/** A host that begins looks at every hold that there is: cut short, it would begin again. */
const sweepMs = 3_600_000

/** How long things may take comes from the configuration, unless told. */
export function createOrders(
  { store, database, secrets, clients, config, log, metrics }: ServiceDeps,
  policy: Policy = config,
): Service {
  const orders = createHandler(orderAggregate, { store, snapshots: createSnapshots(database), metrics, log })
  const looking = createLooking({ orders, inventory: clients.inventory, policy })
  const settling = createSettling({ ...clients, look: looking.look }, log)
  const watching = createWatching(orders, metrics.gauge('nahr_order_watchers', 'Watchers of orders'))
  const catalog = createCatalog(clients.catalog)
  let projections: Projections | undefined
  let isCaughtUp = false
  const given = (): Projections => {
    if (!projections) throw new Error('the host has not given the projections yet')
    return projections
  }
  const methods = orderMethods({
    orders,
    inventory: clients.inventory,
    payments: clients.payments,
    catalog,
    settling,
    watching,
    watermark: createWatermark(),
    takesTokens: config.addresses.payments !== null || config.services.includes('payments'),
    secrets,
    policy,
    log,
    projections: given,
    amendingBefore: async time => {
      const rows = given().rows(orderSummaries).where('amending_since', '<', time)
      return (await rows.select('order_id').execute()).map(({ order_id }) => order_id)
    },
    mayBePlaced: orderId => !isCaughtUp || given().row(orderSummaries, { order_id: orderId }) !== undefined,
  })
  return {
    name: 'orders',
    methods: {
      'nahr.orders.v1.OrderService': methods,
      'nahr.orders.v1.FulfilmentService': fulfilmentMethods({
        orders,
        inventory: clients.inventory,
        transfers: clients.transfers,
        settling,
        looking,
        secrets,
        policy,
      }),
      'nahr.orders.v1.ClaimService': claimMethods({ orders, settling, secrets, store }),
    },
    readModels,
    followers: [settling.follower, watching.follower, looking.follower],
    timers: [
      {
        name: 'sweep-placements',
        everyMs: config.sweepSeconds * 1000,
        run: async signal => void (await clients.orders().sweepPlacements({}, { signal, deadlineMs: sweepMs })),
      },
    ],
    use(whole) {
      projections = whole
      void whole.caughtUp().then(() => {
        isCaughtUp = true
      })
    },
  }
}
