// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Long } from '@grpc/proto-loader';

export interface AdjustPointsRequest {
  'requestId'?: (string);
  'accountId'?: (string);
  /**
   * Not 0.
   */
  'difference'?: (number | string | Long);
  'reason'?: (string);
}

export interface AdjustPointsRequest__Output {
  'requestId': (string);
  'accountId': (string);
  /**
   * Not 0.
   */
  'difference': (string);
  'reason': (string);
}
