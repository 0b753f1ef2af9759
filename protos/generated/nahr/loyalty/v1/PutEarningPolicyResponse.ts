// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { EarningPolicy as _nahr_loyalty_v1_EarningPolicy, EarningPolicy__Output as _nahr_loyalty_v1_EarningPolicy__Output } from '../../../nahr/loyalty/v1/EarningPolicy.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutEarningPolicyResponse {
  'policy'?: (_nahr_loyalty_v1_EarningPolicy | null);
  'logPosition'?: (number | string | Long);
}

export interface PutEarningPolicyResponse__Output {
  'policy': (_nahr_loyalty_v1_EarningPolicy__Output | null);
  'logPosition': (string);
}
