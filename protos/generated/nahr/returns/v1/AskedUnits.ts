// Original file: protos/nahr/returns/v1/returns.proto

import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { Long } from '@grpc/proto-loader';

export interface AskedUnits {
  'lineId'?: (string);
  /**
   * Units by number; or by count, the first that can come back.
   */
  'units'?: (_nahr_orders_v1_UnitRange)[];
  'quantity'?: (number | string | Long);
}

export interface AskedUnits__Output {
  'lineId': (string);
  /**
   * Units by number; or by count, the first that can come back.
   */
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  'quantity': (string);
}
