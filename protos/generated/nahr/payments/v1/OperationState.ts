// Original file: protos/nahr/payments/v1/payments.proto

/**
 * How one capture, void or refund stands.
 */
export const OperationState = {
  OPERATION_STATE_UNSPECIFIED: 'OPERATION_STATE_UNSPECIFIED',
  /**
   * The provider was asked; its answer is not known.
   */
  OPERATION_STATE_UNKNOWN: 'OPERATION_STATE_UNKNOWN',
  OPERATION_STATE_DONE: 'OPERATION_STATE_DONE',
  /**
   * The provider said no, for good.
   */
  OPERATION_STATE_REFUSED: 'OPERATION_STATE_REFUSED',
} as const;

/**
 * How one capture, void or refund stands.
 */
export type OperationState =
  | 'OPERATION_STATE_UNSPECIFIED'
  | 0
  /**
   * The provider was asked; its answer is not known.
   */
  | 'OPERATION_STATE_UNKNOWN'
  | 1
  | 'OPERATION_STATE_DONE'
  | 2
  /**
   * The provider said no, for good.
   */
  | 'OPERATION_STATE_REFUSED'
  | 3

/**
 * How one capture, void or refund stands.
 */
export type OperationState__Output = typeof OperationState[keyof typeof OperationState]
