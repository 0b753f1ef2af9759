import { z } from 'zod'
import { categoryOf } from '#kernel/ids.ts'
import type { Topic } from './domain/public.ts'
import type { OrderEvent, ReturnEvent, StockEvent } from './domain/stored.ts'

const id = z.string().min(1)
const units = z.int()
const parts = z.array(z.object({ quantity: units }))

// Not strict: what other services add to their events is none of the feed's business.
const ofFulfilment = { fulfilmentId: id }
const notification = { id, key: id, params: z.record(z.string(), z.string()), dueAt: z.string() }
const words = z.union([z.string(), z.object({ sealed: z.string(), keyId: id })])
const orderEvent: z.ZodType<OrderEvent> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('OrderPlaced'), channel: z.object({ id }), channelOrderId: id }),
  z.object({ type: z.literal('OrderCancelled') }),
  z.object({ type: z.literal('PaymentConfirmed') }),
  z.object({ type: z.literal('PaymentRefused') }),
  z.object({ type: z.literal('FulfilmentReady'), ...ofFulfilment }),
  z.object({ type: z.literal('FulfilmentHandedOver'), ...ofFulfilment }),
  z.object({ type: z.literal('FulfilmentRejected'), ...ofFulfilment }),
  z.object({ type: z.literal('FulfilmentExpired'), ...ofFulfilment }),
  z.object({ type: z.literal('UnitsSetAside'), ...ofFulfilment }),
  z.object({ type: z.literal('ShipmentSent'), ...ofFulfilment }),
  z.object({ type: z.literal('ShipmentDelivered'), ...ofFulfilment }),
  z.object({ type: z.literal('ShipmentLost'), ...ofFulfilment }),
  z.object({ type: z.literal('SentToStore'), into: id }),
  z.object({ type: z.literal('TransitEnded'), ...ofFulfilment, came: z.array(z.unknown()) }),
  z.object({ type: z.literal('UnitsCancelled') }),
  z.object({ type: z.literal('OrderAmended') }),
  z.object({ type: z.literal('FulfilmentMoved'), ...ofFulfilment }),
  z.object({ type: z.literal('FulfilmentSplit'), ...ofFulfilment }),
  z.object({ type: z.literal('FulfilmentDelayed'), ...ofFulfilment }),
  z.object({ type: z.literal('ChoiceOffered'), ...ofFulfilment }),
  z.object({ type: z.literal('GoodsCame'), ...ofFulfilment }),
  z.object({ type: z.literal('GoodsExpected'), ...ofFulfilment }),
  z.object({ type: z.literal('RefundExecuted') }),
  z.object({ type: z.literal('RefundFailed') }),
  z.object({ type: z.literal('RefundReplaced') }),
  z.object({ type: z.literal('RefundDropped') }),
  z.object({ type: z.literal('ChannelRefunded') }),
  z.object({ type: z.literal('OrderHeld') }),
  z.object({ type: z.literal('HoldReleased') }),
  z.object({ type: z.literal('AddressChanged') }),
  z
    .object({ type: z.literal('NotificationDue'), ...notification })
    .refine(({ key, params }) => key !== 'pickup.ready' || params.fulfilmentId, 'a pickup must be named: its code hangs on it'),
])
const returnEvent: z.ZodType<ReturnEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ReturnOpened'),
    orderId: id.nullable(),
    orderChannelId: id.nullable(),
    channel: z.object({ id }),
  }),
  z.object({ type: z.enum(['UnitsReceived', 'UnitsAccepted', 'UnitsRejected', 'ReviewAsked', 'UnitsLost', 'ReturnCancelled']) }),
  z.object({ type: z.enum(['RefundGranted', 'RefundExecuted', 'RefundFailed', 'RefundNeedsPerson', 'RefundReplaced']) }),
  z.object({ type: z.literal('ReturnSettled') }),
  z.object({ type: z.literal('NotificationDue'), ...notification, params: z.record(z.string(), words) }),
])
const stockEvent: z.ZodType<StockEvent> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('StockReceived'), quantity: units }),
  z.object({ type: z.literal('StockAdjusted'), difference: units }),
  z.object({ type: z.literal('StockCounted'), counted: units, countedFrom: units }),
  z.object({ type: z.literal('StockReserved'), quantity: units }),
  z.object({ type: z.literal('ReservationReleased'), quantity: units, backordered: units.optional() }),
  z.object({ type: z.literal('ReservationLapsed'), quantity: units, backordered: units.optional() }),
  z.object({ type: z.enum(['SupplyAnnounced', 'SupplyChanged', 'SupplyWithdrawn', 'StockBackordered', 'BackordersFilled']) }),
  z.object({ type: z.literal('TransferSent'), quantity: units, held: units, carried: parts }),
  z.object({ type: z.literal('TransferArrived'), quantity: units, promised: parts }),
  z.object({ type: z.literal('SafetyStockSet'), units }),
  z.object({ type: z.literal('AvailabilitySuppressed'), units }),
  z.object({ type: z.literal('SuppressionLifted'), units }),
  z.object({ type: z.literal('StockReturned'), disposition: id, quantity: units }),
  z.object({ type: z.literal('StockRedisposed'), to: id, quantity: units }),
  z.object({ type: z.literal('ShortageRecorded'), short: units }),
  z.object({ type: z.literal('SupplyShortageRecorded'), short: units }),
  z.object({ type: z.literal('StockIssued'), reservationId: id.nullable(), quantity: units }),
])

