// Original file: protos/nahr/orders/v1/orders.proto

import type { FulfilmentMethod as _nahr_orders_v1_FulfilmentMethod, FulfilmentMethod__Output as _nahr_orders_v1_FulfilmentMethod__Output } from '../../../nahr/orders/v1/FulfilmentMethod.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { AgainstSupply as _nahr_orders_v1_AgainstSupply, AgainstSupply__Output as _nahr_orders_v1_AgainstSupply__Output } from '../../../nahr/orders/v1/AgainstSupply.ts';

export interface FulfilmentGroup {
  /**
   * Chosen by the channel, unique in the order: 1 to 64 characters.
   */
  'fulfilmentId'?: (string);
  'method'?: (_nahr_orders_v1_FulfilmentMethod);
  /**
   * Where the goods are, or were when they left. Empty for a delivery, or for what is shipped to a store, that has not left,
   * and only for those: Nahr chooses. Where it takes several locations the first keeps this id, the others get ids of their
   * own, such as `f-1.2`.
   */
  'locationId'?: (string);
  /**
   * When the goods left. Always so for carry-out (the order's time when absent); for another method it is
   * history told afterwards, which only an operator may.
   */
  'leftAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Shipped to a store: the store where the shopper collects it, another than `location_id`. Empty otherwise.
   */
  'destinationId'?: (string);
  /**
   * What is not there may be promised of announced supply: a pre-order or back-order. Only for goods that have not left, and
   * whose location is named. Absent: only of what is there.
   */
  'againstSupply'?: (_nahr_orders_v1_AgainstSupply | null);
}

export interface FulfilmentGroup__Output {
  /**
   * Chosen by the channel, unique in the order: 1 to 64 characters.
   */
  'fulfilmentId': (string);
  'method': (_nahr_orders_v1_FulfilmentMethod__Output);
  /**
   * Where the goods are, or were when they left. Empty for a delivery, or for what is shipped to a store, that has not left,
   * and only for those: Nahr chooses. Where it takes several locations the first keeps this id, the others get ids of their
   * own, such as `f-1.2`.
   */
  'locationId': (string);
  /**
   * When the goods left. Always so for carry-out (the order's time when absent); for another method it is
   * history told afterwards, which only an operator may.
   */
  'leftAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Shipped to a store: the store where the shopper collects it, another than `location_id`. Empty otherwise.
   */
  'destinationId': (string);
  /**
   * What is not there may be promised of announced supply: a pre-order or back-order. Only for goods that have not left, and
   * whose location is named. Absent: only of what is there.
   */
  'againstSupply': (_nahr_orders_v1_AgainstSupply__Output | null);
}
