// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { EarningPolicy as _nahr_loyalty_v1_EarningPolicy, EarningPolicy__Output as _nahr_loyalty_v1_EarningPolicy__Output } from '../../../nahr/loyalty/v1/EarningPolicy.ts';

export interface GetEarningPolicyResponse {
  'policy'?: (_nahr_loyalty_v1_EarningPolicy | null);
}

export interface GetEarningPolicyResponse__Output {
  'policy': (_nahr_loyalty_v1_EarningPolicy__Output | null);
}
