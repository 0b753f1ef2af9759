// Original file: protos/nahr/orders/v1/orders.proto

import type { LossRefundState as _nahr_orders_v1_LossRefundState, LossRefundState__Output as _nahr_orders_v1_LossRefundState__Output } from '../../../nahr/orders/v1/LossRefundState.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * To be given back of a payment, once.
 */
export interface RefundOwed {
  'refundId'?: (string);
  'paymentId'?: (string);
  'tenderId'?: (string);
  'amountMinor'?: (number | string | Long);
  /**
   * The parcel that was lost. Nothing is given back of a capture that was refused.
   */
  'parcelId'?: (string);
  /**
   * Whose process gives it back: the group of the parcel, or the one that was to send its units again.
   */
  'fulfilmentId'?: (string);
  'state'?: (_nahr_orders_v1_LossRefundState);
  /**
   * Why it failed, in the provider's code, or was dropped.
   */
  'reason'?: (string);
  /**
   * The store credit that replaced it.
   */
  'storedValueId'?: (string);
}

/**
 * To be given back of a payment, once.
 */
export interface RefundOwed__Output {
  'refundId': (string);
  'paymentId': (string);
  'tenderId': (string);
  'amountMinor': (string);
  /**
   * The parcel that was lost. Nothing is given back of a capture that was refused.
   */
  'parcelId': (string);
  /**
   * Whose process gives it back: the group of the parcel, or the one that was to send its units again.
   */
  'fulfilmentId': (string);
  'state': (_nahr_orders_v1_LossRefundState__Output);
  /**
   * Why it failed, in the provider's code, or was dropped.
   */
  'reason': (string);
  /**
   * The store credit that replaced it.
   */
  'storedValueId': (string);
}
