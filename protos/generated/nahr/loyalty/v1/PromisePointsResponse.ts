// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Account as _nahr_loyalty_v1_Account, Account__Output as _nahr_loyalty_v1_Account__Output } from '../../../nahr/loyalty/v1/Account.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface PromisePointsResponse {
  'account'?: (_nahr_loyalty_v1_Account | null);
  'logPosition'?: (number | string | Long);
  /**
   * By this call.
   */
  'promisedPoints'?: (number | string | Long);
  /**
   * Of the order's lots that are still promised, the earliest; absent when there is none.
   */
  'nextActivationAt'?: (_google_protobuf_Timestamp | null);
}

export interface PromisePointsResponse__Output {
  'account': (_nahr_loyalty_v1_Account__Output | null);
  'logPosition': (string);
  /**
   * By this call.
   */
  'promisedPoints': (string);
  /**
   * Of the order's lots that are still promised, the earliest; absent when there is none.
   */
  'nextActivationAt': (_google_protobuf_Timestamp__Output | null);
}
