// Original file: protos/nahr/inventory/v1/inventory.proto

import type { BasketLine as _nahr_inventory_v1_BasketLine, BasketLine__Output as _nahr_inventory_v1_BasketLine__Output } from '../../../nahr/inventory/v1/BasketLine.ts';
import type { SourcingReason as _nahr_inventory_v1_SourcingReason, SourcingReason__Output as _nahr_inventory_v1_SourcingReason__Output } from '../../../nahr/inventory/v1/SourcingReason.ts';
import type { Long } from '@grpc/proto-loader';

export interface SuggestedParcel {
  'locationId'?: (string);
  'lines'?: (_nahr_inventory_v1_BasketLine)[];
  /**
   * Why this location.
   */
  'reasons'?: (_nahr_inventory_v1_SourcingReason)[];
  'priority'?: (number);
  /**
   * To the destination, along the great circle; absent where one of both is not known.
   */
  'distanceMetres'?: (number | string | Long);
  /**
   * Orders it took today.
   */
  'ordersToday'?: (number);
  '_distanceMetres'?: "distanceMetres";
}

export interface SuggestedParcel__Output {
  'locationId': (string);
  'lines': (_nahr_inventory_v1_BasketLine__Output)[];
  /**
   * Why this location.
   */
  'reasons': (_nahr_inventory_v1_SourcingReason__Output)[];
  'priority': (number);
  /**
   * To the destination, along the great circle; absent where one of both is not known.
   */
  'distanceMetres'?: (string);
  /**
   * Orders it took today.
   */
  'ordersToday': (number);
  '_distanceMetres'?: "distanceMetres";
}
