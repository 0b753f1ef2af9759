// Original file: protos/nahr/orders/v1/claims.proto

import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { Long } from '@grpc/proto-loader';

export interface ChosenUnits {
  'lineId'?: (string);
  /**
   * By number, at most 1,000 ranges that share no unit; or:
   */
  'units'?: (_nahr_orders_v1_UnitRange)[];
  /**
   * By count, at least 1; 0 with `units`.
   */
  'quantity'?: (number | string | Long);
}

export interface ChosenUnits__Output {
  'lineId': (string);
  /**
   * By number, at most 1,000 ranges that share no unit; or:
   */
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  /**
   * By count, at least 1; 0 with `units`.
   */
  'quantity': (string);
}
