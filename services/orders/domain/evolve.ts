import { never } from '#kernel/decider.ts'
import type { OrderEvent } from './events.ts'
import type { Order } from './order.ts'

export const initial: Order = { state: 'unplaced', abandoned: 0 }

export function evolve(order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced': {
      const { type: _, ...placed } = event
      return { state: 'placed', abandoned: order.abandoned, ...placed }
    }
    case 'PlacementAbandoned':
      return { ...order, abandoned: event.attempt }
    case 'OrderCancelled': {
      if (order.state === 'unplaced') return order
      const { reason, refundsDue, cancelledAt } = event
      return { ...order, state: 'cancelled', reason, refundsDue, cancelledAt }
    }
    default:
      return never(event)
  }
}
