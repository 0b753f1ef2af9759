// Original file: protos/nahr/orders/v1/orders.proto

import type { Long } from '@grpc/proto-loader';

export interface GrantedRefund {
  'tenderId'?: (string);
  'amountMinor'?: (number | string | Long);
}

export interface GrantedRefund__Output {
  'tenderId': (string);
  'amountMinor': (string);
}
