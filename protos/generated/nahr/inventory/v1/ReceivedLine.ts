// Original file: protos/nahr/inventory/v1/transfers.proto

import type { Long } from '@grpc/proto-loader';

export interface ReceivedLine {
  'sku'?: (string);
  'quantity'?: (number | string | Long);
}

export interface ReceivedLine__Output {
  'sku': (string);
  'quantity': (string);
}
