// Original file: protos/nahr/orders/v1/orders.proto

import type { ClaimedLine as _nahr_orders_v1_ClaimedLine, ClaimedLine__Output as _nahr_orders_v1_ClaimedLine__Output } from '../../../nahr/orders/v1/ClaimedLine.ts';
import type { GrantedRefund as _nahr_orders_v1_GrantedRefund, GrantedRefund__Output as _nahr_orders_v1_GrantedRefund__Output } from '../../../nahr/orders/v1/GrantedRefund.ts';

/**
 * What one return has of the order's units.
 */
export interface UnitsClaim {
  'returnId'?: (string);
  /**
   * Claimed and not settled.
   */
  'claimed'?: (_nahr_orders_v1_ClaimedLine)[];
  'returned'?: (_nahr_orders_v1_ClaimedLine)[];
  /**
   * What was granted back for the returned units, by tender.
   */
  'refunds'?: (_nahr_orders_v1_GrantedRefund)[];
}

/**
 * What one return has of the order's units.
 */
export interface UnitsClaim__Output {
  'returnId': (string);
  /**
   * Claimed and not settled.
   */
  'claimed': (_nahr_orders_v1_ClaimedLine__Output)[];
  'returned': (_nahr_orders_v1_ClaimedLine__Output)[];
  /**
   * What was granted back for the returned units, by tender.
   */
  'refunds': (_nahr_orders_v1_GrantedRefund__Output)[];
}
