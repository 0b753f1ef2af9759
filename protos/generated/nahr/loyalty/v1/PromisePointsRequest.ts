// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { ChannelKind as _nahr_common_v1_ChannelKind, ChannelKind__Output as _nahr_common_v1_ChannelKind__Output } from '../../../nahr/common/v1/ChannelKind.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { PromisedLine as _nahr_loyalty_v1_PromisedLine, PromisedLine__Output as _nahr_loyalty_v1_PromisedLine__Output } from '../../../nahr/loyalty/v1/PromisedLine.ts';

export interface PromisePointsRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'orderId'?: (string);
  'currencyCode'?: (string);
  'channelKind'?: (_nahr_common_v1_ChannelKind);
  /**
   * Of the purchase: the policy in force then decides.
   */
  'purchasedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * 1 to 2,000.
   */
  'lines'?: (_nahr_loyalty_v1_PromisedLine)[];
}

export interface PromisePointsRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'orderId': (string);
  'currencyCode': (string);
  'channelKind': (_nahr_common_v1_ChannelKind__Output);
  /**
   * Of the purchase: the policy in force then decides.
   */
  'purchasedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * 1 to 2,000.
   */
  'lines': (_nahr_loyalty_v1_PromisedLine__Output)[];
}
