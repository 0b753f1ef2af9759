// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Long } from '@grpc/proto-loader';

export interface CurrencyRate {
  'currencyCode'?: (string);
  /**
   * 0 to 1,000,000.
   */
  'points'?: (number | string | Long);
  /**
   * 1 to 1,000,000,000,000.
   */
  'perMinor'?: (number | string | Long);
}

export interface CurrencyRate__Output {
  'currencyCode': (string);
  /**
   * 0 to 1,000,000.
   */
  'points': (string);
  /**
   * 1 to 1,000,000,000,000.
   */
  'perMinor': (string);
}
