// Original file: protos/nahr/payments/v1/payments.proto

import type { Long } from '@grpc/proto-loader';

export interface CaptureRequest {
  'requestId'?: (string);
  'paymentId'?: (string);
  /**
   * Chosen by the owner, once per shipment or hand-over.
   */
  'captureId'?: (string);
  'amountMinor'?: (number | string | Long);
}

export interface CaptureRequest__Output {
  'requestId': (string);
  'paymentId': (string);
  /**
   * Chosen by the owner, once per shipment or hand-over.
   */
  'captureId': (string);
  'amountMinor': (string);
}
