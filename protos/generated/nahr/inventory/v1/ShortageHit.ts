// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { Long } from '@grpc/proto-loader';

export interface ShortageHit {
  'reservationId'?: (string);
  /**
   * Units of it that are missing.
   */
  'quantity'?: (number | string | Long);
  /**
   * Whose promise it is, such as an order.
   */
  'owner'?: (_nahr_common_v1_Owner | null);
}

export interface ShortageHit__Output {
  'reservationId': (string);
  /**
   * Units of it that are missing.
   */
  'quantity': (string);
  /**
   * Whose promise it is, such as an order.
   */
  'owner': (_nahr_common_v1_Owner__Output | null);
}
