// Original file: protos/nahr/orders/v1/orders.proto

import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';

/**
 * Some units of one line.
 */
export interface UnitsOfLine {
  'lineId'?: (string);
  'units'?: (_nahr_orders_v1_UnitRange)[];
}

/**
 * Some units of one line.
 */
export interface UnitsOfLine__Output {
  'lineId': (string);
  'units': (_nahr_orders_v1_UnitRange__Output)[];
}
