// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface StockAtMost {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * 0 to 1,000,000,000.
   */
  'quantity'?: (number | string | Long);
}

export interface StockAtMost__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * 0 to 1,000,000,000.
   */
  'quantity': (string);
}
