// Original file: protos/nahr/payments/v1/payments.proto

export const PaymentState = {
  PAYMENT_STATE_UNSPECIFIED: 'PAYMENT_STATE_UNSPECIFIED',
  /**
   * The provider was asked to authorise; its answer is not known.
   */
  PAYMENT_STATE_UNKNOWN: 'PAYMENT_STATE_UNKNOWN',
  PAYMENT_STATE_AUTHORIZED: 'PAYMENT_STATE_AUTHORIZED',
  PAYMENT_STATE_DECLINED: 'PAYMENT_STATE_DECLINED',
  PAYMENT_STATE_VOIDED: 'PAYMENT_STATE_VOIDED',
} as const;

export type PaymentState =
  | 'PAYMENT_STATE_UNSPECIFIED'
  | 0
  /**
   * The provider was asked to authorise; its answer is not known.
   */
  | 'PAYMENT_STATE_UNKNOWN'
  | 1
  | 'PAYMENT_STATE_AUTHORIZED'
  | 2
  | 'PAYMENT_STATE_DECLINED'
  | 3
  | 'PAYMENT_STATE_VOIDED'
  | 4

export type PaymentState__Output = typeof PaymentState[keyof typeof PaymentState]
