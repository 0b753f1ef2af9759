import { never, type Of } from '#kernel/decider.ts'
import { allUnits } from '#kernel/units.ts'
import type { Anew, Ending, LeftState, OrderEvent } from './events.ts'
import type {
  Claim,
  Departure,
  Group,
  KnownRefund,
  Line,
  Order,
  Parcel,
  PlacedOrder,
  PlacedTender,
  Progress,
  RefundDue,
  Spread,
  UnitsOfLine,
} from './order.ts'
import { withPromise } from './promising.ts'
import { isLiving } from './standing.ts'
import { departedTogether, firstOf, livingUnits, together, without } from './units.ts'

export const initial: Order = { state: 'unplaced', abandoned: 0, requested: [] }

export function evolve(order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'AuthorizationsRequested':
      return order.state === 'unplaced' ? { ...order, requested: [...order.requested, ...event.payments] } : order
    case 'OrderPlaced':
      return placed(event, order.abandoned)
    case 'PlacementAbandoned':
      return order.state === 'unplaced' ? { state: 'unplaced', abandoned: event.attempt, requested: [] } : order
    default:
      return order.state === 'unplaced' ? order : evolvePlaced(order, event)
  }
}

function placed(event: Extract<OrderEvent, { type: 'OrderPlaced' }>, abandoned: number): Order {
  const { type: _, issues, payments: __, voids: ___, fulfilments, ...rest } = event
  // One for each group that had left, in their order.
  const issued = issues.values()
  const lines = Map.groupBy(rest.lines, line => line.fulfilmentId)
  const groups = fulfilments.map(({ sourced, ...group }): Group => {
    const own = sourced?.lines ?? allOf(lines.get(group.fulfilmentId) ?? [])
    const departures = (): Departure[] => {
      const { leftAt } = group
      if (leftAt === null) return []
      return [
        { issueId: issued.next().value?.issueId ?? '', parcelId: null, reservationId: null, lines: own, leftAt, captures: [] },
      ]
    }
    return {
      ...group,
      progress: { state: group.leftAt === null ? 'open' : 'left' },
      lines: own,
      reservationId: rest.holds.find(hold => hold.fulfilmentId === group.fulfilmentId)?.reservationId ?? null,
      ...emptied(),
      departures: departures(),
      passedOver: [],
      sourcedBecause: sourced?.because ?? [],
      again: null,
    }
  })
  return {
    state: 'placed',
    abandoned,
    ...rest,
    fulfilments: groups,
    cancelled: [],
    cancellations: [],
    moves: 0,
    moveIds: [],
    amendments: 0,
    amendmentIds: [],
    pending: null,
    amending: [],
    spreads: [],
    stops: [],
    released: [],
    refundsDue: [],
    givenBack: [],
    refunds: [],
    claims: [],
  }
}

const allOf = (lines: readonly Pick<Line, 'lineId' | 'quantity'>[]): UnitsOfLine[] =>
  lines.map(({ lineId, quantity }) => ({ lineId, units: allUnits(quantity) }))

type Later = Exclude<OrderEvent, { type: 'AuthorizationsRequested' | 'OrderPlaced' | 'PlacementAbandoned' }>

