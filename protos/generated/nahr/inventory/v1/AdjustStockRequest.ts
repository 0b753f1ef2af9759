// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface AdjustStockRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * Added to on-hand; not 0.
   */
  'difference'?: (number | string | Long);
  'reason'?: (string);
  /**
   * Business time; now when absent.
   */
  'occurredAt'?: (_google_protobuf_Timestamp | null);
}

export interface AdjustStockRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  /**
   * Added to on-hand; not 0.
   */
  'difference': (string);
  'reason': (string);
  /**
   * Business time; now when absent.
   */
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
}
