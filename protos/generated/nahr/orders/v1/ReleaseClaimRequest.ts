// Original file: protos/nahr/orders/v1/claims.proto

import type { ChosenUnits as _nahr_orders_v1_ChosenUnits, ChosenUnits__Output as _nahr_orders_v1_ChosenUnits__Output } from '../../../nahr/orders/v1/ChosenUnits.ts';

export interface ReleaseClaimRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'returnId'?: (string);
  /**
   * By number; all that the return still claims when empty.
   */
  'lines'?: (_nahr_orders_v1_ChosenUnits)[];
  /**
   * `cancelled`, `rejected` or `lost`.
   */
  'reason'?: (string);
}

export interface ReleaseClaimRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'returnId': (string);
  /**
   * By number; all that the return still claims when empty.
   */
  'lines': (_nahr_orders_v1_ChosenUnits__Output)[];
  /**
   * `cancelled`, `rejected` or `lost`.
   */
  'reason': (string);
}
