// Original file: protos/nahr/orders/v1/orders.proto

import type { UnitsToCancel as _nahr_orders_v1_UnitsToCancel, UnitsToCancel__Output as _nahr_orders_v1_UnitsToCancel__Output } from '../../../nahr/orders/v1/UnitsToCancel.ts';
import type { RepricedLine as _nahr_orders_v1_RepricedLine, RepricedLine__Output as _nahr_orders_v1_RepricedLine__Output } from '../../../nahr/orders/v1/RepricedLine.ts';
import type { PlacedLine as _nahr_orders_v1_PlacedLine, PlacedLine__Output as _nahr_orders_v1_PlacedLine__Output } from '../../../nahr/orders/v1/PlacedLine.ts';
import type { FulfilmentGroup as _nahr_orders_v1_FulfilmentGroup, FulfilmentGroup__Output as _nahr_orders_v1_FulfilmentGroup__Output } from '../../../nahr/orders/v1/FulfilmentGroup.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A change of the order that waits for its money: it holds nothing and has changed nothing.
 */
export interface PendingAmendment {
  'amendmentId'?: (string);
  /**
   * What additional tenders have to pay.
   */
  'differenceMinor'?: (number | string | Long);
  'remove'?: (_nahr_orders_v1_UnitsToCancel)[];
  'reprice'?: (_nahr_orders_v1_RepricedLine)[];
  'add'?: (_nahr_orders_v1_PlacedLine)[];
  'fulfilments'?: (_nahr_orders_v1_FulfilmentGroup)[];
  'reason'?: (string);
  'proposedAt'?: (_google_protobuf_Timestamp | null);
}

/**
 * A change of the order that waits for its money: it holds nothing and has changed nothing.
 */
export interface PendingAmendment__Output {
  'amendmentId': (string);
  /**
   * What additional tenders have to pay.
   */
  'differenceMinor': (string);
  'remove': (_nahr_orders_v1_UnitsToCancel__Output)[];
  'reprice': (_nahr_orders_v1_RepricedLine__Output)[];
  'add': (_nahr_orders_v1_PlacedLine__Output)[];
  'fulfilments': (_nahr_orders_v1_FulfilmentGroup__Output)[];
  'reason': (string);
  'proposedAt': (_google_protobuf_Timestamp__Output | null);
}
