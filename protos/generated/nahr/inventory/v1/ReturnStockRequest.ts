// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { ReturnedStockLine as _nahr_inventory_v1_ReturnedStockLine, ReturnedStockLine__Output as _nahr_inventory_v1_ReturnedStockLine__Output } from '../../../nahr/inventory/v1/ReturnedStockLine.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface ReturnStockRequest {
  'requestId'?: (string);
  /**
   * Chosen by the owner, once for what came back together; 1 to 128 characters.
   */
  'entryId'?: (string);
  'owner'?: (_nahr_common_v1_Owner | null);
  /**
   * At most 2,000, each position with each disposition once.
   */
  'lines'?: (_nahr_inventory_v1_ReturnedStockLine)[];
  /**
   * Business time; now when absent.
   */
  'occurredAt'?: (_google_protobuf_Timestamp | null);
}

export interface ReturnStockRequest__Output {
  'requestId': (string);
  /**
   * Chosen by the owner, once for what came back together; 1 to 128 characters.
   */
  'entryId': (string);
  'owner': (_nahr_common_v1_Owner__Output | null);
  /**
   * At most 2,000, each position with each disposition once.
   */
  'lines': (_nahr_inventory_v1_ReturnedStockLine__Output)[];
  /**
   * Business time; now when absent.
   */
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
}
