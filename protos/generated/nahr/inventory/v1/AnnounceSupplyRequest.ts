// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Supply as _nahr_inventory_v1_Supply, Supply__Output as _nahr_inventory_v1_Supply__Output } from '../../../nahr/inventory/v1/Supply.ts';

export interface AnnounceSupplyRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * Its quantity: what is still to come from now on, 1 to 1,000,000,000.
   */
  'supply'?: (_nahr_inventory_v1_Supply | null);
}

export interface AnnounceSupplyRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  /**
   * Its quantity: what is still to come from now on, 1 to 1,000,000,000.
   */
  'supply': (_nahr_inventory_v1_Supply__Output | null);
}
