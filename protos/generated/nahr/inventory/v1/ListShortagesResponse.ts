// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Shortage as _nahr_inventory_v1_Shortage, Shortage__Output as _nahr_inventory_v1_Shortage__Output } from '../../../nahr/inventory/v1/Shortage.ts';

export interface ListShortagesResponse {
  'shortages'?: (_nahr_inventory_v1_Shortage)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListShortagesResponse__Output {
  'shortages': (_nahr_inventory_v1_Shortage__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
