// Original file: protos/nahr/returns/v1/returns.proto

import type { ChosenReturnUnits as _nahr_returns_v1_ChosenReturnUnits, ChosenReturnUnits__Output as _nahr_returns_v1_ChosenReturnUnits__Output } from '../../../nahr/returns/v1/ChosenReturnUnits.ts';

export interface ReceiveReturnRequest {
  'requestId'?: (string);
  'returnId'?: (string);
  'locationId'?: (string);
  /**
   * All that is awaited when empty.
   */
  'lines'?: (_nahr_returns_v1_ChosenReturnUnits)[];
}

export interface ReceiveReturnRequest__Output {
  'requestId': (string);
  'returnId': (string);
  'locationId': (string);
  /**
   * All that is awaited when empty.
   */
  'lines': (_nahr_returns_v1_ChosenReturnUnits__Output)[];
}
