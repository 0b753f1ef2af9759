// Original file: protos/nahr/returns/v1/returns.proto

import type { Return as _nahr_returns_v1_Return, Return__Output as _nahr_returns_v1_Return__Output } from '../../../nahr/returns/v1/Return.ts';
import type { Long } from '@grpc/proto-loader';

export interface ApproveRefundResponse {
  'return'?: (_nahr_returns_v1_Return | null);
  'logPosition'?: (number | string | Long);
}

export interface ApproveRefundResponse__Output {
  'return': (_nahr_returns_v1_Return__Output | null);
  'logPosition': (string);
}
