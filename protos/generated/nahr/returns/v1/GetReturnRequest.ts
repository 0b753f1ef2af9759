// Original file: protos/nahr/returns/v1/returns.proto

import type { AsOf as _nahr_common_v1_AsOf, AsOf__Output as _nahr_common_v1_AsOf__Output } from '../../../nahr/common/v1/AsOf.ts';

export interface GetReturnRequest {
  'returnId'?: (string);
  'asOf'?: (_nahr_common_v1_AsOf | null);
}

export interface GetReturnRequest__Output {
  'returnId': (string);
  'asOf': (_nahr_common_v1_AsOf__Output | null);
}
