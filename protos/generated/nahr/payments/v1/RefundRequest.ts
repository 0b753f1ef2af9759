// Original file: protos/nahr/payments/v1/payments.proto

import type { Long } from '@grpc/proto-loader';

export interface RefundRequest {
  'requestId'?: (string);
  'paymentId'?: (string);
  /**
   * Chosen by the owner, once per refund.
   */
  'refundId'?: (string);
  'amountMinor'?: (number | string | Long);
}

export interface RefundRequest__Output {
  'requestId': (string);
  'paymentId': (string);
  /**
   * Chosen by the owner, once per refund.
   */
  'refundId': (string);
  'amountMinor': (string);
}
