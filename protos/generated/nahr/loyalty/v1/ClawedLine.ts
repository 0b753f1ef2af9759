// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';

export interface ClawedLine {
  'lineId'?: (string);
  'units'?: (_nahr_orders_v1_UnitRange)[];
}

export interface ClawedLine__Output {
  'lineId': (string);
  'units': (_nahr_orders_v1_UnitRange__Output)[];
}
