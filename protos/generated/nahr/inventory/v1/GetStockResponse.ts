// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Stock as _nahr_inventory_v1_Stock, Stock__Output as _nahr_inventory_v1_Stock__Output } from '../../../nahr/inventory/v1/Stock.ts';

export interface GetStockResponse {
  'stock'?: (_nahr_inventory_v1_Stock | null);
}

export interface GetStockResponse__Output {
  'stock': (_nahr_inventory_v1_Stock__Output | null);
}
