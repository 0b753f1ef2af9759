import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { MoveAsked, OrderCommand } from './commands.ts'
import { releaseOf } from './ending.ts'
import type { OrderEvent } from './events.ts'
import { andWhatCame } from './goods.ts'
import {
  notification,
  requireLines,
  requireMethod,
  requireNothingAwaited,
  requirePlaced,
  requireUnits,
  stateOnceLeft,
  wrongState,
} from './groups.ts'
import type { FulfilmentMethod, Group, Order, PlacedOrder, Position, UnitsOfLine } from './order.ts'
import { freeId } from './picking.ts'
import { isLiving } from './standing.ts'
import { positionsOfUnits } from './stock.ts'
import { lastOf, livingUnits, without } from './units.ts'

type Plan = {
  order: PlacedOrder
  group: Group
  lines: UnitsOfLine[]
  method: FulfilmentMethod
  /** Nothing of the group stays where it is. */
  isWhole: boolean
  into: string
  /** To be held where they go from. */
  positions: Position[]
}

/** What a move comes to as the order stands. */
export function planMove(order: Order, { fulfilmentId, lines: wanted, toLocationId, toMethod }: MoveAsked): Plan {
  const part = requireMethod(order, fulfilmentId, 'pickup', 'delivery', 'ship_to_store')
  const { order: placed, group } = part
  if (!isLiving(group) || group.transit) wrongState(group)
  const method = toMethod ?? group.method
  // It would be sent from the store where it is collected.
  if (method === 'ship_to_store' && toLocationId === group.destinationId) reject('MOVES_NOWHERE')
  if (method === group.method && toLocationId === group.locationId && group.progress.state !== 'set_aside')
    reject('MOVES_NOWHERE')
  if (group.again && method !== group.method) reject('METHOD_NOT_SUPPORTED', { method })
  requireLines(part, wanted)
  const living = livingUnits(placed, group)
  requireUnits(living, wanted, 'UNITS_NOT_MOVABLE', 'movable')
  const lines = wanted.length > 0 ? lastOf(living, wanted) : living
  const isWhole = without(living, lines).length === 0
  const isSame = method === group.method && (method !== 'pickup' || toLocationId === group.locationId)
  // A pickup elsewhere is another pickup: it has a code and a process of its own.
  const staysItself = isWhole && isSame && group.departures.length === 0
  const into = staysItself ? fulfilmentId : freeId(placed, fulfilmentId)
  return { order: placed, group, lines, method, isWhole, into, positions: positionsOfUnits(placed, toLocationId, lines) }
}

export function moveFulfilment(command: Of<OrderCommand, 'MoveFulfilment'>, order: Order): OrderEvent[] {
  const { moveId, move, fulfilmentId, toLocationId: locationId, hold, pickBy, notificationId: id, at: movedAt } = command
  const why = command.sourcedBecause ? { sourcedBecause: command.sourcedBecause } : {}
  const placed = requirePlaced(order)
  if (placed.moveIds.includes(moveId)) return []
  requireDue(placed, move)
  const { group, lines, method, isWhole, into, positions } = planMove(order, command)
  if (!areSame(positions, hold.positions)) throw new Rejection('contended', 'MOVE_CONTENDED')
  const left = group.departures.length > 0 ? stateOnceLeft(group) : 'moved'
  const turns = into === fulfilmentId || !isWhole ? null : left
  const holds = releaseOf(placed, group, lines, moveId)
  const [from, to] = [
    { fulfilmentId, fromLocationId: group.locationId },
    { into, method, locationId, pickBy, hold },
  ]
  const events: OrderEvent[] = [
    { type: 'FulfilmentMoved', moveId, move, ...from, lines, ...to, holds, turns, ...why, movedAt },
    notification({ ...group, fulfilmentId: into, locationId }, { id, key: 'fulfilment.moved', at: movedAt }),
  ]
  return andWhatCame(placed, events, { promised: command.anew?.promised, notificationId: id, at: movedAt })
}

/** The rest of the group may go first: what is split off waits where it is, promised anew, under the same reservation. */
export function splitFulfilment(command: Of<OrderCommand, 'SplitFulfilment'>, order: Order): OrderEvent[] {
  const { fulfilmentId, lines: wanted, anew, notificationId: id, at: splitAt } = command
  const part = requireMethod(order, fulfilmentId, 'pickup', 'delivery', 'ship_to_store')
  const { order: placed, group } = part
  const { locationId, method, progress } = group
  const pickBy = anew.promised[method]
  requireNothingAwaited(group)
  if ((progress.state !== 'open' && progress.state !== 'in_progress') || pickBy === undefined) return wrongState(group)
  requireLines(part, wanted)
  const living = livingUnits(placed, group)
  const unpicked = without(living, group.picked)
  requireUnits(unpicked, wanted, 'UNITS_NOT_SPLITTABLE', 'splittable')
  const lines = lastOf(unpicked, wanted)
  if (without(living, lines).length === 0) reject('NOTHING_WOULD_REMAIN')
  const into = freeId(placed, fulfilmentId)
  return [
    { type: 'FulfilmentSplit', fulfilmentId, locationId, lines, into, pickBy, splitAt },
    notification({ ...group, fulfilmentId: into }, { id, key: 'fulfilment.split', at: splitAt }, { pickBy }),
  ]
}

function requireDue({ moves }: PlacedOrder, move: number): void {
  if (move !== moves + 1) throw new Rejection('contended', 'MOVE_CONTENDED')
}

const areSame = (a: readonly Position[], b: readonly Position[]): boolean =>
  a.length === b.length && a.every(({ sku, quantity }, index) => b[index]?.sku === sku && b[index]?.quantity === quantity)

export function abandonMove({ move, because, holds, at }: Of<OrderCommand, 'AbandonMove'>, order: Order): OrderEvent[] {
  const placed = requirePlaced(order)
  if (move <= placed.moves) return []
  requireDue(placed, move)
  return [{ type: 'MoveAbandoned', move, because, holds, abandonedAt: at }]
}
