// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { StockLine as _nahr_inventory_v1_StockLine, StockLine__Output as _nahr_inventory_v1_StockLine__Output } from '../../../nahr/inventory/v1/StockLine.ts';

export interface ReserveStockRequest {
  'requestId'?: (string);
  /**
   * Chosen by the owner; 1 to 128 characters.
   */
  'reservationId'?: (string);
  /**
   * Whose word ends the hold: the stream of an order or a transfer, `order-…` or `transfer-…`, and a step of it that begins with
   * a word of a-z and a slash, such as `placement/1`: by it that stream tells whether the hold is committed or given up.
   */
  'owner'?: (_nahr_common_v1_Owner | null);
  /**
   * When the owner decided to reserve; beyond the window in which ended reservations are remembered: RESERVATION_TOO_OLD.
   */
  'decidedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * At most 2,000, each position once.
   */
  'lines'?: (_nahr_inventory_v1_StockLine)[];
  /**
   * When the hold lapses by itself; never when absent.
   */
  'holdUntil'?: (_google_protobuf_Timestamp | null);
  /**
   * Holds of each line what there is instead of refusing; a line that got nothing may get some when asked again.
   */
  'partial'?: (boolean);
  /**
   * What is not there may be promised of announced supply.
   */
  'againstSupply'?: (boolean);
  /**
   * Only of supply that is expected by then; of any when absent.
   */
  'supplyBy'?: (_google_protobuf_Timestamp | null);
}

export interface ReserveStockRequest__Output {
  'requestId': (string);
  /**
   * Chosen by the owner; 1 to 128 characters.
   */
  'reservationId': (string);
  /**
   * Whose word ends the hold: the stream of an order or a transfer, `order-…` or `transfer-…`, and a step of it that begins with
   * a word of a-z and a slash, such as `placement/1`: by it that stream tells whether the hold is committed or given up.
   */
  'owner': (_nahr_common_v1_Owner__Output | null);
  /**
   * When the owner decided to reserve; beyond the window in which ended reservations are remembered: RESERVATION_TOO_OLD.
   */
  'decidedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * At most 2,000, each position once.
   */
  'lines': (_nahr_inventory_v1_StockLine__Output)[];
  /**
   * When the hold lapses by itself; never when absent.
   */
  'holdUntil': (_google_protobuf_Timestamp__Output | null);
  /**
   * Holds of each line what there is instead of refusing; a line that got nothing may get some when asked again.
   */
  'partial': (boolean);
  /**
   * What is not there may be promised of announced supply.
   */
  'againstSupply': (boolean);
  /**
   * Only of supply that is expected by then; of any when absent.
   */
  'supplyBy': (_google_protobuf_Timestamp__Output | null);
}
