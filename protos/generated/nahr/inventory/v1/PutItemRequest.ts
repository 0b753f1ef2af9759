// Original file: protos/nahr/inventory/v1/catalog.proto

import type { Item as _nahr_inventory_v1_Item, Item__Output as _nahr_inventory_v1_Item__Output } from '../../../nahr/inventory/v1/Item.ts';

export interface PutItemRequest {
  /**
   * Chosen by the caller, once per intent: 1 to 128 characters.
   */
  'requestId'?: (string);
  'item'?: (_nahr_inventory_v1_Item | null);
}

export interface PutItemRequest__Output {
  /**
   * Chosen by the caller, once per intent: 1 to 128 characters.
   */
  'requestId': (string);
  'item': (_nahr_inventory_v1_Item__Output | null);
}
