// Original file: protos/nahr/orders/v1/orders.proto

import type { Long } from '@grpc/proto-loader';

export interface RecordChannelRefundRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'tenderId'?: (string);
  /**
   * At least 1.
   */
  'amountMinor'?: (number | string | Long);
}

export interface RecordChannelRefundRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'tenderId': (string);
  /**
   * At least 1.
   */
  'amountMinor': (string);
}
