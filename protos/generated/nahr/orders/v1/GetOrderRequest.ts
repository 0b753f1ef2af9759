// Original file: protos/nahr/orders/v1/orders.proto

import type { AsOf as _nahr_common_v1_AsOf, AsOf__Output as _nahr_common_v1_AsOf__Output } from '../../../nahr/common/v1/AsOf.ts';

export interface GetOrderRequest {
  'orderId'?: (string);
  'asOf'?: (_nahr_common_v1_AsOf | null);
}

export interface GetOrderRequest__Output {
  'orderId': (string);
  'asOf': (_nahr_common_v1_AsOf__Output | null);
}
