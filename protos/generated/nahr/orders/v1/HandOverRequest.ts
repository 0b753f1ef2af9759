// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { PickedLine as _nahr_orders_v1_PickedLine, PickedLine__Output as _nahr_orders_v1_PickedLine__Output } from '../../../nahr/orders/v1/PickedLine.ts';

export interface HandOverRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  /**
   * Six digits; may be empty with an override.
   */
  'code'?: (string);
  /**
   * A manager's word that the person may have the goods without the code; with the role manager only.
   */
  'overrideReason'?: (string);
  /**
   * Each line once; all that is ready when empty.
   */
  'lines'?: (_nahr_orders_v1_PickedLine)[];
}

export interface HandOverRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  /**
   * Six digits; may be empty with an override.
   */
  'code': (string);
  /**
   * A manager's word that the person may have the goods without the code; with the role manager only.
   */
  'overrideReason': (string);
  /**
   * Each line once; all that is ready when empty.
   */
  'lines': (_nahr_orders_v1_PickedLine__Output)[];
}
