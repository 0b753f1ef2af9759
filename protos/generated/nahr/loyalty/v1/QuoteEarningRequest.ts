// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { ChannelKind as _nahr_common_v1_ChannelKind, ChannelKind__Output as _nahr_common_v1_ChannelKind__Output } from '../../../nahr/common/v1/ChannelKind.ts';
import type { EarningLine as _nahr_loyalty_v1_EarningLine, EarningLine__Output as _nahr_loyalty_v1_EarningLine__Output } from '../../../nahr/loyalty/v1/EarningLine.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

export interface QuoteEarningRequest {
  'currencyCode'?: (string);
  'channelKind'?: (_nahr_common_v1_ChannelKind);
  /**
   * 1 to 2,000.
   */
  'lines'?: (_nahr_loyalty_v1_EarningLine)[];
  /**
   * Of the purchase; now when absent.
   */
  'at'?: (_google_protobuf_Timestamp | null);
}

export interface QuoteEarningRequest__Output {
  'currencyCode': (string);
  'channelKind': (_nahr_common_v1_ChannelKind__Output);
  /**
   * 1 to 2,000.
   */
  'lines': (_nahr_loyalty_v1_EarningLine__Output)[];
  /**
   * Of the purchase; now when absent.
   */
  'at': (_google_protobuf_Timestamp__Output | null);
}
