// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { PickedLine as _nahr_orders_v1_PickedLine, PickedLine__Output as _nahr_orders_v1_PickedLine__Output } from '../../../nahr/orders/v1/PickedLine.ts';
import type { Unfulfillable as _nahr_orders_v1_Unfulfillable, Unfulfillable__Output as _nahr_orders_v1_Unfulfillable__Output } from '../../../nahr/orders/v1/Unfulfillable.ts';

export interface RecordPickRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  'lines'?: (_nahr_orders_v1_PickedLine)[];
  /**
   * What is not to be found.
   */
  'missing'?: (_nahr_orders_v1_PickedLine)[];
  /**
   * Cancelled unless told.
   */
  'missingThen'?: (_nahr_orders_v1_Unfulfillable);
}

export interface RecordPickRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  'lines': (_nahr_orders_v1_PickedLine__Output)[];
  /**
   * What is not to be found.
   */
  'missing': (_nahr_orders_v1_PickedLine__Output)[];
  /**
   * Cancelled unless told.
   */
  'missingThen': (_nahr_orders_v1_Unfulfillable__Output);
}
