// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface EnrolRequest {
  'requestId'?: (string);
  /**
   * 1 to 128 characters.
   */
  'customerId'?: (string);
  /**
   * Business time; now when absent. Another than now: operator.
   */
  'occurredAt'?: (_google_protobuf_Timestamp | null);
}

export interface EnrolRequest__Output {
  'requestId': (string);
  /**
   * 1 to 128 characters.
   */
  'customerId': (string);
  /**
   * Business time; now when absent. Another than now: operator.
   */
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
}
