// Original file: protos/nahr/inventory/v1/catalog.proto

import type { Item as _nahr_inventory_v1_Item, Item__Output as _nahr_inventory_v1_Item__Output } from '../../../nahr/inventory/v1/Item.ts';

export interface GetItemResponse {
  'item'?: (_nahr_inventory_v1_Item | null);
}

export interface GetItemResponse__Output {
  'item': (_nahr_inventory_v1_Item__Output | null);
}
