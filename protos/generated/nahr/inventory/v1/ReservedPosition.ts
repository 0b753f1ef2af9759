// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReservedPosition {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * Units that are there for it and have not left.
   */
  'held'?: (number | string | Long);
  /**
   * Units that it still awaits.
   */
  'backordered'?: (number | string | Long);
  /**
   * By when what is announced covers all who wait before it and itself; absent where it awaits nothing, or nothing that is
   * announced covers all of it.
   */
  'expectedAt'?: (_google_protobuf_Timestamp | null);
}

export interface ReservedPosition__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * Units that are there for it and have not left.
   */
  'held': (string);
  /**
   * Units that it still awaits.
   */
  'backordered': (string);
  /**
   * By when what is announced covers all who wait before it and itself; absent where it awaits nothing, or nothing that is
   * announced covers all of it.
   */
  'expectedAt': (_google_protobuf_Timestamp__Output | null);
}
