// Original file: protos/nahr/returns/v1/returns.proto

export const RefundState = {
  REFUND_STATE_UNSPECIFIED: 'REFUND_STATE_UNSPECIFIED',
  REFUND_STATE_GRANTED: 'REFUND_STATE_GRANTED',
  REFUND_STATE_EXECUTED: 'REFUND_STATE_EXECUTED',
  /**
   * The provider said no, for good; store credit takes its place where the process gives it.
   */
  REFUND_STATE_FAILED: 'REFUND_STATE_FAILED',
  /**
   * The provider's answer is not known by the deadline, or nothing could take a failed one's place.
   */
  REFUND_STATE_NEEDS_PERSON: 'REFUND_STATE_NEEDS_PERSON',
  /**
   * The channel that settled the tender gives it back and tells so.
   */
  REFUND_STATE_WITH_CHANNEL: 'REFUND_STATE_WITH_CHANNEL',
  /**
   * Given as store credit.
   */
  REFUND_STATE_REPLACED: 'REFUND_STATE_REPLACED',
} as const;

export type RefundState =
  | 'REFUND_STATE_UNSPECIFIED'
  | 0
  | 'REFUND_STATE_GRANTED'
  | 1
  | 'REFUND_STATE_EXECUTED'
  | 2
  /**
   * The provider said no, for good; store credit takes its place where the process gives it.
   */
  | 'REFUND_STATE_FAILED'
  | 3
  /**
   * The provider's answer is not known by the deadline, or nothing could take a failed one's place.
   */
  | 'REFUND_STATE_NEEDS_PERSON'
  | 4
  /**
   * The channel that settled the tender gives it back and tells so.
   */
  | 'REFUND_STATE_WITH_CHANNEL'
  | 5
  /**
   * Given as store credit.
   */
  | 'REFUND_STATE_REPLACED'
  | 6

export type RefundState__Output = typeof RefundState[keyof typeof RefundState]
