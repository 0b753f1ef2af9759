// Original file: protos/nahr/inventory/v1/inventory.proto

import type { AvailabilityPolicy as _nahr_inventory_v1_AvailabilityPolicy, AvailabilityPolicy__Output as _nahr_inventory_v1_AvailabilityPolicy__Output } from '../../../nahr/inventory/v1/AvailabilityPolicy.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutAvailabilityPolicyResponse {
  'policy'?: (_nahr_inventory_v1_AvailabilityPolicy | null);
  'logPosition'?: (number | string | Long);
}

export interface PutAvailabilityPolicyResponse__Output {
  'policy': (_nahr_inventory_v1_AvailabilityPolicy__Output | null);
  'logPosition': (string);
}
