// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { Unfulfillable as _nahr_orders_v1_Unfulfillable, Unfulfillable__Output as _nahr_orders_v1_Unfulfillable__Output } from '../../../nahr/orders/v1/Unfulfillable.ts';

export interface RejectFulfilmentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason'?: (string);
  'outcome'?: (_nahr_orders_v1_Unfulfillable);
  /**
   * What is not picked of it is not to be found: as `missing` of a pick.
   */
  'notFound'?: (boolean);
}

export interface RejectFulfilmentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason': (string);
  'outcome': (_nahr_orders_v1_Unfulfillable__Output);
  /**
   * What is not picked of it is not to be found: as `missing` of a pick.
   */
  'notFound': (boolean);
}
