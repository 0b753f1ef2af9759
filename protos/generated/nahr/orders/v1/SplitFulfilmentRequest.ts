// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { PickedLine as _nahr_orders_v1_PickedLine, PickedLine__Output as _nahr_orders_v1_PickedLine__Output } from '../../../nahr/orders/v1/PickedLine.ts';

export interface SplitFulfilmentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  /**
   * What waits: each line once, at least one.
   */
  'lines'?: (_nahr_orders_v1_PickedLine)[];
}

export interface SplitFulfilmentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  /**
   * What waits: each line once, at least one.
   */
  'lines': (_nahr_orders_v1_PickedLine__Output)[];
}
