// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { AsOf as _nahr_common_v1_AsOf, AsOf__Output as _nahr_common_v1_AsOf__Output } from '../../../nahr/common/v1/AsOf.ts';

export interface GetAccountRequest {
  /**
   * One of both.
   */
  'accountId'?: (string);
  'customerId'?: (string);
  'asOf'?: (_nahr_common_v1_AsOf | null);
}

export interface GetAccountRequest__Output {
  /**
   * One of both.
   */
  'accountId': (string);
  'customerId': (string);
  'asOf': (_nahr_common_v1_AsOf__Output | null);
}
