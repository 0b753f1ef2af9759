// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface SuppressAvailabilityRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * All that is available now when 0.
   */
  'quantity'?: (number | string | Long);
  'reason'?: (string);
}

export interface SuppressAvailabilityRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  /**
   * All that is available now when 0.
   */
  'quantity': (string);
  'reason': (string);
}
