// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface IssueStockResponse {
  'logPosition'?: (number | string | Long);
}

export interface IssueStockResponse__Output {
  'logPosition': (string);
}
