// Original file: protos/nahr/returns/v1/returns.proto

import type { ChannelReference as _nahr_returns_v1_ChannelReference, ChannelReference__Output as _nahr_returns_v1_ChannelReference__Output } from '../../../nahr/returns/v1/ChannelReference.ts';

/**
 * How a purchase is found: exactly one of them.
 */
export interface Purchase {
  'orderId'?: (string);
  'channelReference'?: (_nahr_returns_v1_ChannelReference | null);
  'receiptNumber'?: (string);
  'by'?: "orderId"|"channelReference"|"receiptNumber";
}

/**
 * How a purchase is found: exactly one of them.
 */
export interface Purchase__Output {
  'orderId'?: (string);
  'channelReference'?: (_nahr_returns_v1_ChannelReference__Output | null);
  'receiptNumber'?: (string);
  'by'?: "orderId"|"channelReference"|"receiptNumber";
}
