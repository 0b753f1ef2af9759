import type { PromisedBy } from './commands.ts'
import { livingGroups } from './ending.ts'
import type { Anew, PromisedAnew } from './events.ts'
import type { Group, PlacedOrder } from './order.ts'
import { isPaymentPending } from './standing.ts'

/** Nobody may keep a promise: whatever time goes by does not count against it. */
export const isSuspended = (order: PlacedOrder): boolean => order.stops.length > 0 || isPaymentPending(order)

/** What is promised since nothing suspends the order any more; nothing while something does. Never sooner than it was. */
export function promisedAnew(order: PlacedOrder, by: PromisedBy | undefined): Anew {
  if (!by || isSuspended(order)) return {}
  const promised = livingGroups(order).flatMap((group): PromisedAnew[] => {
    const { fulfilmentId, locationId } = group
    const [before, dueAt] = [promiseOf(group), deadline(group, by)]
    if (before === null || dueAt === undefined) return []
    return [{ fulfilmentId, locationId, dueAt: dueAt > before ? dueAt : before }]
  })
  return promised.length > 0 ? { promised } : {}
}

const promiseOf = ({ progress, pickBy }: Group): string | null => {
  if (progress.state === 'ready') return progress.pickupUntil
  return progress.state === 'set_aside' ? null : pickBy
}
function deadline({ progress, method }: Group, { promised, keptUntil }: PromisedBy): string | undefined {
  if (progress.state === 'ready') return keptUntil
  // It has been sent: what is left to be done is that of a pickup.
  return promised[progress.state === 'arrived' ? 'pickup' : method]
}

export const withPromise = (group: Group, promised: readonly PromisedAnew[]): Group => {
  const dueAt = promised.find(({ fulfilmentId }) => fulfilmentId === group.fulfilmentId)?.dueAt
  if (dueAt === undefined) return group
  const { progress } = group
  return progress.state === 'ready' ? { ...group, progress: { ...progress, pickupUntil: dueAt } } : { ...group, pickBy: dueAt }
}
