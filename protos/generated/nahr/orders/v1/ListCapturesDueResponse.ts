// Original file: protos/nahr/orders/v1/orders.proto

import type { DueCapture as _nahr_orders_v1_DueCapture, DueCapture__Output as _nahr_orders_v1_DueCapture__Output } from '../../../nahr/orders/v1/DueCapture.ts';

export interface ListCapturesDueResponse {
  'captures'?: (_nahr_orders_v1_DueCapture)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListCapturesDueResponse__Output {
  'captures': (_nahr_orders_v1_DueCapture__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
