// Original file: protos/nahr/orders/v1/orders.proto

import type { Long } from '@grpc/proto-loader';

export interface UnitsToCancel {
  'lineId'?: (string);
  /**
   * Whole units, at least 1.
   */
  'quantity'?: (number | string | Long);
}

export interface UnitsToCancel__Output {
  'lineId': (string);
  /**
   * Whole units, at least 1.
   */
  'quantity': (string);
}
