// Original file: protos/nahr/inventory/v1/inventory.proto

import type { ReservedPosition as _nahr_inventory_v1_ReservedPosition, ReservedPosition__Output as _nahr_inventory_v1_ReservedPosition__Output } from '../../../nahr/inventory/v1/ReservedPosition.ts';

export interface GetReservationResponse {
  /**
   * In the order asked.
   */
  'positions'?: (_nahr_inventory_v1_ReservedPosition)[];
}

export interface GetReservationResponse__Output {
  /**
   * In the order asked.
   */
  'positions': (_nahr_inventory_v1_ReservedPosition__Output)[];
}
