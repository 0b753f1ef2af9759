// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Short as _nahr_inventory_v1_Short, Short__Output as _nahr_inventory_v1_Short__Output } from '../../../nahr/inventory/v1/Short.ts';

export interface Shortage {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * Units promised or sold that are not there; absent where there are none.
   */
  'goods'?: (_nahr_inventory_v1_Short | null);
  /**
   * Units promised that nothing announced covers any more; absent where there are none.
   */
  'supply'?: (_nahr_inventory_v1_Short | null);
}

export interface Shortage__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * Units promised or sold that are not there; absent where there are none.
   */
  'goods': (_nahr_inventory_v1_Short__Output | null);
  /**
   * Units promised that nothing announced covers any more; absent where there are none.
   */
  'supply': (_nahr_inventory_v1_Short__Output | null);
}
