// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { StockLine as _nahr_inventory_v1_StockLine, StockLine__Output as _nahr_inventory_v1_StockLine__Output } from '../../../nahr/inventory/v1/StockLine.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface IssueStockRequest {
  'requestId'?: (string);
  /**
   * Chosen by the owner, once per parcel or carry-out sale; 1 to 128 characters.
   */
  'issueId'?: (string);
  'owner'?: (_nahr_common_v1_Owner | null);
  'lines'?: (_nahr_inventory_v1_StockLine)[];
  /**
   * The reservation it fulfils; none for goods that were never promised.
   */
  'reservationId'?: (string);
  /**
   * The goods are gone whatever the books say: what is missing becomes a recorded shortage.
   */
  'alreadyLeft'?: (boolean);
  /**
   * Business time; now when absent.
   */
  'occurredAt'?: (_google_protobuf_Timestamp | null);
}

export interface IssueStockRequest__Output {
  'requestId': (string);
  /**
   * Chosen by the owner, once per parcel or carry-out sale; 1 to 128 characters.
   */
  'issueId': (string);
  'owner': (_nahr_common_v1_Owner__Output | null);
  'lines': (_nahr_inventory_v1_StockLine__Output)[];
  /**
   * The reservation it fulfils; none for goods that were never promised.
   */
  'reservationId': (string);
  /**
   * The goods are gone whatever the books say: what is missing becomes a recorded shortage.
   */
  'alreadyLeft': (boolean);
  /**
   * Business time; now when absent.
   */
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
}
