import { never } from '#kernel/decider.ts'
import type { OrderEvent } from './events.ts'
import {
  allOf,
  channelRefunded,
  emptied,
  ended,
  leaving,
  onItsWay,
  owed,
  refunded,
  release,
  withClaim,
  withGroup,
  withParcel,
  withProgress,
  withPromises,
  withRefund,
  withTender,
} from './evolving.ts'
import type { Departure, Group, Order, Parcel, PlacedOrder } from './order.ts'
import {
  amended,
  endedGroup,
  moved,
  sentAgain,
  sentToStore,
  setAside,
  split,
  transitEnded,
  unitsCancelled,
} from './regrouping.ts'
import { isLiving } from './standing.ts'
import { firstOf, livingUnits, together, without } from './units.ts'

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
  const groups = fulfilments.map(({ sourced, againstSupply: _, awaits = [], ...group }): Group => {
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
      awaits,
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
    channelRefunds: [],
    refunds: [],
    claims: [],
  }
}

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
      return channelRefunded(order, event)
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
    case 'GoodsCame':
      return withGroup(order, event.fulfilmentId, group => ({ ...group, awaits: [], pickBy: event.pickBy }))
    case 'GoodsExpected':
      return withGroup(order, event.fulfilmentId, group => ({ ...group, awaits: event.awaits }))
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
