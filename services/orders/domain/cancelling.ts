import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { OrderCommand } from './commands.ts'
import { chargesOf, endOf, endOfGroups, groupsEndedBy, livingGroups } from './ending.ts'
import type { CancelReason, Ended, NotFound, OrderEvent } from './events.ts'
import { andWhatCame } from './goods.ts'
import { type Part, requireGroup, requirePlaced, requireUnits, stateOnceLeft } from './groups.ts'
import type { Order, PlacedOrder, UnitsOfLine } from './order.ts'
import { hasAnyLeft, isLiving, shownState } from './standing.ts'
import { lastOf, livingUnits, together, within, without } from './units.ts'

export function cancelOrder({ reason, notificationId, at }: Of<OrderCommand, 'CancelOrder'>, order: Order): OrderEvent[] {
  const placed = requirePlaced(order)
  if (shownState(placed) === 'cancelled') return []
  if (hasAnyLeft(placed)) reject('ORDER_NOT_CANCELLABLE', { state: shownState(placed) })
  return [
    { type: 'OrderCancelled', reason, ...endOfGroups(placed, livingGroups(placed), 'cancellation'), cancelledAt: at },
    { type: 'NotificationDue', id: notificationId, key: 'order.cancelled', params: {}, dueAt: at },
  ]
}

/** So many units of some lines, the last of those that have not left; all that is left of the order where no line is named. */
export function cancelLines(command: Of<OrderCommand, 'CancelLines'>, order: Order): OrderEvent[] {
  const { cancellationId, fulfilmentId, lines, reason, notificationId, at } = command
  const placed = requirePlaced(order)
  if (placed.cancellations.includes(cancellationId)) return []
  const open = fulfilmentId === undefined ? cancellable(placed) : livingOf(requireGroup(order, fulfilmentId))
  for (const { lineId } of lines)
    if (!placed.lines.some(line => line.lineId === lineId))
      throw new Rejection('not-found', 'LINE_NOT_FOUND', { line_id: lineId })
  requireUnits(open, lines, 'UNITS_NOT_CANCELLABLE', 'cancellable')
  const units = lines.length > 0 ? lastOf(open, lines) : fulfilmentId === undefined ? goodsOf(placed) : open
  if (units.length === 0) reject('ORDER_NOT_CANCELLABLE', { state: shownState(placed) })
  const cancelled = cancelUnits(placed, units, { cancellationId, because: 'asked', reason, notificationId, at })
  return andWhatCame(placed, cancelled, { promised: command.anew?.promised, notificationId, at })
}

/** A charge can be cancelled until it falls due with the first goods. */
export function cancellable(order: PlacedOrder): UnitsOfLine[] {
  return hasAnyLeft(order) ? goodsOf(order) : together(goodsOf(order), chargesOf(order))
}
/** What goes once more is paid for already: that money goes back to who paid it, and to nothing else. */
export const amendable = (order: PlacedOrder): UnitsOfLine[] =>
  order.fulfilments.filter(({ again }) => again !== null).reduce((units, { lines }) => without(units, lines), cancellable(order))
const goodsOf = (order: PlacedOrder): UnitsOfLine[] =>
  livingGroups(order).reduce<UnitsOfLine[]>((all, group) => together(all, livingUnits(order, group)), [])
const livingOf = ({ order, group }: Part): UnitsOfLine[] => (isLiving(group) ? livingUnits(order, group) : [])

type Cancelling = { cancellationId: string; because: CancelReason; reason: string; notificationId: string; at: string } & NotFound

export function cancelUnits(order: PlacedOrder, units: readonly UnitsOfLine[], how: Cancelling): OrderEvent[] {
  const { cancellationId, because, reason, notificationId: id, missing, at } = how
  const ending = { ...endOf(order, units, cancellationId), ...(missing ? { missing } : {}) }
  const ended = endedBy(order, ending.lines)
  const isAll = !hasAnyLeft(order) && livingGroups(order).length === ended.length
  const [touched] = livingGroups(order).filter(group => within(group.lines, ending.lines).length > 0)
  const params: Record<string, string> = touched ? { fulfilmentId: touched.fulfilmentId } : {}
  return [
    { type: 'UnitsCancelled', cancellationId, because, reason, ended, ...ending, cancelledAt: at },
    isAll
      ? { type: 'NotificationDue', id, key: 'order.cancelled', params: {}, dueAt: at }
      : { type: 'NotificationDue', id, key: 'lines.cancelled', params, dueAt: at },
  ]
}

/** Groups of which nothing is left to leave once these units are cancelled. */
export const endedBy = (order: PlacedOrder, lines: readonly UnitsOfLine[]): Ended[] =>
  groupsEndedBy(order, lines).map(fulfilmentId => {
    const group = order.fulfilments.find(each => each.fulfilmentId === fulfilmentId)
    return { fulfilmentId, state: group && group.departures.length > 0 ? stateOnceLeft(group) : 'cancelled' }
  })
