// Original file: protos/nahr/orders/v1/orders.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface DueCapture {
  'orderId'?: (string);
  'channelId'?: (string);
  'currencyCode'?: (string);
  /**
   * The group that left.
   */
  'fulfilmentId'?: (string);
  'tenderId'?: (string);
  'paymentId'?: (string);
  'captureId'?: (string);
  'amountMinor'?: (number | string | Long);
  /**
   * When its goods left, as the log tells.
   */
  'since'?: (_google_protobuf_Timestamp | null);
}

export interface DueCapture__Output {
  'orderId': (string);
  'channelId': (string);
  'currencyCode': (string);
  /**
   * The group that left.
   */
  'fulfilmentId': (string);
  'tenderId': (string);
  'paymentId': (string);
  'captureId': (string);
  'amountMinor': (string);
  /**
   * When its goods left, as the log tells.
   */
  'since': (_google_protobuf_Timestamp__Output | null);
}
