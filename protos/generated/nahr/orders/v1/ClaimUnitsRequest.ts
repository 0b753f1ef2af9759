// Original file: protos/nahr/orders/v1/claims.proto

import type { ChosenUnits as _nahr_orders_v1_ChosenUnits, ChosenUnits__Output as _nahr_orders_v1_ChosenUnits__Output } from '../../../nahr/orders/v1/ChosenUnits.ts';

export interface ClaimUnitsRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'returnId'?: (string);
  /**
   * By number only.
   */
  'lines'?: (_nahr_orders_v1_ChosenUnits)[];
  /**
   * What the return opens with, as JSON of the return's own: kept with the claim, so that a return whose opening was
   * interrupted is opened from it. At most 1 MiB; personal data sealed only.
   */
  'opening'?: (string);
}

export interface ClaimUnitsRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'returnId': (string);
  /**
   * By number only.
   */
  'lines': (_nahr_orders_v1_ChosenUnits__Output)[];
  /**
   * What the return opens with, as JSON of the return's own: kept with the claim, so that a return whose opening was
   * interrupted is opened from it. At most 1 MiB; personal data sealed only.
   */
  'opening': (string);
}
