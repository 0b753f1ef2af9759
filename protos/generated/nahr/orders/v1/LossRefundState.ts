// Original file: protos/nahr/orders/v1/orders.proto

export const LossRefundState = {
  LOSS_REFUND_STATE_UNSPECIFIED: 'LOSS_REFUND_STATE_UNSPECIFIED',
  LOSS_REFUND_STATE_OWED: 'LOSS_REFUND_STATE_OWED',
  LOSS_REFUND_STATE_EXECUTED: 'LOSS_REFUND_STATE_EXECUTED',
  /**
   * Declined: store credit replaces it, or a person gives the money back otherwise.
   */
  LOSS_REFUND_STATE_FAILED: 'LOSS_REFUND_STATE_FAILED',
  LOSS_REFUND_STATE_REPLACED: 'LOSS_REFUND_STATE_REPLACED',
  /**
   * What was to be given back was never taken.
   */
  LOSS_REFUND_STATE_DROPPED: 'LOSS_REFUND_STATE_DROPPED',
} as const;

export type LossRefundState =
  | 'LOSS_REFUND_STATE_UNSPECIFIED'
  | 0
  | 'LOSS_REFUND_STATE_OWED'
  | 1
  | 'LOSS_REFUND_STATE_EXECUTED'
  | 2
  /**
   * Declined: store credit replaces it, or a person gives the money back otherwise.
   */
  | 'LOSS_REFUND_STATE_FAILED'
  | 3
  | 'LOSS_REFUND_STATE_REPLACED'
  | 4
  /**
   * What was to be given back was never taken.
   */
  | 'LOSS_REFUND_STATE_DROPPED'
  | 5

export type LossRefundState__Output = typeof LossRefundState[keyof typeof LossRefundState]
