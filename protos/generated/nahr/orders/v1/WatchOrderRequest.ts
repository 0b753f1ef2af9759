// Original file: protos/nahr/orders/v1/orders.proto

import type { Long } from '@grpc/proto-loader';

export interface WatchOrderRequest {
  'orderId'?: (string);
  /**
   * The `revision` of the order last seen: it is told again once it has changed. The order at once when 0.
   */
  'afterRevision'?: (number | string | Long);
}

export interface WatchOrderRequest__Output {
  'orderId': (string);
  /**
   * The `revision` of the order last seen: it is told again once it has changed. The order at once when 0.
   */
  'afterRevision': (string);
}
