// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface SetSafetyStockRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * 0 to 1,000,000,000.
   */
  'quantity'?: (number | string | Long);
}

export interface SetSafetyStockRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  /**
   * 0 to 1,000,000,000.
   */
  'quantity': (string);
}
