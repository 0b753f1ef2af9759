// Original file: protos/nahr/inventory/v1/catalog.proto

import type { Location as _nahr_inventory_v1_Location, Location__Output as _nahr_inventory_v1_Location__Output } from '../../../nahr/inventory/v1/Location.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutLocationResponse {
  'location'?: (_nahr_inventory_v1_Location | null);
  'logPosition'?: (number | string | Long);
}

export interface PutLocationResponse__Output {
  'location': (_nahr_inventory_v1_Location__Output | null);
  'logPosition': (string);
}
