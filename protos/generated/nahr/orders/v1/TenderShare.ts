// Original file: protos/nahr/orders/v1/claims.proto

import type { Long } from '@grpc/proto-loader';

/**
 * What one tender paid, or gets back.
 */
export interface TenderShare {
  'tenderId'?: (string);
  'amountMinor'?: (number | string | Long);
}

/**
 * What one tender paid, or gets back.
 */
export interface TenderShare__Output {
  'tenderId': (string);
  'amountMinor': (string);
}
