// Original file: protos/nahr/inventory/v1/catalog.proto

import type { Location as _nahr_inventory_v1_Location, Location__Output as _nahr_inventory_v1_Location__Output } from '../../../nahr/inventory/v1/Location.ts';

export interface ListLocationsResponse {
  'locations'?: (_nahr_inventory_v1_Location)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListLocationsResponse__Output {
  'locations': (_nahr_inventory_v1_Location__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