const orderTopics: Record<OrderEvent['type'], Topic> = {
  OrderPlaced: 'orders',
  OrderCancelled: 'orders',
  PaymentConfirmed: 'orders',
  PaymentRefused: 'orders',
  FulfilmentReady: 'orders',
  FulfilmentHandedOver: 'orders',
  FulfilmentRejected: 'orders',
  FulfilmentExpired: 'orders',
  UnitsCancelled: 'orders',
  OrderAmended: 'orders',
  UnitsSetAside: 'orders',
  FulfilmentMoved: 'orders',
  FulfilmentSplit: 'orders',
  FulfilmentDelayed: 'orders',
  ChoiceOffered: 'orders',
  GoodsCame: 'orders',
  GoodsExpected: 'orders',
  RefundExecuted: 'orders',
  RefundFailed: 'orders',
  RefundReplaced: 'orders',
  RefundDropped: 'orders',
  ChannelRefunded: 'orders',
  OrderHeld: 'orders',
  HoldReleased: 'orders',
  AddressChanged: 'orders',
  ShipmentSent: 'orders',
  ShipmentDelivered: 'orders',
  ShipmentLost: 'orders',
  SentToStore: 'orders',
  TransitEnded: 'orders',
  NotificationDue: 'notifications',
}
const returnTopics: Record<ReturnEvent['type'], Topic> = {
  ReturnOpened: 'returns',
  UnitsReceived: 'returns',
  UnitsAccepted: 'returns',
  UnitsRejected: 'returns',
  ReviewAsked: 'returns',
  UnitsLost: 'returns',
  ReturnCancelled: 'returns',
  RefundGranted: 'returns',
  RefundExecuted: 'returns',
  RefundFailed: 'returns',
  RefundNeedsPerson: 'returns',
  RefundReplaced: 'returns',
  ReturnSettled: 'returns',
  NotificationDue: 'notifications',
}
const stockTopics: Record<StockEvent['type'], Topic> = {
  StockReceived: 'availability',
  StockAdjusted: 'availability',
  StockCounted: 'availability',
  StockReserved: 'availability',
  ReservationReleased: 'availability',
  ReservationLapsed: 'availability',
  StockIssued: 'availability',
  SafetyStockSet: 'availability',
  AvailabilitySuppressed: 'availability',
  SuppressionLifted: 'availability',
  StockReturned: 'availability',
  StockRedisposed: 'availability',
  SupplyAnnounced: 'availability',
  SupplyChanged: 'availability',
  SupplyWithdrawn: 'availability',
  StockBackordered: 'availability',
  BackordersFilled: 'availability',
  TransferSent: 'availability',
  TransferArrived: 'availability',
  ShortageRecorded: 'shortages',
  SupplyShortageRecorded: 'shortages',
}
const topicsByCategory = new Map([
  ['order', new Map(Object.entries(orderTopics))],
  ['return', new Map(Object.entries(returnTopics))],
  ['stock', new Map(Object.entries(stockTopics))],
])

/** What an event may be told under; null for one that the feed doesn't know, which is nothing to subscribers. */
export const topicOf = (stream: string, type: string): Topic | null => topicsByCategory.get(categoryOf(stream))?.get(type) ?? null

/** An event that the feed knows by its type and can't read: telling it, or what comes behind it, would be a guess. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

export const decodeOrderEvent = (type: string, data: unknown): OrderEvent => decoded(orderEvent, type, data)
export const decodeReturnEvent = (type: string, data: unknown): ReturnEvent => decoded(returnEvent, type, data)
export const decodeStockEvent = (type: string, data: unknown): StockEvent => decoded(stockEvent, type, data)

function decoded<Event>(schema: z.ZodType<Event>, type: string, data: unknown): Event {
  const result = schema.safeParse({ ...Object(data), type })
  if (result.success) return result.data
  throw new Unreadable(`cannot read a stored ${type}: ${z.prettifyError(result.error)}`)
}
