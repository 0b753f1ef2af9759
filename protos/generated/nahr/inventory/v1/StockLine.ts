// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface StockLine {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * Whole units, 1 to 1,000,000,000.
   */
  'quantity'?: (number | string | Long);
}

export interface StockLine__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * Whole units, 1 to 1,000,000,000.
   */
  'quantity': (string);
}
