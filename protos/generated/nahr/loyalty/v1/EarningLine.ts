// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Long } from '@grpc/proto-loader';

export interface EarningLine {
  /**
   * Unique in a quote.
   */
  'lineId'?: (string);
  'sku'?: (string);
  'category'?: (string);
  /**
   * The line's units and what they cost together, with discounts and tax.
   */
  'quantity'?: (number | string | Long);
  'amountMinor'?: (number | string | Long);
}

export interface EarningLine__Output {
  /**
   * Unique in a quote.
   */
  'lineId': (string);
  'sku': (string);
  'category': (string);
  /**
   * The line's units and what they cost together, with discounts and tax.
   */
  'quantity': (string);
  'amountMinor': (string);
}
