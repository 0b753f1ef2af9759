// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { EarnedPoints as _nahr_loyalty_v1_EarnedPoints, EarnedPoints__Output as _nahr_loyalty_v1_EarnedPoints__Output } from '../../../nahr/loyalty/v1/EarnedPoints.ts';
import type { Long } from '@grpc/proto-loader';

export interface QuoteEarningResponse {
  'points'?: (number | string | Long);
  'policyVersion'?: (number);
  'lines'?: (_nahr_loyalty_v1_EarnedPoints)[];
}

export interface QuoteEarningResponse__Output {
  'points': (string);
  'policyVersion': (number);
  'lines': (_nahr_loyalty_v1_EarnedPoints__Output)[];
}
