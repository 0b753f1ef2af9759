// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Stock as _nahr_inventory_v1_Stock, Stock__Output as _nahr_inventory_v1_Stock__Output } from '../../../nahr/inventory/v1/Stock.ts';
import type { Long } from '@grpc/proto-loader';

export interface WithdrawSupplyResponse {
  'stock'?: (_nahr_inventory_v1_Stock | null);
  'logPosition'?: (number | string | Long);
}

export interface WithdrawSupplyResponse__Output {
  'stock': (_nahr_inventory_v1_Stock__Output | null);
  'logPosition': (string);
}
