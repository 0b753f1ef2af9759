import type { Order } from './order.ts'

/**
 * What the order's stream says of a hold that a placement of it took. `void` is final: the hold is to be released,
 * whoever sees it. `undecided` means that nobody may release it before the attempt is abandoned.
 */
export type Fate = 'committed' | 'void' | 'undecided'

export function fateOfHold(order: Order, { attempt, reservationId }: { attempt: number; reservationId: string }): Fate {
  if (order.state === 'unplaced') return attempt <= order.abandoned ? 'void' : 'undecided'
  const isNamed = order.holds.some(hold => hold.reservationId === reservationId)
  return isNamed && order.state === 'placed' ? 'committed' : 'void'
}
