// Original file: protos/nahr/returns/v1/returns.proto

import type { InspectedUnits as _nahr_returns_v1_InspectedUnits, InspectedUnits__Output as _nahr_returns_v1_InspectedUnits__Output } from '../../../nahr/returns/v1/InspectedUnits.ts';

export interface InspectUnitsRequest {
  'requestId'?: (string);
  'returnId'?: (string);
  /**
   * At least one.
   */
  'lines'?: (_nahr_returns_v1_InspectedUnits)[];
}

export interface InspectUnitsRequest__Output {
  'requestId': (string);
  'returnId': (string);
  /**
   * At least one.
   */
  'lines': (_nahr_returns_v1_InspectedUnits__Output)[];
}
