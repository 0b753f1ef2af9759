// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface ReserveStockResponse {
  'logPosition'?: (number | string | Long);
}

export interface ReserveStockResponse__Output {
  'logPosition': (string);
}
