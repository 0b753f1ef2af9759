// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface SweepStockResponse {
  /**
   * Positions at which something was due.
   */
  'settled'?: (number);
  'logPosition'?: (number | string | Long);
}

export interface SweepStockResponse__Output {
  /**
   * Positions at which something was due.
   */
  'settled': (number);
  'logPosition': (string);
}
