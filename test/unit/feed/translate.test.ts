import { expect, test } from 'vitest'
import type { PublicEvent } from '../../../services/feed/domain/public.ts'
import { translateOrder, translateReturn, translateStock } from '../../../services/feed/domain/translate.ts'
import {
  decodeOrderEvent,
  decodeReturnEvent,
  decodeStockEvent,
  topicOf,
  Unreadable,
} from '../../../services/feed/stored-events.ts'

const order = { orderId: 'o-1', channelId: 'web-uk', channelOrderId: '1001' }
const position = { sku: 'MUG', locationId: 'leeds' }

const toldOfOrder = (type: string, data: object): PublicEvent => translateOrder(decodeOrderEvent(type, data), order)
const toldOfStock = (type: string, data: object) => translateStock(decodeStockEvent(type, data), position)

const ofWholeOrder: [type: string, data: object, change: string][] = [
  ['OrderPlaced', { channel: { id: 'web-uk', kind: 'web' }, channelOrderId: '1001', totalMinor: 5, lines: [] }, 'placed'],
  ['OrderCancelled', { reason: 'changed their mind', lines: [], holds: [] }, 'cancelled'],
  ['PaymentConfirmed', { tenderId: 't-1', confirmedAt: '2026-03-01T10:00:00.000Z' }, 'payment_confirmed'],
  ['PaymentRefused', { tenderId: 't-1', reason: 'declined' }, 'payment_refused'],
  ['RefundDropped', { refundId: 'rf-1', reason: 'never taken' }, 'refund_dropped'],
  ['ChannelRefunded', { tenderId: 't-1', amountMinor: 500 }, 'channel_refunded'],
]
for (const [type, data, change] of ofWholeOrder) {
  test(`${type} is told as ${change} of the whole order`, () =>
    expect(toldOfOrder(type, data)).toEqual({ topic: 'orders', order, change, fulfilmentId: null }))
}

const ofGroup: [type: string, change: string][] = [
  ['FulfilmentReady', 'ready'],
  ['FulfilmentHandedOver', 'handed_over'],
  ['FulfilmentRejected', 'rejected'],
  ['FulfilmentExpired', 'expired'],
  ['FulfilmentDelayed', 'delayed'],
  ['GoodsCame', 'goods_came'],
  ['GoodsExpected', 'goods_expected'],
]
for (const [type, change] of ofGroup) {
  test(`${type} is told as ${change} of its group`, () =>
    expect(toldOfOrder(type, { fulfilmentId: 'f-1', codeHash: 'x' })).toEqual({
      topic: 'orders',
      order,
      change,
      fulfilmentId: 'f-1',
    }))
}

test('a notification keeps its id, its key and its params', () => {
  const due = {
    id: 'n-1',
    key: 'pickup.ready',
    params: { fulfilmentId: 'f-1', store: 'leeds' },
    dueAt: '2026-03-01T10:00:00.000Z',
  }
  const { key, params } = due
  expect(toldOfOrder('NotificationDue', due)).toEqual({ topic: 'notifications', order, notificationId: 'n-1', key, params })
})

const changing: [type: string, data: object][] = [
  ['StockReceived', { quantity: 5, reference: 'delivery', occurredAt: '2026-03-01T10:00:00.000Z' }],
  ['StockAdjusted', { difference: -1, reason: 'broken' }],
  ['StockCounted', { counted: 4, countedFrom: 5 }],
  ['StockReserved', { reservationId: 'r-1', quantity: 2, holdUntil: null }],
  ['ReservationReleased', { reservationId: 'r-1', quantity: 2 }],
  ['ReservationLapsed', { reservationId: 'r-1', quantity: 2 }],
  ['StockIssued', { issueId: 'i-1', reservationId: null, quantity: 1 }],
  ['ReservationReleased', { reservationId: 'r-1', quantity: 0, backordered: 2 }],
  ['StockBackordered', { reservationId: 'r-1', quantity: 2, expectedAt: '2026-03-01T10:00:00.000Z' }],
  ['BackordersFilled', { filled: [{ reservationId: 'r-1', quantity: 2 }] }],
  ['SupplyAnnounced', { supplyId: 'po-1', quantity: 2 }],
  ['SupplyChanged', { supplyId: 'po-1', quantity: 2, was: 3 }],
  ['SupplyWithdrawn', { supplyId: 'po-1', was: 3 }],
  ['TransferSent', { transferId: 't-1', quantity: 5, held: 2, carried: [{ reservationId: 'r-1', quantity: 2 }] }],
  ['TransferArrived', { transferId: 't-1', quantity: 5, promised: [{ reservationId: 'r-1', quantity: 2 }] }],
]
for (const [type, data] of changing) {
  test(`${type} changes what is available of its position`, () =>
    expect(toldOfStock(type, data)).toEqual({ topic: 'availability', sku: 'MUG', locationId: 'leeds' }))
}

