// Original file: protos/nahr/returns/v1/returns.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface GetReturnPolicyRequest {
  'at'?: (_google_protobuf_Timestamp | null);
}

export interface GetReturnPolicyRequest__Output {
  'at': (_google_protobuf_Timestamp__Output | null);
}
