import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { OrderCommand } from './commands.ts'
import { delay } from './delivery.ts'
import { capturesFor, endOfGroups } from './ending.ts'
import type { OrderEvent } from './events.ts'
import {
  notification,
  requireDue,
  requireLines,
  requireMethod,
  requireNothingAwaited,
  requireState,
  requireUnits,
  stateOnceLeft,
  wrongState,
} from './groups.ts'
import type { Group, Order } from './order.ts'
import { setAside } from './picking.ts'
import { isSuspended } from './promising.ts'
import { isLiving } from './standing.ts'
import { missingOf, positionsOfUnits } from './stock.ts'
import { countIn, firstOf, livingUnits, without } from './units.ts'

/** So many wrong codes, and only a manager hands over. */
export const wrongCodesAtMost = 5

export function markReady(command: Of<OrderCommand, 'MarkReady'>, order: Order): OrderEvent[] {
  const { fulfilmentId, codeHash, keptUntil, notificationId, at } = command
  const pickup = requireMethod(order, fulfilmentId, 'pickup', 'ship_to_store')
  if (pickup.group.progress.state === 'ready') return []
  requireState(pickup, pickup.group.method === 'pickup' ? 'in_progress' : 'arrived')
  const living = livingUnits(pickup.order, pickup.group)
  const [missing] = without(living, pickup.group.picked)
  if (missing) {
    const { lineId } = missing
    reject('PICK_INCOMPLETE', {
      line_id: lineId,
      ordered: countIn(living, lineId),
      picked: countIn(pickup.group.picked, lineId),
    })
  }
  const pickupUntil = command.pickupUntil ?? keptUntil
  return [
    { type: 'FulfilmentReady', fulfilmentId, locationId: pickup.group.locationId, codeHash, pickupUntil, readyAt: at },
    notification(pickup.group, { id: notificationId, key: 'pickup.ready', at }, { pickupUntil }),
  ]
}

/** A wrong code is recorded: whoever asks is refused by what this answers, not by a rejection. */
export function handOver(command: Of<OrderCommand, 'HandOver'>, order: Order): OrderEvent[] {
  const { fulfilmentId, codeHash, overrideReason, lines: wanted = [], at } = command
  const pickup = requireMethod(order, fulfilmentId, 'pickup', 'ship_to_store')
  if (pickup.group.progress.state === 'left') return handedOverTo(codeHash, pickup.group)
  const ready = requireState(pickup, 'ready')
  if (overrideReason === null) {
    const triesLeft = wrongCodesAtMost - ready.wrongCodes
    if (triesLeft === 0) throw new Rejection('denied', 'CODE_BLOCKED')
    if (codeHash !== pickup.group.codeHash)
      return [{ type: 'WrongCodeGiven', fulfilmentId, triesLeft: triesLeft - 1, givenAt: at }]
  }
  requireLines(pickup, wanted)
  const living = livingUnits(pickup.order, pickup.group)
  requireUnits(living, wanted, 'HAND_OVER_ABOVE_READY', 'ready')
  const leaving = wanted.length > 0 ? firstOf(living, wanted) : living
  const isPart = without(living, leaving).length > 0
  const { departures, locationId, reservationId } = pickup.group
  const issueId = departures.length === 0 ? command.issueId : `${command.issueId}/${departures.length + 1}`
  const positions = positionsOfUnits(pickup.order, locationId, leaving)
  const issue = { issueId, reservationId: reservationId ?? '', locationId, leftAt: at, positions }
  const captures = capturesFor(pickup.order, pickup.group, leaving, issueId)
  const lines = isPart ? { lines: leaving } : {}
  return [{ type: 'FulfilmentHandedOver', fulfilmentId, ...lines, issue, captures, overrideReason, handedOverAt: at }]
}

/** Done for whoever knows the code: another shopper is not to be told that these are their goods. */
function handedOverTo(given: string | null, { codeHash, leftAt }: Group): OrderEvent[] {
  return given !== null && given === codeHash ? [] : reject('ALREADY_HANDED_OVER', { at: leftAt ?? '' })
}

/** Whether or not it is known to be paid. Set aside, it waits for what the shopper chooses. */
export function rejectFulfilment(command: Of<OrderCommand, 'RejectFulfilment'>, order: Order): OrderEvent[] {
  const { fulfilmentId, reason, notificationId: id, at } = command
  const part = requireMethod(order, fulfilmentId, 'pickup', 'delivery', 'ship_to_store')
  const { order: placed, group } = part
  const isSetAside = command.outcome === 'set_aside' || (command.outcome === undefined && isSetAsideUntold(group))
  if (group.progress.state === 'rejected' || (group.progress.state === 'set_aside' && isSetAside)) return []
  if (!isLiving(group) || (command.onlyIfSetAside && group.progress.state !== 'set_aside')) wrongState(group)
  if (isSetAside && group.transit) wrongState(group)
  if (command.missingId !== undefined) requireNothingAwaited(group)
  const living = livingUnits(placed, group)
  const lost = missingOf(placed, group.locationId, without(living, group.picked), command.missingId)
  if (isSetAside) return setAside(part, living, { reason, id, chooseBy: command.chooseBy, ...lost, at })
  const ending = { ...endOfGroups(placed, [group], 'rejection'), ...lost }
  const turns = group.departures.length > 0 ? { turns: stateOnceLeft(group) } : {}
  return [
    { type: 'FulfilmentRejected', fulfilmentId, reason, ...turns, ...ending, rejectedAt: at },
    notification(group, { id, key: group.method === 'delivery' ? 'lines.cancelled' : 'pickup.rejected', at }),
  ]
}

/** What another place may still have; what has been sent to a store is only there. */
const isSetAsideUntold = ({ method, transit }: Group): boolean =>
  method === 'delivery' || (method === 'ship_to_store' && transit === null)

/** What nobody acted on in time: a store, or the shopper who had a choice. What is sent is promised anew until it is ready, as its goods are still owed. */
export function expire(command: Of<OrderCommand, 'ExpireFulfilment'>, order: Order): OrderEvent[] {
  const { fulfilmentId, notificationId: id, again, at } = command
  const { order: placed, group } = requireMethod(order, fulfilmentId, 'pickup', 'delivery', 'ship_to_store')
  if (group.progress.state === 'expired') return []
  if (!isLiving(group)) wrongState(group)
  const { progress } = group
  if (progress.state !== 'set_aside' && isSuspended(placed)) reject('NOT_DUE', { due_at: 'never' })
  const isOwed = group.method !== 'pickup' && progress.state !== 'set_aside' && progress.state !== 'ready'
  if (isOwed) return delay(group, again, at)
  requireDue(dueAtOf(group), at)
  const key = progress.state === 'set_aside' && progress.chooseBy !== null ? 'choice.lapsed' : 'pickup.expired'
  return [
    { type: 'FulfilmentExpired', fulfilmentId, ...endOfGroups(placed, [group], 'expiry'), expiredAt: at },
    notification(group, { id, key, at }),
  ]
}

/** When a living group has to be further than it is. */
export function dueAtOf({ progress, pickBy, method }: Pick<Group, 'progress' | 'pickBy' | 'method'>): string | null {
  if (progress.state === 'ready') return progress.pickupUntil
  return progress.state === 'set_aside' ? (progress.chooseBy ?? (method === 'delivery' ? null : pickBy)) : pickBy
}
