// Original file: protos/nahr/inventory/v1/catalog.proto

import type { Item as _nahr_inventory_v1_Item, Item__Output as _nahr_inventory_v1_Item__Output } from '../../../nahr/inventory/v1/Item.ts';
import type { Location as _nahr_inventory_v1_Location, Location__Output as _nahr_inventory_v1_Location__Output } from '../../../nahr/inventory/v1/Location.ts';

export interface LookUpResponse {
  'items'?: (_nahr_inventory_v1_Item)[];
  'locations'?: (_nahr_inventory_v1_Location)[];
}

export interface LookUpResponse__Output {
  'items': (_nahr_inventory_v1_Item__Output)[];
  'locations': (_nahr_inventory_v1_Location__Output)[];
}
