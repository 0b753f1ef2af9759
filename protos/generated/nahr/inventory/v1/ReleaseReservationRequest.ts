// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Position as _nahr_inventory_v1_Position, Position__Output as _nahr_inventory_v1_Position__Output } from '../../../nahr/inventory/v1/Position.ts';
import type { ReleaseReason as _nahr_inventory_v1_ReleaseReason, ReleaseReason__Output as _nahr_inventory_v1_ReleaseReason__Output } from '../../../nahr/inventory/v1/ReleaseReason.ts';
import type { StockLine as _nahr_inventory_v1_StockLine, StockLine__Output as _nahr_inventory_v1_StockLine__Output } from '../../../nahr/inventory/v1/StockLine.ts';

export interface ReleaseReservationRequest {
  'requestId'?: (string);
  'reservationId'?: (string);
  'positions'?: (_nahr_inventory_v1_Position)[];
  'because'?: (_nahr_inventory_v1_ReleaseReason);
  /**
   * With it only `parts` are released, once per position whatever the request id; what else is promised stays so.
   * Units that went elsewhere with a transfer count wherever they are by then, and once: repeated, only what was not released
   * anywhere is.
   * 1 to 128 characters; none ends the reservation at `positions`.
   */
  'releaseId'?: (string);
  /**
   * Never more than is still held; instead of `positions`.
   */
  'parts'?: (_nahr_inventory_v1_StockLine)[];
  /**
   * With `release_id`: what travels, or came, with this transfer, as units of its destination; it ends wherever it is by now.
   * Refused until the transfer has been shipped: UNKNOWN_TRANSFER (NOT_FOUND), TRANSFER_STATE {state} (FAILED_PRECONDITION).
   */
  'transferId'?: (string);
}

export interface ReleaseReservationRequest__Output {
  'requestId': (string);
  'reservationId': (string);
  'positions': (_nahr_inventory_v1_Position__Output)[];
  'because': (_nahr_inventory_v1_ReleaseReason__Output);
  /**
   * With it only `parts` are released, once per position whatever the request id; what else is promised stays so.
   * Units that went elsewhere with a transfer count wherever they are by then, and once: repeated, only what was not released
   * anywhere is.
   * 1 to 128 characters; none ends the reservation at `positions`.
   */
  'releaseId': (string);
  /**
   * Never more than is still held; instead of `positions`.
   */
  'parts': (_nahr_inventory_v1_StockLine__Output)[];
  /**
   * With `release_id`: what travels, or came, with this transfer, as units of its destination; it ends wherever it is by now.
   * Refused until the transfer has been shipped: UNKNOWN_TRANSFER (NOT_FOUND), TRANSFER_STATE {state} (FAILED_PRECONDITION).
   */
  'transferId': (string);
}
