// Original file: protos/nahr/orders/v1/orders.proto

import type { Order as _nahr_orders_v1_Order, Order__Output as _nahr_orders_v1_Order__Output } from '../../../nahr/orders/v1/Order.ts';

export interface WatchOrderResponse {
  'order'?: (_nahr_orders_v1_Order | null);
}

export interface WatchOrderResponse__Output {
  'order': (_nahr_orders_v1_Order__Output | null);
}
