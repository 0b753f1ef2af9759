// Original file: protos/nahr/orders/v1/orders.proto

import type { OrderState as _nahr_orders_v1_OrderState, OrderState__Output as _nahr_orders_v1_OrderState__Output } from '../../../nahr/orders/v1/OrderState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { FulfilmentState as _nahr_orders_v1_FulfilmentState, FulfilmentState__Output as _nahr_orders_v1_FulfilmentState__Output } from '../../../nahr/orders/v1/FulfilmentState.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListOrdersRequest {
  /**
   * Each filter narrows the list; none lists all.
   */
  'customerId'?: (string);
  'channelId'?: (string);
  /**
   * With `channel_id`: that one order.
   */
  'channelOrderId'?: (string);
  /**
   * Orders with a group at this location.
   */
  'locationId'?: (string);
  'state'?: (_nahr_orders_v1_OrderState);
  /**
   * Business time, from inclusive, until exclusive.
   */
  'from'?: (_google_protobuf_Timestamp | null);
  'until'?: (_google_protobuf_Timestamp | null);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition'?: (number | string | Long);
  /**
   * With `location_id`: orders with a group in this state there. That is what a store has to do.
   */
  'fulfilmentState'?: (_nahr_orders_v1_FulfilmentState);
  /**
   * Orders whose receipt shows this number, exactly.
   */
  'receiptNumber'?: (string);
}

export interface ListOrdersRequest__Output {
  /**
   * Each filter narrows the list; none lists all.
   */
  'customerId': (string);
  'channelId': (string);
  /**
   * With `channel_id`: that one order.
   */
  'channelOrderId': (string);
  /**
   * Orders with a group at this location.
   */
  'locationId': (string);
  'state': (_nahr_orders_v1_OrderState__Output);
  /**
   * Business time, from inclusive, until exclusive.
   */
  'from': (_google_protobuf_Timestamp__Output | null);
  'until': (_google_protobuf_Timestamp__Output | null);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize': (number);
  'pageToken': (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition': (string);
  /**
   * With `location_id`: orders with a group in this state there. That is what a store has to do.
   */
  'fulfilmentState': (_nahr_orders_v1_FulfilmentState__Output);
  /**
   * Orders whose receipt shows this number, exactly.
   */
  'receiptNumber': (string);
}
