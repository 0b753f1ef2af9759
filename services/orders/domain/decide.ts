import { never, type Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { allUnits } from '#kernel/units.ts'
import type { OrderCommand } from './commands.ts'
import type { OrderEvent } from './events.ts'
import { paidForUnits, requireMoneyAddsUp } from './money.ts'
import type { Order } from './order.ts'
import { hasLeft } from './stock.ts'

export function decide(command: OrderCommand, order: Order): OrderEvent[] {
  switch (command.type) {
    case 'PlaceOrder':
      return place(command, order)
    case 'AbandonPlacement':
      return abandon(command, order)
    case 'CancelOrder':
      return cancel(command, order)
    default:
      return never(command)
  }
}

/** The attempt that a placement of this order must hold stock under. */
export const currentAttempt = (order: Order): number => order.abandoned + 1

function place({ placedAs, placement, attempt, holds, issues, at }: Of<OrderCommand, 'PlaceOrder'>, order: Order): OrderEvent[] {
  if (order.state !== 'unplaced') {
    if (order.placedAs !== placedAs) throw new Rejection('exists', 'ORDER_DIFFERS')
    return []
  }
  requireMoneyAddsUp(placement)
  if (attempt !== currentAttempt(order)) throw new Rejection('contended', 'ATTEMPT_ABANDONED', { attempt: currentAttempt(order) })
  return [{ type: 'OrderPlaced', attempt, ...placement, placedAs, holds, issues, placedAt: at }]
}

function abandon({ attempt, because, holds, at }: Of<OrderCommand, 'AbandonPlacement'>, order: Order): OrderEvent[] {
  if (order.state !== 'unplaced' || attempt < currentAttempt(order)) return []
  if (attempt > currentAttempt(order)) reject('ATTEMPT_UNKNOWN', { attempt: currentAttempt(order) })
  return [{ type: 'PlacementAbandoned', attempt, because, holds, abandonedAt: at }]
}

function cancel({ reason, at }: Of<OrderCommand, 'CancelOrder'>, order: Order): OrderEvent[] {
  if (order.state === 'unplaced') throw new Rejection('not-found', 'ORDER_NOT_FOUND')
  if (order.state === 'cancelled') return []
  if (order.lines.some(line => hasLeft(line, order.fulfilments))) reject('ORDER_NOT_CANCELLABLE', { state: shownState(order) })
  const lines = order.lines.map(({ lineId, quantity }) => ({ lineId, units: allUnits(quantity) }))
  return [{ type: 'OrderCancelled', reason, lines, holds: order.holds, refundsDue: paidForUnits(order, lines), cancelledAt: at }]
}

/** Fulfilled once it has goods and all of them have left. */
export function shownState(order: Exclude<Order, { state: 'unplaced' }>): 'open' | 'fulfilled' | 'cancelled' {
  if (order.state === 'cancelled') return 'cancelled'
  const goods = order.lines.filter(line => line.kind === 'goods')
  return goods.length > 0 && goods.every(line => hasLeft(line, order.fulfilments)) ? 'fulfilled' : 'open'
}
