// Original file: protos/nahr/inventory/v1/catalog.proto

import type { Long } from '@grpc/proto-loader';

export interface ListLocationsRequest {
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition'?: (number | string | Long);
}

export interface ListLocationsRequest__Output {
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize': (number);
  'pageToken': (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition': (string);
}
