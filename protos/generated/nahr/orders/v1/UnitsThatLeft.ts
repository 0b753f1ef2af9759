// Original file: protos/nahr/orders/v1/orders.proto

import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface UnitsThatLeft {
  'units'?: (_nahr_orders_v1_UnitRange)[];
  'leftAt'?: (_google_protobuf_Timestamp | null);
}

export interface UnitsThatLeft__Output {
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  'leftAt': (_google_protobuf_Timestamp__Output | null);
}
