// Original file: protos/nahr/payments/v1/payments.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';

export interface VoidRequest {
  'requestId'?: (string);
  'paymentId'?: (string);
  'owner'?: (_nahr_common_v1_Owner | null);
}

export interface VoidRequest__Output {
  'requestId': (string);
  'paymentId': (string);
  'owner': (_nahr_common_v1_Owner__Output | null);
}
