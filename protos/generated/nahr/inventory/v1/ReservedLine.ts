// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface ReservedLine {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * As was promised, whatever has been issued since; 0 for nothing.
   */
  'reserved'?: (number | string | Long);
}

export interface ReservedLine__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * As was promised, whatever has been issued since; 0 for nothing.
   */
  'reserved': (string);
}
