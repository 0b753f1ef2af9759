// Original file: protos/nahr/orders/v1/orders.proto

export const OrderState = {
  ORDER_STATE_UNSPECIFIED: 'ORDER_STATE_UNSPECIFIED',
  /**
   * Accepted; its goods are reserved and have not left.
   */
  ORDER_STATE_OPEN: 'ORDER_STATE_OPEN',
  /**
   * All its goods have left.
   */
  ORDER_STATE_FULFILLED: 'ORDER_STATE_FULFILLED',
  ORDER_STATE_CANCELLED: 'ORDER_STATE_CANCELLED',
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
   * All its goods have left.
   */
  | 'ORDER_STATE_FULFILLED'
  | 2
  | 'ORDER_STATE_CANCELLED'
  | 3

export type OrderState__Output = typeof OrderState[keyof typeof OrderState]
