// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReservedLine {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * As was promised, whatever has been issued since; 0 for nothing.
   */
  'reserved'?: (number | string | Long);
  /**
   * As was promised of what is still to come.
   */
  'backordered'?: (number | string | Long);
  /**
   * When that is expected.
   */
  'expectedAt'?: (_google_protobuf_Timestamp | null);
}

export interface ReservedLine__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * As was promised, whatever has been issued since; 0 for nothing.
   */
  'reserved': (string);
  /**
   * As was promised of what is still to come.
   */
  'backordered': (string);
  /**
   * When that is expected.
   */
  'expectedAt': (_google_protobuf_Timestamp__Output | null);
}
