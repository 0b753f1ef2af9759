// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { ClawedLine as _nahr_loyalty_v1_ClawedLine, ClawedLine__Output as _nahr_loyalty_v1_ClawedLine__Output } from '../../../nahr/loyalty/v1/ClawedLine.ts';

export interface ClawBackPointsRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'orderId'?: (string);
  'returnId'?: (string);
  'lines'?: (_nahr_loyalty_v1_ClawedLine)[];
}

export interface ClawBackPointsRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'orderId': (string);
  'returnId': (string);
  'lines': (_nahr_loyalty_v1_ClawedLine__Output)[];
}
