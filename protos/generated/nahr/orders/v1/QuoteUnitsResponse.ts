// Original file: protos/nahr/orders/v1/claims.proto

import type { PricedUnits as _nahr_orders_v1_PricedUnits, PricedUnits__Output as _nahr_orders_v1_PricedUnits__Output } from '../../../nahr/orders/v1/PricedUnits.ts';
import type { Long } from '@grpc/proto-loader';

export interface QuoteUnitsResponse {
  /**
   * In the order of the request; a line whose units left at different times has an entry for each.
   */
  'lines'?: (_nahr_orders_v1_PricedUnits)[];
  'revision'?: (number | string | Long);
}

export interface QuoteUnitsResponse__Output {
  /**
   * In the order of the request; a line whose units left at different times has an entry for each.
   */
  'lines': (_nahr_orders_v1_PricedUnits__Output)[];
  'revision': (string);
}
