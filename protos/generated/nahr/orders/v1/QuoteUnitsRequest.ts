// Original file: protos/nahr/orders/v1/claims.proto

import type { ChosenUnits as _nahr_orders_v1_ChosenUnits, ChosenUnits__Output as _nahr_orders_v1_ChosenUnits__Output } from '../../../nahr/orders/v1/ChosenUnits.ts';

export interface QuoteUnitsRequest {
  'orderId'?: (string);
  /**
   * 1 to 2,000, each line once.
   */
  'lines'?: (_nahr_orders_v1_ChosenUnits)[];
  /**
   * Units that this return claims, or has returned, count as free.
   */
  'returnId'?: (string);
}

export interface QuoteUnitsRequest__Output {
  'orderId': (string);
  /**
   * 1 to 2,000, each line once.
   */
  'lines': (_nahr_orders_v1_ChosenUnits__Output)[];
  /**
   * Units that this return claims, or has returned, count as free.
   */
  'returnId': (string);
}