function evolvePlaced(order: PlacedOrder, event: Later): Order {
  switch (event.type) {
    case 'PaymentConfirmed':
      return withPromises(withTender(order, event.tenderId, 'authorized'), event)
    case 'PaymentRefused':
      return withTender(order, event.tenderId, 'refused')
    case 'PickingStarted':
      return withProgress(order, event.fulfilmentId, () => ({ state: 'in_progress' }))
    case 'UnitsPicked':
      return withGroup(order, event.fulfilmentId, group => ({
        ...group,
        picked: together(group.picked, firstOf(without(livingUnits(order, group), group.picked), event.lines)),
      }))
    case 'FulfilmentReady': {
      const { codeHash, pickupUntil } = event
      const progress = { state: 'ready', pickupUntil, wrongCodes: 0 } as const
      return withGroup(order, event.fulfilmentId, group => ({ ...group, codeHash, progress }))
    }
    case 'WrongCodeGiven':
      return withProgress(order, event.fulfilmentId, progress =>
        progress.state === 'ready' ? { ...progress, wrongCodes: progress.wrongCodes + 1 } : progress,
      )
    case 'FulfilmentHandedOver': {
      const { captures, handedOverAt: leftAt } = event
      const { issueId, reservationId } = event.issue
      return withGroup(order, event.fulfilmentId, group => {
        const lines = event.lines ?? livingUnits(order, group)
        const departed = leaving(group, { issueId, parcelId: null, reservationId, lines, leftAt, captures })
        return event.lines ? departed : { ...departed, progress: { state: 'left' } }
      })
    }
    case 'ShipmentSent': {
      const { issue, captures, lines, sentAt, parcelId, carrier, trackingReference, isLast } = event
      const parcel: Parcel = { parcelId, carrier, trackingReference, lines, sentAt, state: 'sent', ...onItsWay }
      const { issueId, reservationId } = issue
      return withGroup(order, event.fulfilmentId, group => ({
        ...leaving(group, { issueId, parcelId, reservationId, lines, leftAt: sentAt, captures }),
        parcels: [...group.parcels, parcel],
        progress: isLast ? { state: 'left' } : group.progress,
      }))
    }
    case 'SentToStore':
      return sentToStore(order, event)
    case 'TransitEnded':
      return transitEnded(order, event)
    case 'ShipmentDelivered':
      return withParcel(order, event, { state: 'delivered', endedAt: event.deliveredAt, again: null })
    case 'ShipmentLost': {
      const { parcelId, fulfilmentId, again } = event
      const after = withParcel(order, event, { state: 'lost', endedAt: event.lostAt, again: again?.into ?? null })
      const refunds = event.refunds.map(refund => ({ ...refund, parcelId, fulfilmentId, ...owed }))
      const since = { ...after, ...refunded(order, event), refunds: [...order.refunds, ...refunds] }
      return again ? sentAgain(since, event, again) : since
    }
    case 'RefundExecuted':
      return withRefund(order, event.refundId, { state: 'executed' })
    case 'RefundFailed':
      return withRefund(order, event.refundId, { state: 'failed', reason: event.reason })
    case 'RefundReplaced':
      return withRefund(order, event.refundId, { state: 'replaced', storedValueId: event.storedValueId })
    case 'RefundDropped':
      return withRefund(order, event.refundId, { state: 'dropped', reason: event.reason })
    case 'ChannelRefunded':
      return { ...order, givenBack: summed(order.givenBack, [event]) }
    case 'ChoiceOffered':
      return withProgress(order, event.fulfilmentId, () => ({ state: 'set_aside', chooseBy: event.chooseBy }))
    case 'FulfilmentRejected':
      return endedGroup(order, event, 'rejected')
    case 'FulfilmentExpired':
      return endedGroup(order, event, 'expired')
    case 'UnitsCancelled':
      return unitsCancelled(order, event)
    case 'FulfilmentMoved':
      return moved(order, event)
    case 'FulfilmentSplit':
      return split(order, event)
    case 'MoveAbandoned':
      return { ...order, moves: event.move }
    case 'AmendmentProposed': {
      const { amendmentId, asked, proposedAt } = event
      return { ...order, pending: { amendmentId, asked, proposedAt } }
    }
    case 'AmendmentWithdrawn':
      return { ...order, pending: null }
    case 'AmendmentPaymentsRequested':
      return { ...order, amending: [...order.amending, ...event.payments] }
    case 'AmendmentAbandoned':
      return { ...order, amendments: event.amendment, amending: [] }
    case 'OrderAmended':
      return amended(order, event)
    case 'FulfilmentDelayed': {
      const { delay: delays, pickBy } = event
      return withGroup(order, event.fulfilmentId, group => ({ ...group, delays, pickBy }))
    }
    case 'OrderHeld': {
      const { stopId, reason, by, heldAt } = event
      return { ...order, stops: [...order.stops, { stopId, reason, by, heldAt }] }
    }
    case 'HoldReleased':
      return withPromises(release(order, event.stopId), event)
    case 'AddressChanged':
      return { ...order, recipient: event.recipient }
    case 'UnitsSetAside':
      return setAside(order, event)
    case 'OrderCancelled': {
      const { reason, cancelledAt } = event
      const fulfilments = order.fulfilments.map(group =>
        isLiving(group) ? { ...group, progress: { state: 'cancelled' } as const } : group,
      )
      return { ...order, state: 'cancelled', reason, cancelledAt, fulfilments, ...ended(order, event) }
    }
    case 'UnitsClaimed': {
      const { returnId, lines } = event
      return { ...order, claims: [...order.claims, { returnId, asked: lines, released: [], grants: [] }] }
    }
    case 'ClaimReleased':
      return withClaim(order, event.returnId, claim => ({ ...claim, released: together(claim.released, event.lines) }))
    case 'UnitsReturned': {
      const { lines, refunds } = event
      return withClaim(order, event.returnId, claim => ({ ...claim, grants: [...claim.grants, { lines, refunds }] }))
    }
    case 'NotificationDue':
      return order
    default:
      return never(event)
  }
}

