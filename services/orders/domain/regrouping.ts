import type { Of } from '#kernel/decider.ts'
import { stillAwaited } from './awaiting.ts'
import type { Ending, LeftState, OrderEvent } from './events.ts'
import { allOf, emptied, ended, onItsWay, withGroup, withProgress } from './evolving.ts'
import type { Group, Parcel, PlacedOrder, Progress, RefundDue, Spread } from './order.ts'
import { isLiving } from './standing.ts'
import { departedTogether, without } from './units.ts'

/** All that was left of it. */
export function endedGroup(
  order: PlacedOrder,
  event: { fulfilmentId: string; turns?: LeftState | undefined } & Ending,
  state: 'rejected' | 'expired',
): PlacedOrder {
  const after = { ...order, ...ended(order, event) }
  return withProgress(after, event.fulfilmentId, (_, { departures }) => ({
    state: event.turns ?? (departures.length > 0 ? 'left' : state),
  }))
}

export function unitsCancelled(order: PlacedOrder, event: Of<OrderEvent, 'UnitsCancelled'>): PlacedOrder {
  const cancellations = [...order.cancellations, event.cancellationId]
  return { ...order, fulfilments: groupsAfter(order, event), cancellations, ...ended(order, event) }
}

function groupsAfter(order: PlacedOrder, { lines, ended }: Pick<Of<OrderEvent, 'UnitsCancelled'>, 'lines' | 'ended'>) {
  const states = new Map(ended.map(({ fulfilmentId, state }) => [fulfilmentId, state]))
  return order.fulfilments.map((group): Group => {
    const awaits = stillAwaited(order, group, lines)
    const picked = without(group.picked, lines)
    const state = states.get(group.fulfilmentId)
    return { ...group, awaits, picked, progress: state === undefined ? group.progress : { state } }
  })
}

export function amended(order: PlacedOrder, event: Of<OrderEvent, 'OrderAmended'>): PlacedOrder {
  const { amendmentId, amendment, repriced, added, reserved, tenders, paid, totalMinor } = event
  const changed = new Map(repriced.map(line => [line.lineId, line]))
  const lines = [...order.lines.map(line => changed.get(line.lineId) ?? line), ...added]
  const spread = { lines: [...repriced, ...added].map(priceOf), tenders: paid }
  const isSpread = spread.lines.length > 0
  const before =
    order.spreads.length > 0 ? order.spreads : [{ lines: order.lines.map(priceOf), tenders: order.tenders.map(payOf) }]
  const fresh = event.fulfilments.map(({ sourced, againstSupply: _, awaits = [], ...group }): Group => {
    const units = sourced?.lines ?? allOf(added.filter(line => line.fulfilmentId === group.fulfilmentId))
    const hold = reserved.find(({ fulfilmentId }) => fulfilmentId === group.fulfilmentId)
    return {
      ...group,
      progress: { state: 'open' },
      lines: units,
      reservationId: hold?.reservationId ?? null,
      ...emptied(),
      awaits,
      passedOver: [],
      sourcedBecause: sourced?.because ?? [],
      again: null,
    }
  })
  return {
    ...order,
    fulfilments: [...groupsAfter(order, event), ...fresh],
    lines,
    tenders: [...order.tenders, ...tenders],
    totalMinor,
    spreads: isSpread ? [...before, spread] : order.spreads,
    holds: [...order.holds, ...reserved],
    amendments: amendment,
    amendmentIds: [...order.amendmentIds, amendmentId],
    pending: order.pending?.amendmentId === amendmentId ? null : order.pending,
    amending: [],
    ...ended(order, event),
  }
}

const priceOf = ({ lineId, quantity, totalMinor }: Spread['lines'][number]) => ({ lineId, quantity, totalMinor })
const payOf = ({ tenderId, amountMinor }: RefundDue): RefundDue => ({ tenderId, amountMinor })

export function setAside(order: PlacedOrder, event: Of<OrderEvent, 'UnitsSetAside'>): PlacedOrder {
  const { fulfilmentId, lines, into, turns, locationId, chooseBy = null } = event
  // Deliveries used to be told of a choice that they did not have yet.
  const progressOf = ({ method }: Group): Progress => ({ state: 'set_aside', chooseBy: method === 'delivery' ? null : chooseBy })
  const passed = (group: Group) => ({ progress: progressOf(group), passedOver: [...new Set([...group.passedOver, locationId])] })
  if (into === fulfilmentId)
    return withGroup(order, into, group => ({ ...group, ...passed(group), awaits: [], picked: departedTogether(group) }))
  const fulfilments = order.fulfilments.flatMap((group): Group[] => {
    if (group.fulfilmentId !== fulfilmentId) return [group]
    const rest = { ...group, lines: without(group.lines, lines), picked: without(group.picked, lines) }
    return [
      { ...rest, progress: turns === null ? group.progress : { state: turns } },
      { ...group, fulfilmentId: into, leftAt: null, ...passed(group), lines, ...emptied() },
    ]
  })
  return { ...order, fulfilments }
}

