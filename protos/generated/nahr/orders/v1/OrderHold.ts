// Original file: protos/nahr/orders/v1/orders.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface OrderHold {
  'holdId'?: (string);
  'reason'?: (string);
  /**
   * Who held it, as the key vouches.
   */
  'by'?: (string);
  'heldAt'?: (_google_protobuf_Timestamp | null);
}

export interface OrderHold__Output {
  'holdId': (string);
  'reason': (string);
  /**
   * Who held it, as the key vouches.
   */
  'by': (string);
  'heldAt': (_google_protobuf_Timestamp__Output | null);
}
