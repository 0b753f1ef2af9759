// Original file: protos/nahr/orders/v1/orders.proto

import type { UnitsToCancel as _nahr_orders_v1_UnitsToCancel, UnitsToCancel__Output as _nahr_orders_v1_UnitsToCancel__Output } from '../../../nahr/orders/v1/UnitsToCancel.ts';

export interface CancelLinesRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  /**
   * At most 2,000, each line once; all that is left of the order when empty.
   */
  'lines'?: (_nahr_orders_v1_UnitsToCancel)[];
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason'?: (string);
  /**
   * Units of this group only, all that is left of it where no line is named.
   */
  'fulfilmentId'?: (string);
}

export interface CancelLinesRequest__Output {
  'requestId': (string);
  'orderId': (string);
  /**
   * At most 2,000, each line once; all that is left of the order when empty.
   */
  'lines': (_nahr_orders_v1_UnitsToCancel__Output)[];
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason': (string);
  /**
   * Units of this group only, all that is left of it where no line is named.
   */
  'fulfilmentId': (string);
}
