import type { Group, GroupHold, Order } from './order.ts'
import { isEnded } from './standing.ts'

/**
 * What the order's stream says of a hold that a placement of it took. `void` is final: the hold is to be released,
 * whoever sees it. `undecided` means that nobody may release it before the attempt is abandoned.
 */
export type Fate = 'committed' | 'void' | 'undecided'

export function fateOfHold(order: Order, { attempt, reservationId }: { attempt: number; reservationId: string }): Fate {
  if (order.state === 'unplaced') return attempt <= order.abandoned ? 'void' : 'undecided'
  return order.fulfilments.some(group => drawsOn(group, reservationId)) ? 'committed' : 'void'
}

/** The same of a hold that a move took. */
export function fateOfMove(order: Order, { move, reservationId }: { move: number; reservationId: string }): Fate {
  if (order.state === 'unplaced') return 'undecided'
  if (order.fulfilments.some(group => drawsOn(group, reservationId))) return 'committed'
  return move <= order.moves ? 'void' : 'undecided'
}

/** The same of a hold that an amendment took. */
export function fateOfAmendment(order: Order, { amendment, reservationId }: { amendment: number; reservationId: string }): Fate {
  if (order.state === 'unplaced') return 'undecided'
  if (order.fulfilments.some(group => drawsOn(group, reservationId))) return 'committed'
  return amendment <= order.amendments ? 'void' : 'undecided'
}

/** What has left is still to be issued from its hold. */
const drawsOn = (group: Group, reservationId: string): boolean =>
  (group.reservationId === reservationId && !isEnded(group)) ||
  group.departures.some(departure => departure.reservationId === reservationId)

/** What the order was placed with under this reservation, whatever has become of it. */
export const holdsOf = (order: Order, reservationId: string): GroupHold[] =>
  order.state === 'unplaced' ? [] : order.holds.filter(hold => hold.reservationId === reservationId)
