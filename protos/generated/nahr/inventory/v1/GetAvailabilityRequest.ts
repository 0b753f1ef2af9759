// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface GetAvailabilityRequest {
  /**
   * 1 to 200.
   */
  'skus'?: (string)[];
  /**
   * All locations when empty.
   */
  'locationIds'?: (string)[];
  /**
   * Waits until the answer has seen the log up to here.
   */
  'minPosition'?: (number | string | Long);
}

export interface GetAvailabilityRequest__Output {
  /**
   * 1 to 200.
   */
  'skus': (string)[];
  /**
   * All locations when empty.
   */
  'locationIds': (string)[];
  /**
   * Waits until the answer has seen the log up to here.
   */
  'minPosition': (string);
}
