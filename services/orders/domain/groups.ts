import { Rejection, reject } from '#kernel/rejection.ts'
import type { LeftState, NotificationKey, OrderEvent } from './events.ts'
import type { FulfilmentMethod, Group, LineUnits, Order, PlacedOrder, Progress, UnitsOfLine } from './order.ts'
import { isAwaiting, isPaymentPending } from './standing.ts'
import { countIn } from './units.ts'

/** A group and its order. */
export type Part = { order: PlacedOrder; group: Group }

export function requirePlaced(order: Order): PlacedOrder {
  if (order.state === 'unplaced') throw new Rejection('not-found', 'ORDER_NOT_FOUND')
  return order
}

export function requireGroup(order: Order, fulfilmentId: string): Part {
  const placed = requirePlaced(order)
  const group = placed.fulfilments.find(each => each.fulfilmentId === fulfilmentId)
  if (!group) throw new Rejection('not-found', 'FULFILMENT_NOT_FOUND', { fulfilment_id: fulfilmentId })
  return { order: placed, group }
}

export function requireMethod(order: Order, fulfilmentId: string, ...methods: FulfilmentMethod[]): Part {
  const part = requireGroup(order, fulfilmentId)
  const { method, destinationId } = part.group
  // Before orders could tell where to, nobody knew what to do with it.
  const isKnown = method !== 'ship_to_store' || destinationId !== null
  return methods.includes(method) && isKnown ? part : reject('METHOD_NOT_SUPPORTED', { method })
}

/** Refuses what can't be before all goods of the group are there. */
export function requireNothingAwaited(group: Group): void {
  const [first] = group.awaits
  if (!first || !isAwaiting(group)) return
  const { sku, quantity, expectedAt } = first
  reject('AWAITS_GOODS', { fulfilment_id: group.fulfilmentId, sku, quantity, expected_at: expectedAt ?? '' })
}

/** The group's progress, where it is as far as this and the order known to be paid. */
export function requireState<State extends Progress['state']>({ order, group }: Part, state: State) {
  const { progress } = group
  requireNothingAwaited(group)
  if (!isIn(progress, state)) return wrongState(group)
  if (isPaymentPending(order)) reject('PAYMENT_PENDING')
  const [stop] = order.stops
  if (stop) reject('ORDER_ON_HOLD', { reason: stop.reason })
  return progress
}
const isIn = <State extends Progress['state']>(
  progress: Progress,
  state: State,
): progress is Extract<Progress, { state: State }> => progress.state === state

export const wrongState = ({ method, progress: { state } }: Group): never =>
  reject('WRONG_STATE', { state: shownAs(method, state) })

/** Refuses before a deadline, or where there is none. */
export function requireDue(dueAt: string | null, at: string): string {
  return dueAt === null || at < dueAt ? reject('NOT_DUE', { due_at: dueAt ?? 'never' }) : dueAt
}

/** What has left a place was handed over there, or sent from it. */
export const shownAs = (method: FulfilmentMethod, state: Progress['state']) => {
  if (state !== 'left') return state
  return method === 'delivery' ? 'shipped' : 'handed_over'
}

/** Refuses lines of which there are not so many; `reason` tells what of. */
export function requireUnits(units: readonly UnitsOfLine[], wanted: readonly LineUnits[], reason: string, most: string): void {
  for (const { lineId, quantity } of wanted) {
    const there = countIn(units, lineId)
    if (quantity > there) reject(reason, { line_id: lineId, asked: quantity, [most]: there })
  }
}

export function requireLines({ order, group }: Part, wanted: readonly { lineId: string }[]): void {
  const own = new Set(group.lines.map(({ lineId }) => lineId))
  const known = new Set(order.lines.map(({ lineId }) => lineId))
  for (const { lineId } of wanted)
    if (!own.has(lineId) || !known.has(lineId)) throw new Rejection('not-found', 'LINE_NOT_FOUND', { line_id: lineId })
}

/** What a group is of which nothing is left to leave, and something has. */
export function stateOnceLeft({ parcels }: Pick<Group, 'parcels'>): LeftState {
  // What came to a store is left there, until it is handed over.
  if (parcels.length === 0 || parcels.some(({ state }) => state === 'sent' || state === 'arrived')) return 'left'
  return parcels.some(({ state }) => state === 'delivered') ? 'delivered' : 'lost'
}

type Told = { id: string; key: NotificationKey; at: string }

export const notification = (group: Group, { id, key, at }: Told, more: Record<string, string> = {}): OrderEvent => ({
  type: 'NotificationDue',
  id,
  key,
  params: { fulfilmentId: group.fulfilmentId, locationId: group.locationId, ...more },
  dueAt: at,
})
