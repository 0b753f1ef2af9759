import type { Words } from '#kernel/words.ts'

/** What the feed reads of an order's events, whatever else they hold. */
export type OrderEvent =
  | { type: 'OrderPlaced'; channel: { id: string }; channelOrderId: string }
  | { type: 'OrderCancelled' | 'PaymentConfirmed' | 'PaymentRefused' }
  | { type: 'FulfilmentReady' | 'FulfilmentHandedOver' | 'FulfilmentRejected' | 'FulfilmentExpired'; fulfilmentId: string }
  | { type: 'UnitsSetAside' | 'FulfilmentMoved' | 'ShipmentSent' | 'ShipmentDelivered' | 'ShipmentLost'; fulfilmentId: string }
  | { type: 'FulfilmentSplit' | 'FulfilmentDelayed' | 'ChoiceOffered' | 'GoodsCame' | 'GoodsExpected'; fulfilmentId: string }
  | { type: 'RefundExecuted' | 'RefundFailed' | 'RefundReplaced' | 'RefundDropped' | 'ChannelRefunded' }
  | { type: 'SentToStore'; into: string }
  | { type: 'TransitEnded'; fulfilmentId: string; came: unknown[] }
  | { type: 'UnitsCancelled' | 'OrderAmended' | 'OrderHeld' | 'HoldReleased' | 'AddressChanged' }
  | { type: 'NotificationDue'; id: string; key: string; params: Record<string, string>; dueAt: string }

/** What the feed reads of a return's events. */
export type ReturnEvent =
  | { type: 'ReturnOpened'; orderId: string | null; orderChannelId: string | null; channel: { id: string } }
  | { type: 'UnitsReceived' | 'UnitsAccepted' | 'UnitsRejected' | 'ReviewAsked' | 'UnitsLost' | 'ReturnCancelled' }
  | { type: 'RefundGranted' | 'RefundExecuted' | 'RefundFailed' | 'RefundNeedsPerson' | 'RefundReplaced' | 'ReturnSettled' }
  | { type: 'NotificationDue'; id: string; key: string; params: Record<string, Words>; dueAt: string }

/** What the feed reads of a stock position's events. */
export type StockEvent =
  | { type: 'StockReceived' | 'StockReserved'; quantity: number }
  | { type: 'ReservationReleased' | 'ReservationLapsed'; quantity: number; backordered?: number | undefined }
  | { type: 'SupplyAnnounced' | 'SupplyChanged' | 'SupplyWithdrawn' | 'StockBackordered' | 'BackordersFilled' }
  | { type: 'TransferSent'; quantity: number; held: number; carried: { quantity: number }[] }
  | { type: 'TransferArrived'; quantity: number; promised: { quantity: number }[] }
  | { type: 'StockAdjusted'; difference: number }
  | { type: 'StockCounted'; counted: number; countedFrom: number }
  | { type: 'SafetyStockSet' | 'AvailabilitySuppressed' | 'SuppressionLifted'; units: number }
  | { type: 'StockReturned'; disposition: string; quantity: number }
  | { type: 'StockRedisposed'; to: string; quantity: number }
  | ShortageEvent
  | { type: 'StockIssued'; reservationId: string | null; quantity: number }

export type ShortageEvent = { type: 'ShortageRecorded'; short: number } | { type: 'SupplyShortageRecorded'; short: number }
