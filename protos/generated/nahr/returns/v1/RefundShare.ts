// Original file: protos/nahr/returns/v1/returns.proto

import type { TenderKind as _nahr_orders_v1_TenderKind, TenderKind__Output as _nahr_orders_v1_TenderKind__Output } from '../../../nahr/orders/v1/TenderKind.ts';
import type { Long } from '@grpc/proto-loader';

export interface RefundShare {
  'tenderId'?: (string);
  'kind'?: (_nahr_orders_v1_TenderKind);
  'amountMinor'?: (number | string | Long);
}

export interface RefundShare__Output {
  'tenderId': (string);
  'kind': (_nahr_orders_v1_TenderKind__Output);
  'amountMinor': (string);
}