const withTender = (order: PlacedOrder, tenderId: string, authorization: PlacedTender['authorization']): PlacedOrder => ({
  ...order,
  tenders: order.tenders.map(tender => (tender.tenderId === tenderId ? { ...tender, authorization } : tender)),
})

const withPromises = (order: PlacedOrder, { promised = [] }: Anew): PlacedOrder => ({
  ...order,
  fulfilments: order.fulfilments.map(group => withPromise(group, promised)),
})

const withGroup = (order: PlacedOrder, fulfilmentId: string, change: (group: Group) => Group): PlacedOrder => ({
  ...order,
  fulfilments: order.fulfilments.map(group => (group.fulfilmentId === fulfilmentId ? change(group) : group)),
})

const withRefund = (order: PlacedOrder, refundId: string, change: Partial<KnownRefund>): PlacedOrder => ({
  ...order,
  refunds: order.refunds.map(refund => (refund.refundId === refundId ? { ...refund, ...change } : refund)),
})

const withClaim = (order: PlacedOrder, returnId: string, change: (claim: Claim) => Claim): PlacedOrder => ({
  ...order,
  claims: order.claims.map(claim => (claim.returnId === returnId ? change(claim) : claim)),
})

const withProgress = (
  order: PlacedOrder,
  fulfilmentId: string,
  change: (progress: Progress, group: Group) => Progress,
): PlacedOrder => withGroup(order, fulfilmentId, group => ({ ...group, progress: change(group.progress, group) }))

const owed = { state: 'owed', reason: '', storedValueId: null } as const
const onItsWay = { endedAt: null, again: null, came: [] }

const release = (order: PlacedOrder, released: string): PlacedOrder => ({
  ...order,
  stops: order.stops.filter(({ stopId }) => stopId !== released),
  released: [...order.released, released],
})

const leaving = (group: Group, departure: Departure): Group => ({
  ...group,
  leftAt: departure.leftAt,
  departures: [...group.departures, departure],
})

type OfParcel = { fulfilmentId: string; parcelId: string; turns: LeftState | null }

const withParcel = (order: PlacedOrder, event: OfParcel, change: Pick<Parcel, 'state' | 'endedAt' | 'again'>): PlacedOrder =>
  withGroup(order, event.fulfilmentId, group => ({
    ...group,
    parcels: group.parcels.map(parcel => (parcel.parcelId === event.parcelId ? { ...parcel, ...change } : parcel)),
    progress: event.turns === null ? group.progress : { state: event.turns },
  }))

/** All that was left of it. */
function endedGroup(
  order: PlacedOrder,
  event: { fulfilmentId: string; turns?: LeftState | undefined } & Ending,
  state: 'rejected' | 'expired',
): PlacedOrder {
  const after = { ...order, ...ended(order, event) }
  return withProgress(after, event.fulfilmentId, (_, { departures }) => ({
    state: event.turns ?? (departures.length > 0 ? 'left' : state),
  }))
}

function unitsCancelled(order: PlacedOrder, event: Of<OrderEvent, 'UnitsCancelled'>): PlacedOrder {
  const cancellations = [...order.cancellations, event.cancellationId]
  return { ...order, fulfilments: groupsAfter(order, event), cancellations, ...ended(order, event) }
}

function groupsAfter({ fulfilments }: PlacedOrder, { lines, ended }: Pick<Of<OrderEvent, 'UnitsCancelled'>, 'lines' | 'ended'>) {
  const states = new Map(ended.map(({ fulfilmentId, state }) => [fulfilmentId, state]))
  return fulfilments.map((group): Group => {
    const picked = without(group.picked, lines)
    const state = states.get(group.fulfilmentId)
    return { ...group, picked, progress: state === undefined ? group.progress : { state } }
  })
}

