// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface CountStockRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  'counted'?: (number | string | Long);
  /**
   * On-hand as it was read when counting began.
   */
  'countedFrom'?: (number | string | Long);
  /**
   * Business time; now when absent.
   */
  'occurredAt'?: (_google_protobuf_Timestamp | null);
}

export interface CountStockRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  'counted': (string);
  /**
   * On-hand as it was read when counting began.
   */
  'countedFrom': (string);
  /**
   * Business time; now when absent.
   */
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
}
