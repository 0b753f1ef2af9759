// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface BasketLine {
  'sku'?: (string);
  /**
   * Whole units, 1 to 1,000,000,000.
   */
  'quantity'?: (number | string | Long);
}

export interface BasketLine__Output {
  'sku': (string);
  /**
   * Whole units, 1 to 1,000,000,000.
   */
  'quantity': (string);
}
