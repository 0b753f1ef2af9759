// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReceiveStockRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  'quantity'?: (number | string | Long);
  /**
   * What came in, in the retailer's words: a delivery note, "opening stock".
   */
  'reference'?: (string);
  /**
   * Business time; now when absent.
   */
  'occurredAt'?: (_google_protobuf_Timestamp | null);
  /**
   * The supply that it is, or is part of: so much less is still to come.
   */
  'supplyId'?: (string);
}

export interface ReceiveStockRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  'quantity': (string);
  /**
   * What came in, in the retailer's words: a delivery note, "opening stock".
   */
  'reference': (string);
  /**
   * Business time; now when absent.
   */
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * The supply that it is, or is part of: so much less is still to come.
   */
  'supplyId': (string);
}
