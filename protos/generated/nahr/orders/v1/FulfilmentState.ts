// Original file: protos/nahr/orders/v1/orders.proto

export const FulfilmentState = {
  FULFILMENT_STATE_UNSPECIFIED: 'FULFILMENT_STATE_UNSPECIFIED',
  FULFILMENT_STATE_OPEN: 'FULFILMENT_STATE_OPEN',
  FULFILMENT_STATE_HANDED_OVER: 'FULFILMENT_STATE_HANDED_OVER',
  FULFILMENT_STATE_SHIPPED: 'FULFILMENT_STATE_SHIPPED',
  FULFILMENT_STATE_CANCELLED: 'FULFILMENT_STATE_CANCELLED',
  /**
   * Somebody at the store is picking it.
   */
  FULFILMENT_STATE_IN_PROGRESS: 'FULFILMENT_STATE_IN_PROGRESS',
  /**
   * Picked whole; it waits for the shopper.
   */
  FULFILMENT_STATE_READY: 'FULFILMENT_STATE_READY',
  /**
   * The store could not fulfil it.
   */
  FULFILMENT_STATE_REJECTED: 'FULFILMENT_STATE_REJECTED',
  /**
   * Nobody picked it, or nobody picked it up, in time.
   */
  FULFILMENT_STATE_EXPIRED: 'FULFILMENT_STATE_EXPIRED',
  /**
   * All its parcels have come, but for what was lost.
   */
  FULFILMENT_STATE_DELIVERED: 'FULFILMENT_STATE_DELIVERED',
  /**
   * Sent, and all of it lost by carriers.
   */
  FULFILMENT_STATE_LOST: 'FULFILMENT_STATE_LOST',
  /**
   * Its store can't fulfil it: it is to be moved or cancelled, as the shopper chooses.
   */
  FULFILMENT_STATE_SET_ASIDE: 'FULFILMENT_STATE_SET_ASIDE',
  /**
   * Another group has its units.
   */
  FULFILMENT_STATE_MOVED: 'FULFILMENT_STATE_MOVED',
  /**
   * On its way to the store where the shopper collects it.
   */
  FULFILMENT_STATE_IN_TRANSIT: 'FULFILMENT_STATE_IN_TRANSIT',
  /**
   * It has come to that store, which has yet to make it ready.
   */
  FULFILMENT_STATE_ARRIVED: 'FULFILMENT_STATE_ARRIVED',
} as const;

export type FulfilmentState =
  | 'FULFILMENT_STATE_UNSPECIFIED'
  | 0
  | 'FULFILMENT_STATE_OPEN'
  | 1
  | 'FULFILMENT_STATE_HANDED_OVER'
  | 2
  | 'FULFILMENT_STATE_SHIPPED'
  | 3
  | 'FULFILMENT_STATE_CANCELLED'
  | 4
  /**
   * Somebody at the store is picking it.
   */
  | 'FULFILMENT_STATE_IN_PROGRESS'
  | 5
  /**
   * Picked whole; it waits for the shopper.
   */
  | 'FULFILMENT_STATE_READY'
  | 6
  /**
   * The store could not fulfil it.
   */
  | 'FULFILMENT_STATE_REJECTED'
  | 7
  /**
   * Nobody picked it, or nobody picked it up, in time.
   */
  | 'FULFILMENT_STATE_EXPIRED'
  | 8
  /**
   * All its parcels have come, but for what was lost.
   */
  | 'FULFILMENT_STATE_DELIVERED'
  | 9
  /**
   * Sent, and all of it lost by carriers.
   */
  | 'FULFILMENT_STATE_LOST'
  | 10
  /**
   * Its store can't fulfil it: it is to be moved or cancelled, as the shopper chooses.
   */
  | 'FULFILMENT_STATE_SET_ASIDE'
  | 11
  /**
   * Another group has its units.
   */
  | 'FULFILMENT_STATE_MOVED'
  | 12
  /**
   * On its way to the store where the shopper collects it.
   */
  | 'FULFILMENT_STATE_IN_TRANSIT'
  | 13
  /**
   * It has come to that store, which has yet to make it ready.
   */
  | 'FULFILMENT_STATE_ARRIVED'
  | 14

export type FulfilmentState__Output = typeof FulfilmentState[keyof typeof FulfilmentState]
