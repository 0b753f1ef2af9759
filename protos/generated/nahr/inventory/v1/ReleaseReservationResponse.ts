// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface ReleaseReservationResponse {
  'logPosition'?: (number | string | Long);
}

export interface ReleaseReservationResponse__Output {
  'logPosition': (string);
}
