export const topics = ['orders', 'availability', 'notifications'] as const
export type Topic = (typeof topics)[number]

/** An order by its own name and by its channel's. */
export type OrderReference = { orderId: string; channelId: string; channelOrderId: string }

export type OrderChange =
  | 'placed'
  | 'payment_confirmed'
  | 'payment_refused'
  | 'ready'
  | 'handed_over'
  | 'rejected'
  | 'expired'
  | 'cancelled'

export type PublicEvent =
  /** Without a group it happened to the whole order. */
  | { topic: 'orders'; order: OrderReference; change: OrderChange; fulfilmentId: string | null }
  | { topic: 'availability'; sku: string; locationId: string }
  | { topic: 'notifications'; order: OrderReference; notificationId: string; key: string; params: Record<string, string> }
