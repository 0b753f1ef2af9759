import { never } from '#kernel/decider.ts'
import type { OrderChange, OrderReference, PublicEvent, ReturnChange, ReturnReference, ShortageChange } from './public.ts'
import type { OrderEvent, ReturnEvent, ShortageEvent, StockEvent } from './stored.ts'

// One stored event makes at most one public event: a position then says all of how far a subscriber is.

const changes: Record<Exclude<OrderEvent['type'], 'NotificationDue'>, OrderChange> = {
  OrderPlaced: 'placed',
  PaymentConfirmed: 'payment_confirmed',
  PaymentRefused: 'payment_refused',
  FulfilmentReady: 'ready',
  FulfilmentHandedOver: 'handed_over',
  FulfilmentRejected: 'rejected',
  FulfilmentExpired: 'expired',
  OrderCancelled: 'cancelled',
  UnitsCancelled: 'lines_cancelled',
  OrderAmended: 'amended',
  UnitsSetAside: 'set_aside',
  FulfilmentMoved: 'moved',
  FulfilmentSplit: 'split',
  FulfilmentDelayed: 'delayed',
  ChoiceOffered: 'choice_offered',
  GoodsCame: 'goods_came',
  GoodsExpected: 'goods_expected',
  RefundExecuted: 'refund_executed',
  RefundFailed: 'refund_failed',
  RefundReplaced: 'refund_replaced',
  RefundDropped: 'refund_dropped',
  ChannelRefunded: 'channel_refunded',
  OrderHeld: 'held',
  HoldReleased: 'hold_released',
  AddressChanged: 'address_changed',
  ShipmentSent: 'shipped',
  ShipmentDelivered: 'delivered',
  ShipmentLost: 'lost',
  SentToStore: 'in_transit',
  TransitEnded: 'arrived',
}

export function translateOrder(event: OrderEvent, order: OrderReference): PublicEvent {
  if (event.type === 'NotificationDue') {
    const { id, key, params } = event
    return { topic: 'notifications', order, notificationId: id, key, params }
  }
  return { topic: 'orders', order, change: changeOf(event), fulfilmentId: fulfilmentOf(event) }
}

const changeOf = (event: Exclude<OrderEvent, { type: 'NotificationDue' }>): OrderChange =>
  event.type === 'TransitEnded' && event.came.length === 0 ? 'lost' : changes[event.type]

/** Units that are sent by themselves are a group of their own. */
function fulfilmentOf(event: OrderEvent): string | null {
  if (event.type === 'SentToStore') return event.into
  return 'fulfilmentId' in event ? event.fulfilmentId : null
}

const returnChanges: Record<Exclude<ReturnEvent['type'], 'NotificationDue'>, ReturnChange> = {
  ReturnOpened: 'opened',
  UnitsReceived: 'received',
  UnitsAccepted: 'accepted',
  UnitsRejected: 'rejected',
  ReviewAsked: 'review_asked',
  UnitsLost: 'lost',
  ReturnCancelled: 'cancelled',
  RefundGranted: 'refund_granted',
  RefundExecuted: 'refund_executed',
  RefundFailed: 'refund_failed',
  RefundNeedsPerson: 'refund_needs_person',
  RefundReplaced: 'refund_replaced',
  ReturnSettled: 'settled',
}

export function translateReturn(event: ReturnEvent, returned: ReturnReference): PublicEvent {
  if (event.type !== 'NotificationDue') return { topic: 'returns', returned, change: returnChanges[event.type] }
  const { id, key, params } = event
  return { topic: 'notifications', returned, notificationId: id, key, params }
}

/** Null when as much is available, or to be had of supply, as before. */
export function translateStock(event: StockEvent, position: { sku: string; locationId: string }): PublicEvent | null {
  if (event.type === 'ShortageRecorded' || event.type === 'SupplyShortageRecorded')
    return { topic: 'shortages', ...position, ...changeOfShortage(event) }
  return movedBy(event) === 0 ? null : { topic: 'availability', ...position }
}

function changeOfShortage({ type, short }: ShortageEvent): { change: ShortageChange; short: number } {
  const isOver = short === 0
  if (type === 'ShortageRecorded') return { change: isOver ? 'ended' : 'recorded', short }
  return { change: isOver ? 'supply_ended' : 'supply_recorded', short }
}

/** What was promised to somebody, and leaves or comes with that promise, was not available before nor is it after. */
function movedBy(event: Exclude<StockEvent, ShortageEvent>): number {
  switch (event.type) {
    case 'StockReceived':
    case 'StockReserved':
      return event.quantity
    case 'ReservationReleased':
    case 'ReservationLapsed':
      return event.quantity + (event.backordered ?? 0)
    case 'StockAdjusted':
      return event.difference
    case 'StockCounted':
      return event.counted - event.countedFrom
    case 'StockIssued':
      return event.reservationId === null ? event.quantity : 0
    case 'SafetyStockSet':
    case 'AvailabilitySuppressed':
    case 'SuppressionLifted':
    case 'SupplyAnnounced':
    case 'SupplyChanged':
    case 'SupplyWithdrawn':
    case 'StockBackordered':
    case 'BackordersFilled':
      return 1
    case 'StockReturned':
      return event.disposition === 'sellable' ? event.quantity : 0
    case 'StockRedisposed':
      return event.to === 'sellable' ? event.quantity : 0
    case 'TransferSent':
      return event.quantity - event.held - unitsOf(event.carried)
    case 'TransferArrived':
      return event.quantity - unitsOf(event.promised)
    default:
      return never(event)
  }
}

const unitsOf = (parts: readonly { quantity: number }[]) => parts.reduce((sum, { quantity }) => sum + quantity, 0)
