// Original file: protos/nahr/inventory/v1/transfers.proto

import type { AsOf as _nahr_common_v1_AsOf, AsOf__Output as _nahr_common_v1_AsOf__Output } from '../../../nahr/common/v1/AsOf.ts';

export interface GetTransferRequest {
  'transferId'?: (string);
  'asOf'?: (_nahr_common_v1_AsOf | null);
}

export interface GetTransferRequest__Output {
  'transferId': (string);
  'asOf': (_nahr_common_v1_AsOf__Output | null);
}
