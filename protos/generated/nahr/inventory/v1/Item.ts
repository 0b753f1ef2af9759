// Original file: protos/nahr/inventory/v1/catalog.proto

import type { ItemKind as _nahr_inventory_v1_ItemKind, ItemKind__Output as _nahr_inventory_v1_ItemKind__Output } from '../../../nahr/inventory/v1/ItemKind.ts';

export interface Item {
  /**
   * The retailer's own code, exact and case-sensitive: 1 to 128 characters.
   */
  'sku'?: (string);
  'kind'?: (_nahr_inventory_v1_ItemKind);
  /**
   * Names by BCP 47 language tag, such as `en` or `ar`; at least one.
   */
  'names'?: ({[key: string]: string});
  /**
   * GTINs and in-house barcodes.
   */
  'barcodes'?: (string)[];
  'category'?: (string);
  'taxClass'?: (string);
}

export interface Item__Output {
  /**
   * The retailer's own code, exact and case-sensitive: 1 to 128 characters.
   */
  'sku': (string);
  'kind': (_nahr_inventory_v1_ItemKind__Output);
  /**
   * Names by BCP 47 language tag, such as `en` or `ar`; at least one.
   */
  'names': ({[key: string]: string});
  /**
   * GTINs and in-house barcodes.
   */
  'barcodes': (string)[];
  'category': (string);
  'taxClass': (string);
}
