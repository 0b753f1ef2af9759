// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface GetEarningPolicyRequest {
  'at'?: (_google_protobuf_Timestamp | null);
}

export interface GetEarningPolicyRequest__Output {
  'at': (_google_protobuf_Timestamp__Output | null);
}
