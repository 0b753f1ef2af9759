// Original file: protos/nahr/returns/v1/returns.proto

import type { RefundState as _nahr_returns_v1_RefundState, RefundState__Output as _nahr_returns_v1_RefundState__Output } from '../../../nahr/returns/v1/RefundState.ts';

export interface RecordRefundRequest {
  'requestId'?: (string);
  'returnId'?: (string);
  'refundId'?: (string);
  /**
   * Executed, failed, needs person, or replaced.
   */
  'state'?: (_nahr_returns_v1_RefundState);
  /**
   * Why it failed or needs a person, in a few words for the record; no personal data.
   */
  'refusedBecause'?: (string);
  /**
   * With `replaced`: of the store credit in its place. Its process issues it from then on, where it isn't there.
   */
  'storedValueId'?: (string);
}

export interface RecordRefundRequest__Output {
  'requestId': (string);
  'returnId': (string);
  'refundId': (string);
  /**
   * Executed, failed, needs person, or replaced.
   */
  'state': (_nahr_returns_v1_RefundState__Output);
  /**
   * Why it failed or needs a person, in a few words for the record; no personal data.
   */
  'refusedBecause': (string);
  /**
   * With `replaced`: of the store credit in its place. Its process issues it from then on, where it isn't there.
   */
  'storedValueId': (string);
}
