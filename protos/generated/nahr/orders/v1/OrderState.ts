// Original file: protos/nahr/orders/v1/orders.proto

export const OrderState = {
  ORDER_STATE_UNSPECIFIED: 'ORDER_STATE_UNSPECIFIED',
  /**
   * Accepted; its goods are reserved and have not left.
   */
  ORDER_STATE_OPEN: 'ORDER_STATE_OPEN',
  /**
   * Its goods have left, but for what was cancelled.
   */
  ORDER_STATE_FULFILLED: 'ORDER_STATE_FULFILLED',
  /**
   * Nothing of it has left or will: it was cancelled, or all its groups were rejected or expired.
   */
  ORDER_STATE_CANCELLED: 'ORDER_STATE_CANCELLED',
  /**
   * Accepted, and whether it is paid is not known yet: nothing is picked or handed over meanwhile.
   */
  ORDER_STATE_PAYMENT_PENDING: 'ORDER_STATE_PAYMENT_PENDING',
} as const;

export type OrderState =
  | 'ORDER_STATE_UNSPECIFIED'
  | 0
  /**
   * Accepted; its goods are reserved and have not left.
   */
  | 'ORDER_STATE_OPEN'
  | 1
  /**
   * Its goods have left, but for what was cancelled.
   */
  | 'ORDER_STATE_FULFILLED'
  | 2
  /**
   * Nothing of it has left or will: it was cancelled, or all its groups were rejected or expired.
   */
  | 'ORDER_STATE_CANCELLED'
  | 3
  /**
   * Accepted, and whether it is paid is not known yet: nothing is picked or handed over meanwhile.
   */
  | 'ORDER_STATE_PAYMENT_PENDING'
  | 4

export type OrderState__Output = typeof OrderState[keyof typeof OrderState]
