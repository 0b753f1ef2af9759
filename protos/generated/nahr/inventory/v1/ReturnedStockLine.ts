// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Disposition as _nahr_inventory_v1_Disposition, Disposition__Output as _nahr_inventory_v1_Disposition__Output } from '../../../nahr/inventory/v1/Disposition.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReturnedStockLine {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * Whole units, 1 to 1,000,000,000.
   */
  'quantity'?: (number | string | Long);
  'disposition'?: (_nahr_inventory_v1_Disposition);
}

export interface ReturnedStockLine__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * Whole units, 1 to 1,000,000,000.
   */
  'quantity': (string);
  'disposition': (_nahr_inventory_v1_Disposition__Output);
}
