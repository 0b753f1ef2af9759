// Original file: protos/nahr/orders/v1/orders.proto

import type { Discount as _nahr_orders_v1_Discount, Discount__Output as _nahr_orders_v1_Discount__Output } from '../../../nahr/orders/v1/Discount.ts';
import type { Long } from '@grpc/proto-loader';

export interface PlacedLine {
  /**
   * Chosen by the channel, unique in the order: 1 to 64 characters. A line is a row, not a SKU.
   */
  'lineId'?: (string);
  'sku'?: (string);
  /**
   * Whole units, 1 to 1,000,000,000.
   */
  'quantity'?: (number | string | Long);
  /**
   * Before discounts; with tax when the order's prices include it. At least 0.
   */
  'unitPriceMinor'?: (number | string | Long);
  'discounts'?: (_nahr_orders_v1_Discount)[];
  /**
   * The tax of the whole line.
   */
  'taxMinor'?: (number | string | Long);
  /**
   * The group that fulfils it; empty for a charge.
   */
  'fulfilmentId'?: (string);
}

export interface PlacedLine__Output {
  /**
   * Chosen by the channel, unique in the order: 1 to 64 characters. A line is a row, not a SKU.
   */
  'lineId': (string);
  'sku': (string);
  /**
   * Whole units, 1 to 1,000,000,000.
   */
  'quantity': (string);
  /**
   * Before discounts; with tax when the order's prices include it. At least 0.
   */
  'unitPriceMinor': (string);
  'discounts': (_nahr_orders_v1_Discount__Output)[];
  /**
   * The tax of the whole line.
   */
  'taxMinor': (string);
  /**
   * The group that fulfils it; empty for a charge.
   */
  'fulfilmentId': (string);
}
