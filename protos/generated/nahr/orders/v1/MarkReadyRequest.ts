// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface MarkReadyRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  /**
   * Until when the goods are kept; the policy's period from now when absent.
   */
  'pickupUntil'?: (_google_protobuf_Timestamp | null);
}

export interface MarkReadyRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  /**
   * Until when the goods are kept; the policy's period from now when absent.
   */
  'pickupUntil': (_google_protobuf_Timestamp__Output | null);
}
