// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { PickedLine as _nahr_orders_v1_PickedLine, PickedLine__Output as _nahr_orders_v1_PickedLine__Output } from '../../../nahr/orders/v1/PickedLine.ts';

export interface RecordShipmentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  /**
   * Unique in the order: 1 to 64 characters.
   */
  'parcelId'?: (string);
  /**
   * 1 to 64 characters.
   */
  'carrier'?: (string);
  /**
   * The carrier's; at most 128 characters.
   */
  'trackingReference'?: (string);
  /**
   * Each line once; all that is picked and has not left when empty.
   */
  'lines'?: (_nahr_orders_v1_PickedLine)[];
}

export interface RecordShipmentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  /**
   * Unique in the order: 1 to 64 characters.
   */
  'parcelId': (string);
  /**
   * 1 to 64 characters.
   */
  'carrier': (string);
  /**
   * The carrier's; at most 128 characters.
   */
  'trackingReference': (string);
  /**
   * Each line once; all that is picked and has not left when empty.
   */
  'lines': (_nahr_orders_v1_PickedLine__Output)[];
}
