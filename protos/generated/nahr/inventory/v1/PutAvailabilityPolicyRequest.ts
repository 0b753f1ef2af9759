// Original file: protos/nahr/inventory/v1/inventory.proto

import type { AvailabilityPolicy as _nahr_inventory_v1_AvailabilityPolicy, AvailabilityPolicy__Output as _nahr_inventory_v1_AvailabilityPolicy__Output } from '../../../nahr/inventory/v1/AvailabilityPolicy.ts';

export interface PutAvailabilityPolicyRequest {
  'requestId'?: (string);
  'policy'?: (_nahr_inventory_v1_AvailabilityPolicy | null);
}

export interface PutAvailabilityPolicyRequest__Output {
  'requestId': (string);
  'policy': (_nahr_inventory_v1_AvailabilityPolicy__Output | null);
}
