// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Reservation as _nahr_inventory_v1_Reservation, Reservation__Output as _nahr_inventory_v1_Reservation__Output } from '../../../nahr/inventory/v1/Reservation.ts';

export interface ListReservationsResponse {
  'reservations'?: (_nahr_inventory_v1_Reservation)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListReservationsResponse__Output {
  'reservations': (_nahr_inventory_v1_Reservation__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
