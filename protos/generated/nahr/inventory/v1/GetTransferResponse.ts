// Original file: protos/nahr/inventory/v1/transfers.proto

import type { Transfer as _nahr_inventory_v1_Transfer, Transfer__Output as _nahr_inventory_v1_Transfer__Output } from '../../../nahr/inventory/v1/Transfer.ts';

export interface GetTransferResponse {
  'transfer'?: (_nahr_inventory_v1_Transfer | null);
}

export interface GetTransferResponse__Output {
  'transfer': (_nahr_inventory_v1_Transfer__Output | null);
}
