// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface Availability {
  'sku'?: (string);
  'locationId'?: (string);
  'available'?: (number | string | Long);
}

export interface Availability__Output {
  'sku': (string);
  'locationId': (string);
  'available': (string);
}
