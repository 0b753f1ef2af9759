// Original file: protos/nahr/orders/v1/orders.proto

import type { Long } from '@grpc/proto-loader';

export interface CaptureDue {
  'captureId'?: (string);
  'paymentId'?: (string);
  'tenderId'?: (string);
  'amountMinor'?: (number | string | Long);
  /**
   * What the goods left in; empty where they were handed over.
   */
  'parcelId'?: (string);
}

export interface CaptureDue__Output {
  'captureId': (string);
  'paymentId': (string);
  'tenderId': (string);
  'amountMinor': (string);
  /**
   * What the goods left in; empty where they were handed over.
   */
  'parcelId': (string);
}
