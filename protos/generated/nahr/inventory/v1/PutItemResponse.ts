// Original file: protos/nahr/inventory/v1/catalog.proto

import type { Item as _nahr_inventory_v1_Item, Item__Output as _nahr_inventory_v1_Item__Output } from '../../../nahr/inventory/v1/Item.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutItemResponse {
  'item'?: (_nahr_inventory_v1_Item | null);
  'logPosition'?: (number | string | Long);
}

export interface PutItemResponse__Output {
  'item': (_nahr_inventory_v1_Item__Output | null);
  'logPosition': (string);
}
