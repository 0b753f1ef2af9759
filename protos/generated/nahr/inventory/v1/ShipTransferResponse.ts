// Original file: protos/nahr/inventory/v1/transfers.proto

import type { Transfer as _nahr_inventory_v1_Transfer, Transfer__Output as _nahr_inventory_v1_Transfer__Output } from '../../../nahr/inventory/v1/Transfer.ts';
import type { Long } from '@grpc/proto-loader';

export interface ShipTransferResponse {
  'transfer'?: (_nahr_inventory_v1_Transfer | null);
  'logPosition'?: (number | string | Long);
}

export interface ShipTransferResponse__Output {
  'transfer': (_nahr_inventory_v1_Transfer__Output | null);
  'logPosition': (string);
}
