import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { OrderCommand } from './commands.ts'
import { capturesFor, endOf } from './ending.ts'
import type { NotificationKey, OrderEvent } from './events.ts'
import type { Group, LineUnits, Order, PlacedOrder, Progress } from './order.ts'
import { isLiving, isPaymentPending } from './standing.ts'
import { positionsOfGroup } from './stock.ts'

/** So many wrong codes, and only a manager hands over. */
export const wrongCodesAtMost = 5

type Pickup = { order: PlacedOrder; group: Group }

export function requireGroup(order: Order, fulfilmentId: string): Pickup {
  if (order.state === 'unplaced') throw new Rejection('not-found', 'ORDER_NOT_FOUND')
  const group = order.fulfilments.find(each => each.fulfilmentId === fulfilmentId)
  if (!group) throw new Rejection('not-found', 'FULFILMENT_NOT_FOUND', { fulfilment_id: fulfilmentId })
  return { order, group }
}

function requirePickup(order: Order, fulfilmentId: string): Pickup {
  const found = requireGroup(order, fulfilmentId)
  if (found.group.method !== 'pickup') reject('METHOD_NOT_SUPPORTED', { method: found.group.method })
  return found
}

/** The group's progress, where it is as far as this and the order known to be paid. */
function requireState<State extends Progress['state']>({ order, group }: Pickup, state: State) {
  const { progress } = group
  if (!isIn(progress, state)) return wrongState(group)
  if (isPaymentPending(order)) reject('PAYMENT_PENDING')
  return progress
}
const isIn = <State extends Progress['state']>(
  progress: Progress,
  state: State,
): progress is Extract<Progress, { state: State }> => progress.state === state
const wrongState = ({ progress: { state } }: Group): never => reject('WRONG_STATE', { state: shownProgress(state) })

export const shownProgress = (state: Progress['state']) => (state === 'left' ? 'handed_over' : state)

export function startPicking({ fulfilmentId, at }: Of<OrderCommand, 'StartPicking'>, order: Order): OrderEvent[] {
  const pickup = requirePickup(order, fulfilmentId)
  if (pickup.group.progress.state === 'in_progress') return []
  requireState(pickup, 'open')
  return [{ type: 'PickingStarted', fulfilmentId, locationId: pickup.group.locationId, startedAt: at }]
}

export function recordPick({ fulfilmentId, lines, at }: Of<OrderCommand, 'RecordPick'>, order: Order): OrderEvent[] {
  const pickup = requirePickup(order, fulfilmentId)
  const { picked: before } = requireState(pickup, 'in_progress')
  for (const { lineId, quantity } of lines) {
    const line = pickup.order.lines.find(each => each.lineId === lineId && each.fulfilmentId === fulfilmentId)
    if (!line) throw new Rejection('not-found', 'LINE_NOT_FOUND', { line_id: lineId })
    const picked = pickedOf(before, lineId) + quantity
    if (picked > line.quantity) reject('PICK_ABOVE_ORDERED', { line_id: lineId, ordered: line.quantity, picked })
  }
  return [{ type: 'UnitsPicked', fulfilmentId, lines, pickedAt: at }]
}

export const pickedOf = (picked: readonly LineUnits[], lineId: string): number =>
  picked.find(line => line.lineId === lineId)?.quantity ?? 0

export function markReady(command: Of<OrderCommand, 'MarkReady'>, order: Order): OrderEvent[] {
  const { fulfilmentId, codeHash, keptUntil, notificationId, at } = command
  const pickup = requirePickup(order, fulfilmentId)
  if (pickup.group.progress.state === 'ready') return []
  const { picked } = requireState(pickup, 'in_progress')
  const lines = pickup.order.lines.filter(line => line.fulfilmentId === fulfilmentId)
  const missing = lines.find(({ lineId, quantity }) => pickedOf(picked, lineId) < quantity)
  if (missing) {
    const { lineId, quantity } = missing
    reject('PICK_INCOMPLETE', { line_id: lineId, ordered: quantity, picked: pickedOf(picked, lineId) })
  }
  const pickupUntil = command.pickupUntil ?? keptUntil
  return [
    { type: 'FulfilmentReady', fulfilmentId, locationId: pickup.group.locationId, codeHash, pickupUntil, readyAt: at },
    notification(pickup.group, { id: notificationId, key: 'pickup.ready', at }, { pickupUntil }),
  ]
}

/** A wrong code is recorded: whoever asks is refused by what this answers, not by a rejection. */
export function handOver(command: Of<OrderCommand, 'HandOver'>, order: Order): OrderEvent[] {
  const { fulfilmentId, codeHash, overrideReason, issueId, at } = command
  const pickup = requirePickup(order, fulfilmentId)
  if (pickup.group.progress.state === 'left') return []
  const ready = requireState(pickup, 'ready')
  if (overrideReason === null) {
    const triesLeft = wrongCodesAtMost - ready.wrongCodes
    if (triesLeft === 0) throw new Rejection('denied', 'CODE_BLOCKED')
    if (codeHash !== ready.codeHash) return [{ type: 'WrongCodeGiven', fulfilmentId, triesLeft: triesLeft - 1, givenAt: at }]
  }
  const reservationId = pickup.order.holds.find(hold => hold.fulfilmentId === fulfilmentId)?.reservationId ?? ''
  const { locationId } = pickup.group
  const issue = { issueId, reservationId, locationId, leftAt: at, positions: positionsOfGroup(pickup.order, pickup.group) }
  const captures = capturesFor(pickup.order, pickup.group, issueId)
  return [{ type: 'FulfilmentHandedOver', fulfilmentId, issue, captures, overrideReason, handedOverAt: at }]
}

/** Whether or not it is known to be paid. */
export function rejectFulfilment(command: Of<OrderCommand, 'RejectFulfilment'>, order: Order): OrderEvent[] {
  const { fulfilmentId, reason, notificationId: id, at } = command
  const { order: placed, group } = requirePickup(order, fulfilmentId)
  if (group.progress.state === 'rejected') return []
  if (!isLiving(group)) wrongState(group)
  return [
    { type: 'FulfilmentRejected', fulfilmentId, reason, ...endOf(placed, [group]), rejectedAt: at },
    notification(group, { id, key: 'pickup.rejected', at }),
  ]
}

export function expire(command: Of<OrderCommand, 'ExpireFulfilment'>, order: Order): OrderEvent[] {
  const { fulfilmentId, notificationId: id, at } = command
  const { order: placed, group } = requirePickup(order, fulfilmentId)
  if (group.progress.state === 'expired') return []
  if (!isLiving(group)) wrongState(group)
  const dueAt = dueAtOf(group)
  if (dueAt === null || at < dueAt) reject('NOT_DUE', { due_at: dueAt ?? 'never' })
  return [
    { type: 'FulfilmentExpired', fulfilmentId, ...endOf(placed, [group]), expiredAt: at },
    notification(group, { id, key: 'pickup.expired', at }),
  ]
}

/** When a living pickup has to be further than it is. */
export const dueAtOf = ({ progress, pickBy }: Pick<Group, 'progress' | 'pickBy'>): string | null =>
  progress.state === 'ready' ? progress.pickupUntil : pickBy

type Told = { id: string; key: NotificationKey; at: string }

const notification = (group: Group, { id, key, at }: Told, more: Record<string, string> = {}): OrderEvent => ({
  type: 'NotificationDue',
  id,
  key,
  params: { fulfilmentId: group.fulfilmentId, locationId: group.locationId, ...more },
  dueAt: at,
})
