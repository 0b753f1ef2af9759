// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Account as _nahr_loyalty_v1_Account, Account__Output as _nahr_loyalty_v1_Account__Output } from '../../../nahr/loyalty/v1/Account.ts';

export interface GetAccountResponse {
  'account'?: (_nahr_loyalty_v1_Account | null);
}

export interface GetAccountResponse__Output {
  'account': (_nahr_loyalty_v1_Account__Output | null);
}
