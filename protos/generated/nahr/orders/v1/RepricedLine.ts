// Original file: protos/nahr/orders/v1/orders.proto

import type { Discount as _nahr_orders_v1_Discount, Discount__Output as _nahr_orders_v1_Discount__Output } from '../../../nahr/orders/v1/Discount.ts';
import type { Long } from '@grpc/proto-loader';

export interface RepricedLine {
  'lineId'?: (string);
  /**
   * As in PlacedLine.
   */
  'unitPriceMinor'?: (number | string | Long);
  'discounts'?: (_nahr_orders_v1_Discount)[];
  'taxMinor'?: (number | string | Long);
}

export interface RepricedLine__Output {
  'lineId': (string);
  /**
   * As in PlacedLine.
   */
  'unitPriceMinor': (string);
  'discounts': (_nahr_orders_v1_Discount__Output)[];
  'taxMinor': (string);
}