function amended(order: PlacedOrder, event: Of<OrderEvent, 'OrderAmended'>): PlacedOrder {
  const { amendmentId, amendment, repriced, added, reserved, tenders, paid, totalMinor } = event
  const changed = new Map(repriced.map(line => [line.lineId, line]))
  const lines = [...order.lines.map(line => changed.get(line.lineId) ?? line), ...added]
  const spread = { lines: [...repriced, ...added].map(priceOf), tenders: paid }
  const isSpread = spread.lines.length > 0
  const before =
    order.spreads.length > 0 ? order.spreads : [{ lines: order.lines.map(priceOf), tenders: order.tenders.map(payOf) }]
  const fresh = event.fulfilments.map(({ sourced, ...group }): Group => {
    const units = sourced?.lines ?? allOf(added.filter(line => line.fulfilmentId === group.fulfilmentId))
    const hold = reserved.find(({ fulfilmentId }) => fulfilmentId === group.fulfilmentId)
    return {
      ...group,
      progress: { state: 'open' },
      lines: units,
      reservationId: hold?.reservationId ?? null,
      ...emptied(),
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

function setAside(order: PlacedOrder, event: Of<OrderEvent, 'UnitsSetAside'>): PlacedOrder {
  const { fulfilmentId, lines, into, turns, locationId, chooseBy = null } = event
  // Deliveries used to be told of a choice that they did not have yet.
  const progressOf = ({ method }: Group): Progress => ({ state: 'set_aside', chooseBy: method === 'delivery' ? null : chooseBy })
  const passed = (group: Group) => ({ progress: progressOf(group), passedOver: [...new Set([...group.passedOver, locationId])] })
  if (into === fulfilmentId)
    return withGroup(order, into, group => ({ ...group, ...passed(group), picked: departedTogether(group) }))
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
function sentToStore(order: PlacedOrder, event: Of<OrderEvent, 'SentToStore'>): PlacedOrder {
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

function transitEnded(order: PlacedOrder, event: Of<OrderEvent, 'TransitEnded'>): PlacedOrder {
  const { fulfilmentId, parcelId, came, pickBy, endedAt } = event
  const ended = { state: came.length > 0 ? 'arrived' : 'lost', came, endedAt } as const
  return withGroup(order, fulfilmentId, group => ({
    ...group,
    parcels: group.parcels.map(parcel => (parcel.parcelId === parcelId ? { ...parcel, ...ended } : parcel)),
    ...(isLiving(group) ? { progress: { state: 'arrived' }, pickBy } : {}),
  }))
}

function moved(order: PlacedOrder, event: Of<OrderEvent, 'FulfilmentMoved'>): PlacedOrder {
  const { fulfilmentId, lines, into, method, locationId, pickBy, hold, turns, move, moveId, sourcedBecause = [] } = event
  const fresh = { leftAt: null, progress: { state: 'open' } } as const
  const gone = { fulfilmentId: into, method, locationId, pickBy, lines, reservationId: hold.reservationId, sourcedBecause }
  const fulfilments = order.fulfilments.flatMap((group): Group[] => {
    if (group.fulfilmentId !== fulfilmentId) return [group]
    const there = { ...gone, destinationId: method === group.method ? group.destinationId : null }
    // What ended of it stays told of it.
    if (into === fulfilmentId) return [{ ...group, ...there, ...fresh, ...emptied(), lines: group.lines }]
    const rest = { ...group, lines: without(group.lines, lines), picked: without(group.picked, lines) }
    return [
      { ...rest, progress: turns === null ? group.progress : { state: turns } },
      { ...there, ...fresh, ...emptied(), passedOver: group.passedOver, again: group.again },
    ]
  })
  const holds = [...order.holds, { ...hold, fulfilmentId: into }]
  return { ...order, fulfilments, holds, moves: move, moveIds: [...order.moveIds, moveId] }
}
function split(order: PlacedOrder, { fulfilmentId, lines, into, pickBy }: Of<OrderEvent, 'FulfilmentSplit'>): PlacedOrder {
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
const emptied = (): Pick<Group, 'picked' | 'departures' | 'parcels' | 'transit' | 'codeHash' | 'delays'> => ({
  picked: [],
  departures: [],
  parcels: [],
  transit: null,
  codeHash: null,
  delays: 0,
})

type Lost = Of<OrderEvent, 'ShipmentLost'>
function sentAgain(order: PlacedOrder, { fulfilmentId, parcelId, lines }: Lost, { into, captures }: NonNullable<Lost['again']>) {
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

const ended = (order: PlacedOrder, event: Ending): Pick<PlacedOrder, 'cancelled' | 'refundsDue' | 'refunds'> => ({
  cancelled: together(order.cancelled, event.lines),
  refunds: [...order.refunds, ...(event.refunds ?? []).map(refund => ({ ...refund, ...owed }))],
  ...refunded(order, event),
})

const refunded = ({ refundsDue }: PlacedOrder, event: { refundsDue: RefundDue[] }): { refundsDue: RefundDue[] } => ({
  refundsDue: summed(refundsDue, event.refundsDue),
})

function summed(before: readonly RefundDue[], more: readonly RefundDue[]): RefundDue[] {
  const sums = new Map(before.map(({ tenderId, amountMinor }) => [tenderId, amountMinor]))
  for (const { tenderId, amountMinor } of more) sums.set(tenderId, (sums.get(tenderId) ?? 0) + amountMinor)
  return [...sums].map(([tenderId, amountMinor]) => ({ tenderId, amountMinor }))
}
