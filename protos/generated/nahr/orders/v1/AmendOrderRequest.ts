// Original file: protos/nahr/orders/v1/orders.proto

import type { UnitsToCancel as _nahr_orders_v1_UnitsToCancel, UnitsToCancel__Output as _nahr_orders_v1_UnitsToCancel__Output } from '../../../nahr/orders/v1/UnitsToCancel.ts';
import type { RepricedLine as _nahr_orders_v1_RepricedLine, RepricedLine__Output as _nahr_orders_v1_RepricedLine__Output } from '../../../nahr/orders/v1/RepricedLine.ts';
import type { PlacedLine as _nahr_orders_v1_PlacedLine, PlacedLine__Output as _nahr_orders_v1_PlacedLine__Output } from '../../../nahr/orders/v1/PlacedLine.ts';
import type { FulfilmentGroup as _nahr_orders_v1_FulfilmentGroup, FulfilmentGroup__Output as _nahr_orders_v1_FulfilmentGroup__Output } from '../../../nahr/orders/v1/FulfilmentGroup.ts';
import type { Tender as _nahr_orders_v1_Tender, Tender__Output as _nahr_orders_v1_Tender__Output } from '../../../nahr/orders/v1/Tender.ts';
import type { SourcingTerms as _nahr_orders_v1_SourcingTerms, SourcingTerms__Output as _nahr_orders_v1_SourcingTerms__Output } from '../../../nahr/orders/v1/SourcingTerms.ts';
import type { Long } from '@grpc/proto-loader';

export interface AmendOrderRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  /**
   * So many units of some lines, the last of those that have not left; each line once.
   */
  'remove'?: (_nahr_orders_v1_UnitsToCancel)[];
  /**
   * The whole line, of which nothing has left, was cancelled or claimed.
   */
  'reprice'?: (_nahr_orders_v1_RepricedLine)[];
  /**
   * Under ids that the order doesn't know yet; goods in groups of `fulfilments`.
   */
  'add'?: (_nahr_orders_v1_PlacedLine)[];
  /**
   * Of the added goods: to be picked up, delivered or shipped to a store, under ids that the order doesn't know yet.
   */
  'fulfilments'?: (_nahr_orders_v1_FulfilmentGroup)[];
  /**
   * What the order costs more since, or less: what repriced and added lines cost, without what was paid for them before and
   * for what is removed.
   */
  'differenceMinor'?: (number | string | Long);
  /**
   * Must sum to the difference where that is above 0; none, and the amendment waits for them.
   */
  'tenders'?: (_nahr_orders_v1_Tender)[];
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason'?: (string);
  /**
   * For groups without a location, unless it only waits for its money.
   */
  'sourcing'?: (_nahr_orders_v1_SourcingTerms | null);
}

export interface AmendOrderRequest__Output {
  'requestId': (string);
  'orderId': (string);
  /**
   * So many units of some lines, the last of those that have not left; each line once.
   */
  'remove': (_nahr_orders_v1_UnitsToCancel__Output)[];
  /**
   * The whole line, of which nothing has left, was cancelled or claimed.
   */
  'reprice': (_nahr_orders_v1_RepricedLine__Output)[];
  /**
   * Under ids that the order doesn't know yet; goods in groups of `fulfilments`.
   */
  'add': (_nahr_orders_v1_PlacedLine__Output)[];
  /**
   * Of the added goods: to be picked up, delivered or shipped to a store, under ids that the order doesn't know yet.
   */
  'fulfilments': (_nahr_orders_v1_FulfilmentGroup__Output)[];
  /**
   * What the order costs more since, or less: what repriced and added lines cost, without what was paid for them before and
   * for what is removed.
   */
  'differenceMinor': (string);
  /**
   * Must sum to the difference where that is above 0; none, and the amendment waits for them.
   */
  'tenders': (_nahr_orders_v1_Tender__Output)[];
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason': (string);
  /**
   * For groups without a location, unless it only waits for its money.
   */
  'sourcing': (_nahr_orders_v1_SourcingTerms__Output | null);
}
