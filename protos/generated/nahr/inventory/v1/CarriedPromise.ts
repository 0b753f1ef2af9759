// Original file: protos/nahr/inventory/v1/transfers.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Units of a reservation held at the source that travel as part of a line.
 */
export interface CarriedPromise {
  /**
   * Not what a transfer holds for itself: an id that begins with `transfer-`.
   */
  'reservationId'?: (string);
  'quantity'?: (number | string | Long);
}

/**
 * Units of a reservation held at the source that travel as part of a line.
 */
export interface CarriedPromise__Output {
  /**
   * Not what a transfer holds for itself: an id that begins with `transfer-`.
   */
  'reservationId': (string);
  'quantity': (string);
}
