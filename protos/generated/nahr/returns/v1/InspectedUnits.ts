// Original file: protos/nahr/returns/v1/returns.proto

import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { Verdict as _nahr_returns_v1_Verdict, Verdict__Output as _nahr_returns_v1_Verdict__Output } from '../../../nahr/returns/v1/Verdict.ts';
import type { Disposition as _nahr_inventory_v1_Disposition, Disposition__Output as _nahr_inventory_v1_Disposition__Output } from '../../../nahr/inventory/v1/Disposition.ts';

export interface InspectedUnits {
  'lineId'?: (string);
  /**
   * All of the line that are received and undecided when empty.
   */
  'units'?: (_nahr_orders_v1_UnitRange)[];
  'verdict'?: (_nahr_returns_v1_Verdict);
  /**
   * With an acceptance of goods.
   */
  'disposition'?: (_nahr_inventory_v1_Disposition);
  /**
   * With a rejection or a review: why, in a few words; stored sealed.
   */
  'reason'?: (string);
}

export interface InspectedUnits__Output {
  'lineId': (string);
  /**
   * All of the line that are received and undecided when empty.
   */
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  'verdict': (_nahr_returns_v1_Verdict__Output);
  /**
   * With an acceptance of goods.
   */
  'disposition': (_nahr_inventory_v1_Disposition__Output);
  /**
   * With a rejection or a review: why, in a few words; stored sealed.
   */
  'reason': (string);
}
