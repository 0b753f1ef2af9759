// Original file: protos/nahr/returns/v1/returns.proto

import type { ReturnPolicy as _nahr_returns_v1_ReturnPolicy, ReturnPolicy__Output as _nahr_returns_v1_ReturnPolicy__Output } from '../../../nahr/returns/v1/ReturnPolicy.ts';

export interface PutReturnPolicyRequest {
  'requestId'?: (string);
  /**
   * Its version is given.
   */
  'policy'?: (_nahr_returns_v1_ReturnPolicy | null);
}

export interface PutReturnPolicyRequest__Output {
  'requestId': (string);
  /**
   * Its version is given.
   */
  'policy': (_nahr_returns_v1_ReturnPolicy__Output | null);
}
