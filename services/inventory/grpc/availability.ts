import { requireRole } from '#platform/callers.ts'
import type { EventStore } from '#platform/event-store.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { Methods } from '#platform/grpc/host.ts'
import type { Projections } from '#platform/projections.ts'
import type { InventoryServiceHandlers } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { PolicyHandler } from '../aggregates.ts'
import type { Shown } from '../availability.ts'
import type { Queries } from '../queries.ts'
import { availabilityStream } from '../read-models/availability-policy.ts'
import { type Seats, watch } from '../watching.ts'
import { getAvailability, putAvailabilityPolicy, viewerOf, watchAvailability, wirePolicy } from './availability-fields.ts'
import { requestOf } from './request.ts'

type Deps = {
  policies: PolicyHandler
  queries: Queries
  projections(): Projections
  store: Pick<EventStore, 'readAll'>
  seats: Seats
}
type Handlers = 'GetAvailability' | 'WatchAvailability' | 'PutAvailabilityPolicy' | 'GetAvailabilityPolicy'

export const availabilityMethods = ({
  policies,
  queries,
  projections,
  store,
  seats,
}: Deps): Pick<Methods<InventoryServiceHandlers>, Handlers> => ({
  async GetAvailability(body, { caller, signal }) {
    const asked = getAvailability.parse(body)
    const shown = await queries.availability({ ...asked, viewer: viewerOf(caller, asked) }, signal)
    return { availabilities: shown.map(wireShown) }
  },
  async *WatchAvailability(body, { caller, signal }) {
    const { afterPosition, ...asked } = watchAvailability.parse(body)
    const watching = { ...asked, viewer: viewerOf(caller, asked), after: afterPosition, signal }
    for await (const { shown, position } of watch(watching, { projections: projections(), store, seats }))
      yield { availabilities: shown.map(wireShown), position: String(position) }
  },
  async PutAvailabilityPolicy(body, context) {
    requireRole(context.caller, 'operator')
    const { requestId, policy } = putAvailabilityPolicy.parse(body)
    const command = { type: 'PutAvailabilityPolicy', rules: policy.rules, at: context.now } as const
    const { state, position } = await policies.handle(availabilityStream, command, requestOf(requestId, context))
    return { policy: wirePolicy(state), logPosition: String(position) }
  },
  async GetAvailabilityPolicy(_, { caller }) {
    requireRole(caller, 'channel', 'associate', 'manager', 'operator', 'service')
    return { policy: wirePolicy((await policies.load(availabilityStream)).state) }
  },
})

const wireShown = ({ sku, locationId, available, onOrder, expectedAt }: Shown) => ({
  sku,
  locationId,
  available: String(available),
  onOrder: String(onOrder),
  expectedAt: expectedAt === null ? null : toTimestamp(expectedAt),
})
