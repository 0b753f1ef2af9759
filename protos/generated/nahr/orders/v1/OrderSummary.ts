// Original file: protos/nahr/orders/v1/orders.proto

import type { OrderState as _nahr_orders_v1_OrderState, OrderState__Output as _nahr_orders_v1_OrderState__Output } from '../../../nahr/orders/v1/OrderState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { FulfilmentSummary as _nahr_orders_v1_FulfilmentSummary, FulfilmentSummary__Output as _nahr_orders_v1_FulfilmentSummary__Output } from '../../../nahr/orders/v1/FulfilmentSummary.ts';
import type { Long } from '@grpc/proto-loader';

export interface OrderSummary {
  'orderId'?: (string);
  'state'?: (_nahr_orders_v1_OrderState);
  'channelId'?: (string);
  'channelOrderId'?: (string);
  'customerId'?: (string);
  'currencyCode'?: (string);
  'totalMinor'?: (number | string | Long);
  'units'?: (number | string | Long);
  'locationIds'?: (string)[];
  'occurredAt'?: (_google_protobuf_Timestamp | null);
  'fulfilments'?: (_nahr_orders_v1_FulfilmentSummary)[];
}

export interface OrderSummary__Output {
  'orderId': (string);
  'state': (_nahr_orders_v1_OrderState__Output);
  'channelId': (string);
  'channelOrderId': (string);
  'customerId': (string);
  'currencyCode': (string);
  'totalMinor': (string);
  'units': (string);
  'locationIds': (string)[];
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
  'fulfilments': (_nahr_orders_v1_FulfilmentSummary__Output)[];
}
