// Original file: protos/nahr/payments/v1/payments.proto

import type { AsOf as _nahr_common_v1_AsOf, AsOf__Output as _nahr_common_v1_AsOf__Output } from '../../../nahr/common/v1/AsOf.ts';

export interface GetStoredValueRequest {
  'storedValueId'?: (string);
  'asOf'?: (_nahr_common_v1_AsOf | null);
}

export interface GetStoredValueRequest__Output {
  'storedValueId': (string);
  'asOf': (_nahr_common_v1_AsOf__Output | null);
}
