// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Disposition as _nahr_inventory_v1_Disposition, Disposition__Output as _nahr_inventory_v1_Disposition__Output } from '../../../nahr/inventory/v1/Disposition.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface RedisposeStockRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  'quantity'?: (number | string | Long);
  /**
   * Quarantine or damaged.
   */
  'from'?: (_nahr_inventory_v1_Disposition);
  'to'?: (_nahr_inventory_v1_Disposition);
  'reason'?: (string);
  /**
   * Business time; now when absent.
   */
  'occurredAt'?: (_google_protobuf_Timestamp | null);
}

export interface RedisposeStockRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  'quantity': (string);
  /**
   * Quarantine or damaged.
   */
  'from': (_nahr_inventory_v1_Disposition__Output);
  'to': (_nahr_inventory_v1_Disposition__Output);
  'reason': (string);
  /**
   * Business time; now when absent.
   */
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
}
