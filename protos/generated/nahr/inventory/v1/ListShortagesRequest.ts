// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface ListShortagesRequest {
  /**
   * Only this location when given; else all that the key may ask for.
   */
  'locationId'?: (string);
  /**
   * At most 1,000; 100 when 0. A page that names very many promises ends earlier.
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

export interface ListShortagesRequest__Output {
  /**
   * Only this location when given; else all that the key may ask for.
   */
  'locationId': (string);
  /**
   * At most 1,000; 100 when 0. A page that names very many promises ends earlier.
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
