// Original file: protos/nahr/inventory/v1/catalog.proto

import type { Location as _nahr_inventory_v1_Location, Location__Output as _nahr_inventory_v1_Location__Output } from '../../../nahr/inventory/v1/Location.ts';

export interface PutLocationRequest {
  /**
   * Chosen by the caller, once per intent: 1 to 128 characters.
   */
  'requestId'?: (string);
  'location'?: (_nahr_inventory_v1_Location | null);
}

export interface PutLocationRequest__Output {
  /**
   * Chosen by the caller, once per intent: 1 to 128 characters.
   */
  'requestId': (string);
  'location': (_nahr_inventory_v1_Location__Output | null);
}
