// Original file: protos/nahr/orders/v1/orders.proto

import type { UnitsOfLine as _nahr_orders_v1_UnitsOfLine, UnitsOfLine__Output as _nahr_orders_v1_UnitsOfLine__Output } from '../../../nahr/orders/v1/UnitsOfLine.ts';
import type { ParcelState as _nahr_orders_v1_ParcelState, ParcelState__Output as _nahr_orders_v1_ParcelState__Output } from '../../../nahr/orders/v1/ParcelState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface Parcel {
  'parcelId'?: (string);
  'carrier'?: (string);
  'trackingReference'?: (string);
  'lines'?: (_nahr_orders_v1_UnitsOfLine)[];
  'state'?: (_nahr_orders_v1_ParcelState);
  'sentAt'?: (_google_protobuf_Timestamp | null);
  /**
   * When it came, or was known to be lost.
   */
  'endedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * What of it came to its store; units that were cancelled meanwhile among them.
   */
  'came'?: (_nahr_orders_v1_UnitsOfLine)[];
  /**
   * Lost: the group that sends its units again; empty where what was paid for them is due back.
   */
  'sentAgainIn'?: (string);
}

export interface Parcel__Output {
  'parcelId': (string);
  'carrier': (string);
  'trackingReference': (string);
  'lines': (_nahr_orders_v1_UnitsOfLine__Output)[];
  'state': (_nahr_orders_v1_ParcelState__Output);
  'sentAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * When it came, or was known to be lost.
   */
  'endedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * What of it came to its store; units that were cancelled meanwhile among them.
   */
  'came': (_nahr_orders_v1_UnitsOfLine__Output)[];
  /**
   * Lost: the group that sends its units again; empty where what was paid for them is due back.
   */
  'sentAgainIn': (string);
}
