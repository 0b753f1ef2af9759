// Original file: protos/nahr/orders/v1/orders.proto

import type { Long } from '@grpc/proto-loader';

export interface Discount {
  /**
   * Taken off the whole line; at least 1.
   */
  'amountMinor'?: (number | string | Long);
  'reason'?: (string);
}

export interface Discount__Output {
  /**
   * Taken off the whole line; at least 1.
   */
  'amountMinor': (string);
  'reason': (string);
}
