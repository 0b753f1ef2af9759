// Original file: protos/nahr/orders/v1/orders.proto

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
}
