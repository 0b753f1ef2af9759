// Original file: protos/nahr/returns/v1/returns.proto

import type { ChosenReturnUnits as _nahr_returns_v1_ChosenReturnUnits, ChosenReturnUnits__Output as _nahr_returns_v1_ChosenReturnUnits__Output } from '../../../nahr/returns/v1/ChosenReturnUnits.ts';
import type { Disposition as _nahr_inventory_v1_Disposition, Disposition__Output as _nahr_inventory_v1_Disposition__Output } from '../../../nahr/inventory/v1/Disposition.ts';

export interface ApproveRefundRequest {
  'requestId'?: (string);
  'returnId'?: (string);
  /**
   * All under review when empty.
   */
  'lines'?: (_nahr_returns_v1_ChosenReturnUnits)[];
  'disposition'?: (_nahr_inventory_v1_Disposition);
  'reason'?: (string);
}

export interface ApproveRefundRequest__Output {
  'requestId': (string);
  'returnId': (string);
  /**
   * All under review when empty.
   */
  'lines': (_nahr_returns_v1_ChosenReturnUnits__Output)[];
  'disposition': (_nahr_inventory_v1_Disposition__Output);
  'reason': (string);
}
