// Original file: protos/nahr/returns/v1/returns.proto

import type { ChosenReturnUnits as _nahr_returns_v1_ChosenReturnUnits, ChosenReturnUnits__Output as _nahr_returns_v1_ChosenReturnUnits__Output } from '../../../nahr/returns/v1/ChosenReturnUnits.ts';

export interface RejectUnitsRequest {
  'requestId'?: (string);
  'returnId'?: (string);
  /**
   * All that are received and undecided when empty.
   */
  'lines'?: (_nahr_returns_v1_ChosenReturnUnits)[];
  'reason'?: (string);
}

export interface RejectUnitsRequest__Output {
  'requestId': (string);
  'returnId': (string);
  /**
   * All that are received and undecided when empty.
   */
  'lines': (_nahr_returns_v1_ChosenReturnUnits__Output)[];
  'reason': (string);
}
