// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Availability as _nahr_inventory_v1_Availability, Availability__Output as _nahr_inventory_v1_Availability__Output } from '../../../nahr/inventory/v1/Availability.ts';

export interface GetAvailabilityResponse {
  'availabilities'?: (_nahr_inventory_v1_Availability)[];
}

export interface GetAvailabilityResponse__Output {
  'availabilities': (_nahr_inventory_v1_Availability__Output)[];
}
