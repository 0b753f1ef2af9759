// Original file: protos/nahr/returns/v1/returns.proto

import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';

export interface ChosenReturnUnits {
  'lineId'?: (string);
  /**
   * All of the line that fit when empty.
   */
  'units'?: (_nahr_orders_v1_UnitRange)[];
}

export interface ChosenReturnUnits__Output {
  'lineId': (string);
  /**
   * All of the line that fit when empty.
   */
  'units': (_nahr_orders_v1_UnitRange__Output)[];
}
