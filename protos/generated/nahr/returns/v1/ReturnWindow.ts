// Original file: protos/nahr/returns/v1/returns.proto

import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface ReturnWindow {
  'lineId'?: (string);
  'units'?: (_nahr_orders_v1_UnitRange)[];
  /**
   * When they left.
   */
  'leftAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Until when they may come back; equal to `left_at` where the sale was final.
   */
  'returnableUntil'?: (_google_protobuf_Timestamp | null);
  'category'?: (string);
}

export interface ReturnWindow__Output {
  'lineId': (string);
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  /**
   * When they left.
   */
  'leftAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Until when they may come back; equal to `left_at` where the sale was final.
   */
  'returnableUntil': (_google_protobuf_Timestamp__Output | null);
  'category': (string);
}
