// Original file: protos/nahr/orders/v1/orders.proto

import type { LossRefundState as _nahr_orders_v1_LossRefundState, LossRefundState__Output as _nahr_orders_v1_LossRefundState__Output } from '../../../nahr/orders/v1/LossRefundState.ts';

export interface RecordRefundRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'refundId'?: (string);
  /**
   * Executed, failed, replaced or dropped.
   */
  'state'?: (_nahr_orders_v1_LossRefundState);
  /**
   * Why it failed or was dropped; no personal data.
   */
  'reason'?: (string);
  /**
   * The store credit that replaces it. Its process issues it from then on, where it isn't there.
   */
  'storedValueId'?: (string);
}

export interface RecordRefundRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'refundId': (string);
  /**
   * Executed, failed, replaced or dropped.
   */
  'state': (_nahr_orders_v1_LossRefundState__Output);
  /**
   * Why it failed or was dropped; no personal data.
   */
  'reason': (string);
  /**
   * The store credit that replaces it. Its process issues it from then on, where it isn't there.
   */
  'storedValueId': (string);
}
