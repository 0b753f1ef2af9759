// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Position as _nahr_inventory_v1_Position, Position__Output as _nahr_inventory_v1_Position__Output } from '../../../nahr/inventory/v1/Position.ts';
import type { ReleaseReason as _nahr_inventory_v1_ReleaseReason, ReleaseReason__Output as _nahr_inventory_v1_ReleaseReason__Output } from '../../../nahr/inventory/v1/ReleaseReason.ts';

export interface ReleaseReservationRequest {
  'requestId'?: (string);
  'reservationId'?: (string);
  'positions'?: (_nahr_inventory_v1_Position)[];
  'because'?: (_nahr_inventory_v1_ReleaseReason);
}

export interface ReleaseReservationRequest__Output {
  'requestId': (string);
  'reservationId': (string);
  'positions': (_nahr_inventory_v1_Position__Output)[];
  'because': (_nahr_inventory_v1_ReleaseReason__Output);
}
