// Original file: protos/nahr/orders/v1/orders.proto

import type { RefundOwedBy as _nahr_orders_v1_RefundOwedBy, RefundOwedBy__Output as _nahr_orders_v1_RefundOwedBy__Output } from '../../../nahr/orders/v1/RefundOwedBy.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface OwedRefund {
  'orderId'?: (string);
  'channelId'?: (string);
  'currencyCode'?: (string);
  /**
   * Empty where the channel owes it.
   */
  'refundId'?: (string);
  'tenderId'?: (string);
  'amountMinor'?: (number | string | Long);
  'owedBy'?: (_nahr_orders_v1_RefundOwedBy);
  /**
   * Why it failed, in the provider's code.
   */
  'reason'?: (string);
  'since'?: (_google_protobuf_Timestamp | null);
  /**
   * The group of the lost parcel, or of what was to go again in its place. Empty where the channel owes it.
   */
  'fulfilmentId'?: (string);
}

export interface OwedRefund__Output {
  'orderId': (string);
  'channelId': (string);
  'currencyCode': (string);
  /**
   * Empty where the channel owes it.
   */
  'refundId': (string);
  'tenderId': (string);
  'amountMinor': (string);
  'owedBy': (_nahr_orders_v1_RefundOwedBy__Output);
  /**
   * Why it failed, in the provider's code.
   */
  'reason': (string);
  'since': (_google_protobuf_Timestamp__Output | null);
  /**
   * The group of the lost parcel, or of what was to go again in its place. Empty where the channel owes it.
   */
  'fulfilmentId': (string);
}
