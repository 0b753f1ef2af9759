// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface LiftSuppressionRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * All that is suppressed when 0.
   */
  'quantity'?: (number | string | Long);
  'reason'?: (string);
}

export interface LiftSuppressionRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  /**
   * All that is suppressed when 0.
   */
  'quantity': (string);
  'reason': (string);
}
