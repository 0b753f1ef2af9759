// Original file: protos/nahr/inventory/v1/inventory.proto

import type { StockPosition as _nahr_inventory_v1_StockPosition, StockPosition__Output as _nahr_inventory_v1_StockPosition__Output } from '../../../nahr/inventory/v1/StockPosition.ts';

export interface GetReservationRequest {
  'reservationId'?: (string);
  /**
   * 1 to 2,000, each once.
   */
  'positions'?: (_nahr_inventory_v1_StockPosition)[];
}

export interface GetReservationRequest__Output {
  'reservationId': (string);
  /**
   * 1 to 2,000, each once.
   */
  'positions': (_nahr_inventory_v1_StockPosition__Output)[];
}
