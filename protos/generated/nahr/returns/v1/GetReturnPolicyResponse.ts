// Original file: protos/nahr/returns/v1/returns.proto

import type { ReturnPolicy as _nahr_returns_v1_ReturnPolicy, ReturnPolicy__Output as _nahr_returns_v1_ReturnPolicy__Output } from '../../../nahr/returns/v1/ReturnPolicy.ts';

export interface GetReturnPolicyResponse {
  'policy'?: (_nahr_returns_v1_ReturnPolicy | null);
}

export interface GetReturnPolicyResponse__Output {
  'policy': (_nahr_returns_v1_ReturnPolicy__Output | null);
}
