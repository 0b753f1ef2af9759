// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Availability as _nahr_inventory_v1_Availability, Availability__Output as _nahr_inventory_v1_Availability__Output } from '../../../nahr/inventory/v1/Availability.ts';
import type { Long } from '@grpc/proto-loader';

export interface WatchAvailabilityResponse {
  /**
   * Figures as of now, at most 1,000.
   */
  'availabilities'?: (_nahr_inventory_v1_Availability)[];
  /**
   * Where to go on from: everything up to here has been told.
   */
  'position'?: (number | string | Long);
}

export interface WatchAvailabilityResponse__Output {
  /**
   * Figures as of now, at most 1,000.
   */
  'availabilities': (_nahr_inventory_v1_Availability__Output)[];
  /**
   * Where to go on from: everything up to here has been told.
   */
  'position': (string);
}
