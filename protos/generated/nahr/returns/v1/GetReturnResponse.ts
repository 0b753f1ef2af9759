// Original file: protos/nahr/returns/v1/returns.proto

import type { Return as _nahr_returns_v1_Return, Return__Output as _nahr_returns_v1_Return__Output } from '../../../nahr/returns/v1/Return.ts';

export interface GetReturnResponse {
  'return'?: (_nahr_returns_v1_Return | null);
}

export interface GetReturnResponse__Output {
  'return': (_nahr_returns_v1_Return__Output | null);
}
