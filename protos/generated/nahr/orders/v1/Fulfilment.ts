// Original file: protos/nahr/orders/v1/orders.proto

import type { FulfilmentMethod as _nahr_orders_v1_FulfilmentMethod, FulfilmentMethod__Output as _nahr_orders_v1_FulfilmentMethod__Output } from '../../../nahr/orders/v1/FulfilmentMethod.ts';
import type { FulfilmentState as _nahr_orders_v1_FulfilmentState, FulfilmentState__Output as _nahr_orders_v1_FulfilmentState__Output } from '../../../nahr/orders/v1/FulfilmentState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { CaptureDue as _nahr_orders_v1_CaptureDue, CaptureDue__Output as _nahr_orders_v1_CaptureDue__Output } from '../../../nahr/orders/v1/CaptureDue.ts';
import type { UnitsOfLine as _nahr_orders_v1_UnitsOfLine, UnitsOfLine__Output as _nahr_orders_v1_UnitsOfLine__Output } from '../../../nahr/orders/v1/UnitsOfLine.ts';
import type { Parcel as _nahr_orders_v1_Parcel, Parcel__Output as _nahr_orders_v1_Parcel__Output } from '../../../nahr/orders/v1/Parcel.ts';
import type { SourcingReason as _nahr_inventory_v1_SourcingReason, SourcingReason__Output as _nahr_inventory_v1_SourcingReason__Output } from '../../../nahr/inventory/v1/SourcingReason.ts';
import type { AwaitedGoods as _nahr_orders_v1_AwaitedGoods, AwaitedGoods__Output as _nahr_orders_v1_AwaitedGoods__Output } from '../../../nahr/orders/v1/AwaitedGoods.ts';

export interface Fulfilment {
  'fulfilmentId'?: (string);
  'method'?: (_nahr_orders_v1_FulfilmentMethod);
  'state'?: (_nahr_orders_v1_FulfilmentState);
  /**
   * Who has it, or is to send it. Shipped to a store: its source until it is sent, its destination from then on.
   */
  'locationId'?: (string);
  'leftAt'?: (_google_protobuf_Timestamp | null);
  /**
   * By when the store has promised a pickup to be ready, or a delivery to be sent; or
   * goods for another store to be sent, and once they have come to be ready; absent once it is, and on the way.
   */
  'pickBy'?: (_google_protobuf_Timestamp | null);
  /**
   * Until when a ready pickup is kept.
   */
  'pickupUntil'?: (_google_protobuf_Timestamp | null);
  /**
   * Whether the code was given wrongly too often: only a manager hands over.
   */
  'codeBlocked'?: (boolean);
  /**
   * What is to be captured since these goods left. What has been captured is told by the payments.
   */
  'captures'?: (_nahr_orders_v1_CaptureDue)[];
  /**
   * Its part of the order, whatever has become of it.
   */
  'lines'?: (_nahr_orders_v1_UnitsOfLine)[];
  'parcels'?: (_nahr_orders_v1_Parcel)[];
  /**
   * Until when the shopper may say what becomes of it, while it is set aside.
   */
  'chooseBy'?: (_google_protobuf_Timestamp | null);
  /**
   * How often its promise was not kept where it is now.
   */
  'delays'?: (number);
  /**
   * Places that could not fulfil it.
   */
  'passedOverLocationIds'?: (string)[];
  /**
   * Why it leaves from there, where Nahr chose the location; empty where somebody named it.
   */
  'sourcedBecause'?: (_nahr_inventory_v1_SourcingReason)[];
  /**
   * Shipped to a store: where the shopper collects it.
   */
  'destinationId'?: (string);
  /**
   * The parcel that was lost, and whose units it sends again; empty for others.
   */
  'againForParcelId'?: (string);
  /**
   * What fell due as these units first left. Nothing more falls due for them.
   */
  'taken'?: (_nahr_orders_v1_CaptureDue)[];
  /**
   * What it waits for until it is received at its location, each SKU once; empty for others. Until then no promise of the
   * store runs, and its goods are neither picked nor sent. Its dates change with what is announced.
   */
  'awaits'?: (_nahr_orders_v1_AwaitedGoods)[];
}

export interface Fulfilment__Output {
  'fulfilmentId': (string);
  'method': (_nahr_orders_v1_FulfilmentMethod__Output);
  'state': (_nahr_orders_v1_FulfilmentState__Output);
  /**
   * Who has it, or is to send it. Shipped to a store: its source until it is sent, its destination from then on.
   */
  'locationId': (string);
  'leftAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * By when the store has promised a pickup to be ready, or a delivery to be sent; or
   * goods for another store to be sent, and once they have come to be ready; absent once it is, and on the way.
   */
  'pickBy': (_google_protobuf_Timestamp__Output | null);
  /**
   * Until when a ready pickup is kept.
   */
  'pickupUntil': (_google_protobuf_Timestamp__Output | null);
  /**
   * Whether the code was given wrongly too often: only a manager hands over.
   */
  'codeBlocked': (boolean);
  /**
   * What is to be captured since these goods left. What has been captured is told by the payments.
   */
  'captures': (_nahr_orders_v1_CaptureDue__Output)[];
  /**
   * Its part of the order, whatever has become of it.
   */
  'lines': (_nahr_orders_v1_UnitsOfLine__Output)[];
  'parcels': (_nahr_orders_v1_Parcel__Output)[];
  /**
   * Until when the shopper may say what becomes of it, while it is set aside.
   */
  'chooseBy': (_google_protobuf_Timestamp__Output | null);
  /**
   * How often its promise was not kept where it is now.
   */
  'delays': (number);
  /**
   * Places that could not fulfil it.
   */
  'passedOverLocationIds': (string)[];
  /**
   * Why it leaves from there, where Nahr chose the location; empty where somebody named it.
   */
  'sourcedBecause': (_nahr_inventory_v1_SourcingReason__Output)[];
  /**
   * Shipped to a store: where the shopper collects it.
   */
  'destinationId': (string);
  /**
   * The parcel that was lost, and whose units it sends again; empty for others.
   */
  'againForParcelId': (string);
  /**
   * What fell due as these units first left. Nothing more falls due for them.
   */
  'taken': (_nahr_orders_v1_CaptureDue__Output)[];
  /**
   * What it waits for until it is received at its location, each SKU once; empty for others. Until then no promise of the
   * store runs, and its goods are neither picked nor sent. Its dates change with what is announced.
   */
  'awaits': (_nahr_orders_v1_AwaitedGoods__Output)[];
}
