// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Stock as _nahr_inventory_v1_Stock, Stock__Output as _nahr_inventory_v1_Stock__Output } from '../../../nahr/inventory/v1/Stock.ts';
import type { Supply as _nahr_inventory_v1_Supply, Supply__Output as _nahr_inventory_v1_Supply__Output } from '../../../nahr/inventory/v1/Supply.ts';
import type { Long } from '@grpc/proto-loader';

export interface GetStockResponse {
  'stock'?: (_nahr_inventory_v1_Stock | null);
  /**
   * Earliest first.
   */
  'supplies'?: (_nahr_inventory_v1_Supply)[];
  /**
   * On the way here from other locations, not on hand yet; as of now, whatever `as_of` says.
   */
  'inTransit'?: (number | string | Long);
}

export interface GetStockResponse__Output {
  'stock': (_nahr_inventory_v1_Stock__Output | null);
  /**
   * Earliest first.
   */
  'supplies': (_nahr_inventory_v1_Supply__Output)[];
  /**
   * On the way here from other locations, not on hand yet; as of now, whatever `as_of` says.
   */
  'inTransit': (string);
}
