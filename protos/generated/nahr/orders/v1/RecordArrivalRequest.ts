// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { PickedLine as _nahr_orders_v1_PickedLine, PickedLine__Output as _nahr_orders_v1_PickedLine__Output } from '../../../nahr/orders/v1/PickedLine.ts';

export interface RecordArrivalRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  'parcelId'?: (string);
  /**
   * What came, each line once; all of it when empty. A parcel of which nothing came is lost.
   */
  'lines'?: (_nahr_orders_v1_PickedLine)[];
}

export interface RecordArrivalRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  'parcelId': (string);
  /**
   * What came, each line once; all of it when empty. A parcel of which nothing came is lost.
   */
  'lines': (_nahr_orders_v1_PickedLine__Output)[];
}
