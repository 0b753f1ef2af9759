// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Long } from '@grpc/proto-loader';

export interface EarnedPoints {
  'lineId'?: (string);
  'points'?: (number | string | Long);
}

export interface EarnedPoints__Output {
  'lineId': (string);
  'points': (string);
}
