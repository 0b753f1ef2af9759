// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface Availability {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * Units that can be promised at once.
   */
  'available'?: (number | string | Long);
  /**
   * Units that are announced and nobody waits for yet: what can be ordered before it comes. By the same rules: of a location
   * that isn't shown none, and what is kept back is kept of what is there first, then of what comes first.
   */
  'onOrder'?: (number | string | Long);
  /**
   * When the first of these units is expected; absent where `on_order` is 0. Past where it is late.
   */
  'expectedAt'?: (_google_protobuf_Timestamp | null);
}

export interface Availability__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * Units that can be promised at once.
   */
  'available': (string);
  /**
   * Units that are announced and nobody waits for yet: what can be ordered before it comes. By the same rules: of a location
   * that isn't shown none, and what is kept back is kept of what is there first, then of what comes first.
   */
  'onOrder': (string);
  /**
   * When the first of these units is expected; absent where `on_order` is 0. Past where it is late.
   */
  'expectedAt': (_google_protobuf_Timestamp__Output | null);
}
