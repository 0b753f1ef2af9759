// Original file: protos/nahr/returns/v1/returns.proto

export const ReturnState = {
  RETURN_STATE_UNSPECIFIED: 'RETURN_STATE_UNSPECIFIED',
  /**
   * Units are awaited.
   */
  RETURN_STATE_REQUESTED: 'RETURN_STATE_REQUESTED',
  /**
   * Units lie at a location and nothing more is awaited; they are to be inspected.
   */
  RETURN_STATE_RECEIVED: 'RETURN_STATE_RECEIVED',
  /**
   * A manager is to decide.
   */
  RETURN_STATE_UNDER_REVIEW: 'RETURN_STATE_UNDER_REVIEW',
  /**
   * All is decided; refunds, stock and points are on the way.
   */
  RETURN_STATE_SETTLING: 'RETURN_STATE_SETTLING',
  /**
   * A refund waits for a person.
   */
  RETURN_STATE_NEEDS_PERSON: 'RETURN_STATE_NEEDS_PERSON',
  RETURN_STATE_SETTLED: 'RETURN_STATE_SETTLED',
  /**
   * Nothing came back.
   */
  RETURN_STATE_CANCELLED: 'RETURN_STATE_CANCELLED',
} as const;

export type ReturnState =
  | 'RETURN_STATE_UNSPECIFIED'
  | 0
  /**
   * Units are awaited.
   */
  | 'RETURN_STATE_REQUESTED'
  | 1
  /**
   * Units lie at a location and nothing more is awaited; they are to be inspected.
   */
  | 'RETURN_STATE_RECEIVED'
  | 2
  /**
   * A manager is to decide.
   */
  | 'RETURN_STATE_UNDER_REVIEW'
  | 3
  /**
   * All is decided; refunds, stock and points are on the way.
   */
  | 'RETURN_STATE_SETTLING'
  | 4
  /**
   * A refund waits for a person.
   */
  | 'RETURN_STATE_NEEDS_PERSON'
  | 5
  | 'RETURN_STATE_SETTLED'
  | 6
  /**
   * Nothing came back.
   */
  | 'RETURN_STATE_CANCELLED'
  | 7

export type ReturnState__Output = typeof ReturnState[keyof typeof ReturnState]
