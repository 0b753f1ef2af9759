// Original file: protos/nahr/inventory/v1/catalog.proto

import type { Item as _nahr_inventory_v1_Item, Item__Output as _nahr_inventory_v1_Item__Output } from '../../../nahr/inventory/v1/Item.ts';

export interface ListItemsResponse {
  'items'?: (_nahr_inventory_v1_Item)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListItemsResponse__Output {
  'items': (_nahr_inventory_v1_Item__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
