// Original file: protos/nahr/orders/v1/fulfilment.proto

import type { FulfilmentMethod as _nahr_orders_v1_FulfilmentMethod, FulfilmentMethod__Output as _nahr_orders_v1_FulfilmentMethod__Output } from '../../../nahr/orders/v1/FulfilmentMethod.ts';
import type { PickedLine as _nahr_orders_v1_PickedLine, PickedLine__Output as _nahr_orders_v1_PickedLine__Output } from '../../../nahr/orders/v1/PickedLine.ts';
import type { SourcingReason as _nahr_inventory_v1_SourcingReason, SourcingReason__Output as _nahr_inventory_v1_SourcingReason__Output } from '../../../nahr/inventory/v1/SourcingReason.ts';

export interface MoveFulfilmentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  'toLocationId'?: (string);
  /**
   * Pickup or delivery; as it is when unspecified.
   */
  'toMethod'?: (_nahr_orders_v1_FulfilmentMethod);
  /**
   * Each line once; all that is left of the group when empty.
   */
  'lines'?: (_nahr_orders_v1_PickedLine)[];
  /**
   * Where Nahr chose the location, why: SuggestSourcing's own words. Only the role service may tell.
   */
  'sourcedBecause'?: (_nahr_inventory_v1_SourcingReason)[];
}

export interface MoveFulfilmentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  'toLocationId': (string);
  /**
   * Pickup or delivery; as it is when unspecified.
   */
  'toMethod': (_nahr_orders_v1_FulfilmentMethod__Output);
  /**
   * Each line once; all that is left of the group when empty.
   */
  'lines': (_nahr_orders_v1_PickedLine__Output)[];
  /**
   * Where Nahr chose the location, why: SuggestSourcing's own words. Only the role service may tell.
   */
  'sourcedBecause': (_nahr_inventory_v1_SourcingReason__Output)[];
}
