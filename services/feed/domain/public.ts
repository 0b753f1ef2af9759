import type { Words } from '#kernel/words.ts'

export const topics = ['orders', 'availability', 'notifications', 'returns', 'shortages'] as const
export type Topic = (typeof topics)[number]

/** An order by its own name and by its channel's. */
export type OrderReference = { orderId: string; channelId: string; channelOrderId: string }

/** `channelId`: the channel of the order; of the return without one. */
export type ReturnReference = { returnId: string; orderId: string | null; channelId: string }

export type OrderChange =
  | 'placed'
  | 'payment_confirmed'
  | 'payment_refused'
  | 'ready'
  | 'handed_over'
  | 'rejected'
  | 'expired'
  | 'cancelled'
  | 'lines_cancelled'
  | 'amended'
  | 'set_aside'
  | 'shipped'
  | 'in_transit'
  | 'arrived'
  | 'delivered'
  | 'lost'
  | 'moved'
  | 'split'
  | 'delayed'
  | 'choice_offered'
  | 'goods_came'
  | 'goods_expected'
  | 'refund_executed'
  | 'refund_failed'
  | 'refund_replaced'
  | 'refund_dropped'
  | 'channel_refunded'
  | 'held'
  | 'hold_released'
  | 'address_changed'

export type ReturnChange =
  | 'opened'
  | 'received'
  | 'accepted'
  | 'rejected'
  | 'review_asked'
  | 'lost'
  | 'cancelled'
  | 'refund_granted'
  | 'refund_executed'
  | 'refund_failed'
  | 'refund_needs_person'
  | 'refund_replaced'
  | 'settled'

export type ShortageChange = 'recorded' | 'ended' | 'supply_recorded' | 'supply_ended'

type Notice = { notificationId: string; key: string; params: Record<string, Words> }

export type PublicEvent =
  /** Without a group it happened to the whole order. */
  | { topic: 'orders'; order: OrderReference; change: OrderChange; fulfilmentId: string | null }
  | { topic: 'availability'; sku: string; locationId: string }
  | { topic: 'shortages'; sku: string; locationId: string; change: ShortageChange; short: number }
  | { topic: 'returns'; returned: ReturnReference; change: ReturnChange }
  | ({ topic: 'notifications'; order: OrderReference } & Notice)
  | ({ topic: 'notifications'; returned: ReturnReference } & Notice)