const unchanging: [what: string, type: string, data: object][] = [
  ['a count that finds what was expected', 'StockCounted', { counted: 5, countedFrom: 5 }],
  ['a release of what was never held', 'ReservationReleased', { reservationId: 'r-1', quantity: 0 }],
  ['a transfer of what was promised', 'TransferSent', { quantity: 5, held: 3, carried: [{ reservationId: 'r-1', quantity: 2 }] }],
  ['the arrival of what is promised', 'TransferArrived', { quantity: 2, promised: [{ reservationId: 'r-1', quantity: 2 }] }],
  ['an issue of what was reserved', 'StockIssued', { issueId: 'i-1', reservationId: 'r-1', quantity: 1 }],
]
for (const [what, type, data] of unchanging) {
  test(`${what} changes nothing that is available`, () => expect(toldOfStock(type, data)).toBeNull())
}

test.each([
  ['ShortageRecorded', 3, 'recorded'],
  ['ShortageRecorded', 0, 'ended'],
  ['SupplyShortageRecorded', 2, 'supply_recorded'],
  ['SupplyShortageRecorded', 0, 'supply_ended'],
])('%s of %i is told as %s', (type, short, change) =>
  expect(toldOfStock(type, { short, hits: [], because: 'counted' })).toEqual({ topic: 'shortages', ...position, change, short }),
)

test('each type has its topic by the kind of its stream; whatever is not known has none', () => {
  expect(topicOf('order-1', 'OrderPlaced')).toBe('orders')
  expect(topicOf('order-1', 'NotificationDue')).toBe('notifications')
  for (const type of ['FulfilmentDelayed', 'RefundDropped', 'ChannelRefunded']) expect(topicOf('order-1', type)).toBe('orders')
  expect(topicOf('stock-MUG@leeds', 'StockReceived')).toBe('availability')
  expect(topicOf('stock-MUG@leeds', 'ShortageRecorded')).toBe('shortages')
  expect(topicOf('order-1', 'PlacementAbandoned')).toBeNull()
  expect(topicOf('order-1', 'SomethingOfNextYear')).toBeNull()
  expect(topicOf('stock-MUG@leeds', 'OrderPlaced')).toBeNull()
  expect(topicOf('payment-1', 'PaymentConfirmed')).toBeNull()
  expect(topicOf('constructor-1', 'name')).toBeNull()
})

const malformed: [type: string, data: unknown][] = [
  ['OrderPlaced', { channelOrderId: '1001' }],
  ['OrderPlaced', null],
  ['FulfilmentReady', {}],
  ['NotificationDue', { id: 'n-1', key: 'order.cancelled', dueAt: 'x' }],
  ['NotificationDue', { id: 'n-1', key: 'pickup.ready', params: {}, dueAt: 'x' }],
]
for (const [type, data] of malformed) {
  test(`${type} of ${JSON.stringify(data)} is a fault`, () => expect(() => decodeOrderEvent(type, data)).toThrow(Unreadable))
}

test('stock without its quantity is a fault', () => {
  expect(() => decodeStockEvent('StockReserved', { reservationId: 'r-1' })).toThrow('cannot read a stored StockReserved')
})

const returned = { returnId: 'r-1', orderId: 'o-1', channelId: 'web-uk' }
const ofReturn: [type: string, data: object, change: string][] = [
  ['ReturnOpened', { orderId: 'o-1', orderChannelId: 'web-uk', channel: { id: 'till-7', kind: 'store' }, lines: [] }, 'opened'],
  ['UnitsReceived', { locationId: 'leeds', lines: [] }, 'received'],
  ['UnitsAccepted', { lines: [] }, 'accepted'],
  ['UnitsRejected', { lines: [], reason: 'worn' }, 'rejected'],
  ['ReviewAsked', { lines: [], question: 'worn?' }, 'review_asked'],
  ['UnitsLost', { lines: [] }, 'lost'],
  ['ReturnCancelled', { lines: [], reason: '' }, 'cancelled'],
  ['RefundGranted', { lines: [], refunds: [] }, 'refund_granted'],
  ['RefundExecuted', { refundId: 'rf-1' }, 'refund_executed'],
  ['RefundFailed', { refundId: 'rf-1', reason: 'expired_card' }, 'refund_failed'],
  ['RefundNeedsPerson', { refundId: 'rf-1', because: 'unknown' }, 'refund_needs_person'],
  ['RefundReplaced', { refundId: 'rf-1', storedValueId: 's-1' }, 'refund_replaced'],
  ['ReturnSettled', { points: 0 }, 'settled'],
]
for (const [type, data, change] of ofReturn) {
  test(`${type} is told as ${change} of its return`, () =>
    expect(translateReturn(decodeReturnEvent(type, data), returned)).toEqual({ topic: 'returns', returned, change }))
}

test('a notification of a return names the return', () => {
  const due = { id: 'n-1', key: 'return.refunded', params: { amountMinor: '500' }, dueAt: '2026-03-01T10:00:00.000Z' }
  const { key, params } = due
  const told = translateReturn(decodeReturnEvent('NotificationDue', due), returned)
  expect(told).toEqual({ topic: 'notifications', returned, notificationId: 'n-1', key, params })
  expect(topicOf('return-1', 'NotificationDue')).toBe('notifications')
  expect(topicOf('payment-1', 'RefundFailed')).toBeNull()
})
