// Original file: protos/nahr/orders/v1/orders.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface AgainstSupply {
  /**
   * Only of supply that is expected by then; of any when absent.
   */
  'by'?: (_google_protobuf_Timestamp | null);
}

export interface AgainstSupply__Output {
  /**
   * Only of supply that is expected by then; of any when absent.
   */
  'by': (_google_protobuf_Timestamp__Output | null);
}
