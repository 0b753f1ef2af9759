// Original file: protos/nahr/returns/v1/returns.proto

import type { Long } from '@grpc/proto-loader';

export interface SettleReturnRequest {
  'requestId'?: (string);
  'returnId'?: (string);
  /**
   * Points that went back.
   */
  'points'?: (number | string | Long);
}

export interface SettleReturnRequest__Output {
  'requestId': (string);
  'returnId': (string);
  /**
   * Points that went back.
   */
  'points': (string);
}
