// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Account as _nahr_loyalty_v1_Account, Account__Output as _nahr_loyalty_v1_Account__Output } from '../../../nahr/loyalty/v1/Account.ts';
import type { Long } from '@grpc/proto-loader';

export interface ClawBackPointsResponse {
  'account'?: (_nahr_loyalty_v1_Account | null);
  'logPosition'?: (number | string | Long);
  /**
   * Taken by this return so far, from lots and as debt.
   */
  'points'?: (number | string | Long);
}

export interface ClawBackPointsResponse__Output {
  'account': (_nahr_loyalty_v1_Account__Output | null);
  'logPosition': (string);
  /**
   * Taken by this return so far, from lots and as debt.
   */
  'points': (string);
}
