// Original file: protos/nahr/orders/v1/orders.proto

export const RefundOwedBy = {
  REFUND_OWED_BY_UNSPECIFIED: 'REFUND_OWED_BY_UNSPECIFIED',
  /**
   * Its process gives it back.
   */
  REFUND_OWED_BY_PAYMENT: 'REFUND_OWED_BY_PAYMENT',
  /**
   * The provider declined.
   */
  REFUND_OWED_BY_PERSON: 'REFUND_OWED_BY_PERSON',
  /**
   * It settled the tender.
   */
  REFUND_OWED_BY_CHANNEL: 'REFUND_OWED_BY_CHANNEL',
} as const;

export type RefundOwedBy =
  | 'REFUND_OWED_BY_UNSPECIFIED'
  | 0
  /**
   * Its process gives it back.
   */
  | 'REFUND_OWED_BY_PAYMENT'
  | 1
  /**
   * The provider declined.
   */
  | 'REFUND_OWED_BY_PERSON'
  | 2
  /**
   * It settled the tender.
   */
  | 'REFUND_OWED_BY_CHANNEL'
  | 3

export type RefundOwedBy__Output = typeof RefundOwedBy[keyof typeof RefundOwedBy]
