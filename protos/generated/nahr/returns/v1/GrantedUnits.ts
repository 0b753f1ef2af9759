// Original file: protos/nahr/returns/v1/returns.proto

import type { LineKind as _nahr_orders_v1_LineKind, LineKind__Output as _nahr_orders_v1_LineKind__Output } from '../../../nahr/orders/v1/LineKind.ts';
import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { Disposition as _nahr_inventory_v1_Disposition, Disposition__Output as _nahr_inventory_v1_Disposition__Output } from '../../../nahr/inventory/v1/Disposition.ts';

export interface GrantedUnits {
  'lineId'?: (string);
  'sku'?: (string);
  'kind'?: (_nahr_orders_v1_LineKind);
  'units'?: (_nahr_orders_v1_UnitRange)[];
  /**
   * Where they lie; empty for a charge.
   */
  'locationId'?: (string);
  /**
   * Unspecified for a charge.
   */
  'disposition'?: (_nahr_inventory_v1_Disposition);
}

export interface GrantedUnits__Output {
  'lineId': (string);
  'sku': (string);
  'kind': (_nahr_orders_v1_LineKind__Output);
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  /**
   * Where they lie; empty for a charge.
   */
  'locationId': (string);
  /**
   * Unspecified for a charge.
   */
  'disposition': (_nahr_inventory_v1_Disposition__Output);
}
