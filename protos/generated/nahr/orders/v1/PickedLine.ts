// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { Long } from '@grpc/proto-loader';

export interface PickedLine {
  'lineId'?: (string);
  /**
   * Whole units, at least 1.
   */
  'quantity'?: (number | string | Long);
}

export interface PickedLine__Output {
  'lineId': (string);
  /**
   * Whole units, at least 1.
   */
  'quantity': (string);
}
