import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { OrderCommand } from './commands.ts'
import { livingGroups } from './ending.ts'
import type { OrderEvent } from './events.ts'
import { requirePlaced } from './groups.ts'
import type { Order } from './order.ts'
import { promisedAnew } from './promising.ts'
import { shownState } from './standing.ts'

export function holdOrder({ stopId, reason, by, at }: Of<OrderCommand, 'HoldOrder'>, order: Order): OrderEvent[] {
  const placed = requirePlaced(order)
  if (placed.stops.some(stop => stop.stopId === stopId) || placed.released.includes(stopId)) return []
  if (livingGroups(placed).length === 0) reject('WRONG_STATE', { state: shownState(placed) })
  return [{ type: 'OrderHeld', stopId, reason, by, heldAt: at }]
}

export function releaseHold({ stopId, anew, at }: Of<OrderCommand, 'ReleaseHold'>, order: Order): OrderEvent[] {
  const placed = requirePlaced(order)
  if (placed.released.includes(stopId)) return []
  if (!placed.stops.some(stop => stop.stopId === stopId)) throw new Rejection('not-found', 'HOLD_NOT_FOUND', { hold_id: stopId })
  const after = { ...placed, stops: placed.stops.filter(stop => stop.stopId !== stopId) }
  return [{ type: 'HoldReleased', stopId, ...promisedAnew(after, anew), releasedAt: at }]
}

/** While something is still to be sent there. */
export function changeAddress({ recipient, at }: Of<OrderCommand, 'ChangeAddress'>, order: Order): OrderEvent[] {
  const placed = requirePlaced(order)
  if (!livingGroups(placed).some(({ method }) => method === 'delivery')) reject('WRONG_STATE', { state: shownState(placed) })
  return [{ type: 'AddressChanged', recipient, changedAt: at }]
}
