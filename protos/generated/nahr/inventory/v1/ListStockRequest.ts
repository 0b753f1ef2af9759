// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface ListStockRequest {
  /**
   * Only this location when given.
   */
  'locationId'?: (string);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition'?: (number | string | Long);
  /**
   * Only this SKU when given.
   */
  'sku'?: (string);
}

export interface ListStockRequest__Output {
  /**
   * Only this location when given.
   */
  'locationId': (string);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize': (number);
  'pageToken': (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition': (string);
  /**
   * Only this SKU when given.
   */
  'sku': (string);
}
