// Original file: protos/nahr/orders/v1/orders.proto

import type { FulfilmentMethod as _nahr_orders_v1_FulfilmentMethod, FulfilmentMethod__Output as _nahr_orders_v1_FulfilmentMethod__Output } from '../../../nahr/orders/v1/FulfilmentMethod.ts';
import type { FulfilmentState as _nahr_orders_v1_FulfilmentState, FulfilmentState__Output as _nahr_orders_v1_FulfilmentState__Output } from '../../../nahr/orders/v1/FulfilmentState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface FulfilmentSummary {
  'fulfilmentId'?: (string);
  'locationId'?: (string);
  'method'?: (_nahr_orders_v1_FulfilmentMethod);
  'state'?: (_nahr_orders_v1_FulfilmentState);
  /**
   * By when a pickup is to be ready or, once it is, until when it is kept; by when a delivery, or goods for another store, are to be
   * sent. Set aside: until when the shopper may choose.
   */
  'dueAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Goods of it are still to come: nothing is due until they are there.
   */
  'awaitsGoods'?: (boolean);
}

export interface FulfilmentSummary__Output {
  'fulfilmentId': (string);
  'locationId': (string);
  'method': (_nahr_orders_v1_FulfilmentMethod__Output);
  'state': (_nahr_orders_v1_FulfilmentState__Output);
  /**
   * By when a pickup is to be ready or, once it is, until when it is kept; by when a delivery, or goods for another store, are to be
   * sent. Set aside: until when the shopper may choose.
   */
  'dueAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Goods of it are still to come: nothing is due until they are there.
   */
  'awaitsGoods': (boolean);
}
