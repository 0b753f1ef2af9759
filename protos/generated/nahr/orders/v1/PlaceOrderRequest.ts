// Original file: protos/nahr/orders/v1/orders.proto

import type { PlacedLine as _nahr_orders_v1_PlacedLine, PlacedLine__Output as _nahr_orders_v1_PlacedLine__Output } from '../../../nahr/orders/v1/PlacedLine.ts';
import type { FulfilmentGroup as _nahr_orders_v1_FulfilmentGroup, FulfilmentGroup__Output as _nahr_orders_v1_FulfilmentGroup__Output } from '../../../nahr/orders/v1/FulfilmentGroup.ts';
import type { Tender as _nahr_orders_v1_Tender, Tender__Output as _nahr_orders_v1_Tender__Output } from '../../../nahr/orders/v1/Tender.ts';
import type { Recipient as _nahr_orders_v1_Recipient, Recipient__Output as _nahr_orders_v1_Recipient__Output } from '../../../nahr/orders/v1/Recipient.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { SourcingTerms as _nahr_orders_v1_SourcingTerms, SourcingTerms__Output as _nahr_orders_v1_SourcingTerms__Output } from '../../../nahr/orders/v1/SourcingTerms.ts';
import type { Long } from '@grpc/proto-loader';

export interface PlaceOrderRequest {
  'requestId'?: (string);
  /**
   * The channel's own id of the order: 1 to 128 characters.
   */
  'channelOrderId'?: (string);
  /**
   * Empty for a guest.
   */
  'customerId'?: (string);
  /**
   * ISO 4217.
   */
  'currencyCode'?: (string);
  /**
   * Whether unit prices and discounts include tax. When not, each line's tax is added to its total.
   */
  'pricesIncludeTax'?: (boolean);
  /**
   * 1 to 2,000.
   */
  'lines'?: (_nahr_orders_v1_PlacedLine)[];
  'fulfilments'?: (_nahr_orders_v1_FulfilmentGroup)[];
  /**
   * Must sum to the total; none when it is 0.
   */
  'tenders'?: (_nahr_orders_v1_Tender)[];
  /**
   * What the channel told the shopper; must be what the lines sum to.
   */
  'totalMinor'?: (number | string | Long);
  'recipient'?: (_nahr_orders_v1_Recipient | null);
  /**
   * Business time; now when absent. Not in the future.
   */
  'occurredAt'?: (_google_protobuf_Timestamp | null);
  /**
   * What the shopper's receipt shows, by which a return finds the purchase; at most 128 characters, none when empty.
   */
  'receiptNumber'?: (string);
  /**
   * For groups without a location.
   */
  'sourcing'?: (_nahr_orders_v1_SourcingTerms | null);
}

export interface PlaceOrderRequest__Output {
  'requestId': (string);
  /**
   * The channel's own id of the order: 1 to 128 characters.
   */
  'channelOrderId': (string);
  /**
   * Empty for a guest.
   */
  'customerId': (string);
  /**
   * ISO 4217.
   */
  'currencyCode': (string);
  /**
   * Whether unit prices and discounts include tax. When not, each line's tax is added to its total.
   */
  'pricesIncludeTax': (boolean);
  /**
   * 1 to 2,000.
   */
  'lines': (_nahr_orders_v1_PlacedLine__Output)[];
  'fulfilments': (_nahr_orders_v1_FulfilmentGroup__Output)[];
  /**
   * Must sum to the total; none when it is 0.
   */
  'tenders': (_nahr_orders_v1_Tender__Output)[];
  /**
   * What the channel told the shopper; must be what the lines sum to.
   */
  'totalMinor': (string);
  'recipient': (_nahr_orders_v1_Recipient__Output | null);
  /**
   * Business time; now when absent. Not in the future.
   */
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * What the shopper's receipt shows, by which a return finds the purchase; at most 128 characters, none when empty.
   */
  'receiptNumber': (string);
  /**
   * For groups without a location.
   */
  'sourcing': (_nahr_orders_v1_SourcingTerms__Output | null);
}
