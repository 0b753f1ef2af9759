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
  /**
   * What the channel calls it, such as the marketplace's own id: unique within the order, at most 128 characters. Where it is
   * left out its request id stands for it, among those of its caller.
   */
  'channelRefundId'?: (string);
}

export interface RecordChannelRefundRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'tenderId': (string);
  /**
   * At least 1.
   */
  'amountMinor': (string);
  /**
   * What the channel calls it, such as the marketplace's own id: unique within the order, at most 128 characters. Where it is
   * left out its request id stands for it, among those of its caller.
   */
  'channelRefundId': (string);
}
