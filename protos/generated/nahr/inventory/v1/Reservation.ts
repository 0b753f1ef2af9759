// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface Reservation {
  'reservationId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  'quantity'?: (number | string | Long);
  'owner'?: (_nahr_common_v1_Owner | null);
  'reservedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Of the quantity, what is still awaited.
   */
  'backordered'?: (number | string | Long);
}

export interface Reservation__Output {
  'reservationId': (string);
  'sku': (string);
  'locationId': (string);
  'quantity': (string);
  'owner': (_nahr_common_v1_Owner__Output | null);
  'reservedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Of the quantity, what is still awaited.
   */
  'backordered': (string);
}
