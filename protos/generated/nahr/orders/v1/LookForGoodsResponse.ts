// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { Order as _nahr_orders_v1_Order, Order__Output as _nahr_orders_v1_Order__Output } from '../../../nahr/orders/v1/Order.ts';
import type { Long } from '@grpc/proto-loader';

export interface LookForGoodsResponse {
  'order'?: (_nahr_orders_v1_Order | null);
  'logPosition'?: (number | string | Long);
}

export interface LookForGoodsResponse__Output {
  'order': (_nahr_orders_v1_Order__Output | null);
  'logPosition': (string);
}
