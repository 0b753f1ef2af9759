// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { Long } from '@grpc/proto-loader';

export interface SuppressAvailabilityRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * All that is available now when 0.
   */
  'quantity'?: (number | string | Long);
  'reason'?: (string);
  /**
   * All that is available now, besides the quantity.
   */
  'andAllAvailable'?: (boolean);
  /**
   * Whose event says so; absent where a person does.
   */
  'owner'?: (_nahr_common_v1_Owner | null);
}

export interface SuppressAvailabilityRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  /**
   * All that is available now when 0.
   */
  'quantity': (string);
  'reason': (string);
  /**
   * All that is available now, besides the quantity.
   */
  'andAllAvailable': (boolean);
  /**
   * Whose event says so; absent where a person does.
   */
  'owner': (_nahr_common_v1_Owner__Output | null);
}
