// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface Supply {
  /**
   * 1 to 128 characters: a purchase order, an advance shipping notice.
   */
  'supplyId'?: (string);
  /**
   * Still to come.
   */
  'quantity'?: (number | string | Long);
  'expectedAt'?: (_google_protobuf_Timestamp | null);
}

export interface Supply__Output {
  /**
   * 1 to 128 characters: a purchase order, an advance shipping notice.
   */
  'supplyId': (string);
  /**
   * Still to come.
   */
  'quantity': (string);
  'expectedAt': (_google_protobuf_Timestamp__Output | null);
}
