// Original file: protos/nahr/orders/v1/orders.proto

import type { OrderSummary as _nahr_orders_v1_OrderSummary, OrderSummary__Output as _nahr_orders_v1_OrderSummary__Output } from '../../../nahr/orders/v1/OrderSummary.ts';

export interface ListOrdersResponse {
  'orders'?: (_nahr_orders_v1_OrderSummary)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListOrdersResponse__Output {
  'orders': (_nahr_orders_v1_OrderSummary__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