/** From there on its store is where it goes. */
export function sentToStore(order: PlacedOrder, event: Of<OrderEvent, 'SentToStore'>): PlacedOrder {
  const { fulfilmentId, parcelId, carrier, trackingReference, lines, into, transit, sentAt } = event
  const parcel: Parcel = { parcelId, carrier, trackingReference, lines, sentAt, state: 'sent', ...onItsWay }
  const { transferId, from, to: locationId } = transit
  const progress: Progress = { state: 'in_transit' }
  const there = { progress, locationId, pickBy: null, parcels: [parcel], transit: { transferId, from, of: fulfilmentId } }
  if (into === fulfilmentId) return withGroup(order, into, group => ({ ...group, ...there }))
  const fulfilments = order.fulfilments.flatMap((group): Group[] => {
    if (group.fulfilmentId !== fulfilmentId) return [group]
    const rest = { ...group, lines: without(group.lines, lines), picked: without(group.picked, lines) }
    return [rest, { ...group, fulfilmentId: into, lines, ...emptied(), picked: lines, ...there }]
  })
  return { ...order, fulfilments }
}

export function transitEnded(order: PlacedOrder, event: Of<OrderEvent, 'TransitEnded'>): PlacedOrder {
  const { fulfilmentId, parcelId, came, pickBy, endedAt } = event
  const ended = { state: came.length > 0 ? 'arrived' : 'lost', came, endedAt } as const
  return withGroup(order, fulfilmentId, group => ({
    ...group,
    parcels: group.parcels.map(parcel => (parcel.parcelId === parcelId ? { ...parcel, ...ended } : parcel)),
    ...(isLiving(group) ? { progress: { state: 'arrived' }, pickBy } : {}),
  }))
}

export function moved(order: PlacedOrder, event: Of<OrderEvent, 'FulfilmentMoved'>): PlacedOrder {
  const { fulfilmentId, lines, into, method, locationId, pickBy, hold, turns, move, moveId, sourcedBecause = [] } = event
  const fresh = { leftAt: null, progress: { state: 'open' } } as const
  const gone = { fulfilmentId: into, method, locationId, pickBy, lines, reservationId: hold.reservationId, sourcedBecause }
  const fulfilments = order.fulfilments.flatMap((group): Group[] => {
    if (group.fulfilmentId !== fulfilmentId) return [group]
    const there = { ...gone, destinationId: method === group.method ? group.destinationId : null }
    // What ended of it stays told of it.
    if (into === fulfilmentId) return [{ ...group, ...there, ...fresh, ...emptied(), lines: group.lines }]
    const awaits = stillAwaited(order, group, lines)
    const rest = { ...group, awaits, lines: without(group.lines, lines), picked: without(group.picked, lines) }
    return [
      { ...rest, progress: turns === null ? group.progress : { state: turns } },
      { ...there, ...fresh, ...emptied(), passedOver: group.passedOver, again: group.again },
    ]
  })
  const holds = [...order.holds, { ...hold, fulfilmentId: into }]
  return { ...order, fulfilments, holds, moves: move, moveIds: [...order.moveIds, moveId] }
}

export function split(order: PlacedOrder, { fulfilmentId, lines, into, pickBy }: Of<OrderEvent, 'FulfilmentSplit'>): PlacedOrder {
  const fulfilments = order.fulfilments.flatMap((group): Group[] => {
    if (group.fulfilmentId !== fulfilmentId) return [group]
    const fresh = { fulfilmentId: into, leftAt: null, pickBy, progress: { state: 'open' }, lines } as const
    return [
      { ...group, lines: without(group.lines, lines) },
      { ...group, ...fresh, ...emptied() },
    ]
  })
  return { ...order, fulfilments }
}

type Lost = Of<OrderEvent, 'ShipmentLost'>
export function sentAgain(
  order: PlacedOrder,
  { fulfilmentId, parcelId, lines }: Lost,
  { into, captures }: NonNullable<Lost['again']>,
) {
  const fulfilments = order.fulfilments.flatMap((group): Group[] => {
    if (group.fulfilmentId !== fulfilmentId) return [group]
    const rest = { lines: without(group.lines, lines), picked: without(group.picked, lines) }
    const fresh = { fulfilmentId: into, leftAt: null, progress: { state: 'set_aside', chooseBy: null }, lines } as const
    const nothing = { ...emptied(), reservationId: null, passedOver: [] }
    return [
      { ...group, ...rest },
      { ...group, ...fresh, ...nothing, again: { parcelId, captures } },
    ]
  })
  return { ...order, fulfilments }
}
