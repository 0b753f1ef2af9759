// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Long } from '@grpc/proto-loader';

export interface CurrencyRate {
  'currencyCode'?: (string);
  'points'?: (number | string | Long);
  'perMinor'?: (number | string | Long);
}

export interface CurrencyRate__Output {
  'currencyCode': (string);
  'points': (string);
  'perMinor': (string);
}
