// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { LossOutcome as _nahr_orders_v1_LossOutcome, LossOutcome__Output as _nahr_orders_v1_LossOutcome__Output } from '../../../nahr/orders/v1/LossOutcome.ts';

export interface RecordLostRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  'parcelId'?: (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason'?: (string);
  /**
   * Refunded unless told.
   */
  'outcome'?: (_nahr_orders_v1_LossOutcome);
}

export interface RecordLostRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  'parcelId': (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason': (string);
  /**
   * Refunded unless told.
   */
  'outcome': (_nahr_orders_v1_LossOutcome__Output);
}
