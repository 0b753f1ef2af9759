// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface ReturnStockResponse {
  'logPosition'?: (number | string | Long);
}

export interface ReturnStockResponse__Output {
  'logPosition': (string);
}
