// Original file: protos/nahr/returns/v1/returns.proto

import type { ReturnPolicy as _nahr_returns_v1_ReturnPolicy, ReturnPolicy__Output as _nahr_returns_v1_ReturnPolicy__Output } from '../../../nahr/returns/v1/ReturnPolicy.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutReturnPolicyResponse {
  'policy'?: (_nahr_returns_v1_ReturnPolicy | null);
  'logPosition'?: (number | string | Long);
}

export interface PutReturnPolicyResponse__Output {
  'policy': (_nahr_returns_v1_ReturnPolicy__Output | null);
  'logPosition': (string);
}
