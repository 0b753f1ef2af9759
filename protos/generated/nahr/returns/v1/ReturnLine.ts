// Original file: protos/nahr/returns/v1/returns.proto

import type { LineKind as _nahr_orders_v1_LineKind, LineKind__Output as _nahr_orders_v1_LineKind__Output } from '../../../nahr/orders/v1/LineKind.ts';
import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { Reception as _nahr_returns_v1_Reception, Reception__Output as _nahr_returns_v1_Reception__Output } from '../../../nahr/returns/v1/Reception.ts';
import type { Acceptance as _nahr_returns_v1_Acceptance, Acceptance__Output as _nahr_returns_v1_Acceptance__Output } from '../../../nahr/returns/v1/Acceptance.ts';
import type { Disposition as _nahr_inventory_v1_Disposition, Disposition__Output as _nahr_inventory_v1_Disposition__Output } from '../../../nahr/inventory/v1/Disposition.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Units of a line in one state; a line has as many entries as its units have states.
 */
export interface ReturnLine {
  'lineId'?: (string);
  'sku'?: (string);
  'kind'?: (_nahr_orders_v1_LineKind);
  'units'?: (_nahr_orders_v1_UnitRange)[];
  'reception'?: (_nahr_returns_v1_Reception);
  'acceptance'?: (_nahr_returns_v1_Acceptance);
  /**
   * Where they lie; empty until received.
   */
  'locationId'?: (string);
  'disposition'?: (_nahr_inventory_v1_Disposition);
  'paidMinor'?: (number | string | Long);
  'feeMinor'?: (number | string | Long);
  'refundMinor'?: (number | string | Long);
}

/**
 * Units of a line in one state; a line has as many entries as its units have states.
 */
export interface ReturnLine__Output {
  'lineId': (string);
  'sku': (string);
  'kind': (_nahr_orders_v1_LineKind__Output);
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  'reception': (_nahr_returns_v1_Reception__Output);
  'acceptance': (_nahr_returns_v1_Acceptance__Output);
  /**
   * Where they lie; empty until received.
   */
  'locationId': (string);
  'disposition': (_nahr_inventory_v1_Disposition__Output);
  'paidMinor': (string);
  'feeMinor': (string);
  'refundMinor': (string);
}
