import type { OrderEvent } from '../domain/events.ts'
import type { Progress } from '../domain/order.ts'
import { livingStates } from '../domain/standing.ts'

/** What read models keep of a group. */
export type GroupState = {
  fulfilmentId: string
  state: Progress['state']
  /** Some of it has left. */
  hasLeft: boolean
}

type Placed = Pick<Extract<OrderEvent, { type: 'OrderPlaced' }>, 'fulfilments'>
export const groupsPlaced = ({ fulfilments }: Placed): GroupState[] =>
  fulfilments.map(({ fulfilmentId, leftAt }) => {
    const hasLeft = leftAt !== null
    return { fulfilmentId, state: hasLeft ? 'left' : 'open', hasLeft }
  })

export const isLiving = ({ state }: Pick<GroupState, 'state'>): boolean => livingStates.has(state)

/** The group after this event of its order; the same where it is none of its business. */
export function turned<Group extends GroupState>(group: Group, event: OrderEvent): Group {
  const { fulfilmentId } = group
  if (event.type === 'OrderCancelled') return isLiving(group) ? { ...group, state: 'cancelled' } : group
  if (event.type === 'UnitsCancelled' || event.type === 'OrderAmended') {
    const ended = event.ended.find(each => each.fulfilmentId === fulfilmentId)
    return ended ? { ...group, state: ended.state } : group
  }
  if (!('fulfilmentId' in event) || event.fulfilmentId !== fulfilmentId) return group
  switch (event.type) {
    case 'PickingStarted':
      return { ...group, state: 'in_progress' }
    case 'FulfilmentReady':
      return { ...group, state: 'ready' }
    case 'FulfilmentHandedOver':
      return { ...group, hasLeft: true, state: event.lines ? group.state : 'left' }
    case 'ShipmentSent':
      return { ...group, hasLeft: true, state: event.isLast ? 'left' : group.state }
    case 'SentToStore':
      return { ...group, state: event.into === fulfilmentId ? 'in_transit' : group.state }
    case 'TransitEnded':
      return isLiving(group) ? { ...group, state: 'arrived' } : group
    case 'ShipmentDelivered':
    case 'ShipmentLost':
      return { ...group, state: event.turns ?? group.state }
    case 'FulfilmentRejected':
      return { ...group, state: event.turns ?? (group.hasLeft ? 'left' : 'rejected') }
    case 'FulfilmentExpired':
      return { ...group, state: group.hasLeft ? 'left' : 'expired' }
    case 'FulfilmentMoved':
      return { ...group, state: event.into === fulfilmentId ? 'open' : (event.turns ?? group.state) }
    case 'UnitsSetAside':
      return { ...group, state: event.into === fulfilmentId ? 'set_aside' : (event.turns ?? group.state) }
    default:
      return group
  }
}
