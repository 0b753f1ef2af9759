// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { ChannelKind as _nahr_common_v1_ChannelKind, ChannelKind__Output as _nahr_common_v1_ChannelKind__Output } from '../../../nahr/common/v1/ChannelKind.ts';

export interface ChannelMultiplier {
  'channelKind'?: (_nahr_common_v1_ChannelKind);
  /**
   * Hundredths: 200 doubles; 0 to 100,000. Multipliers of channel and category multiply.
   */
  'percent'?: (number);
}

export interface ChannelMultiplier__Output {
  'channelKind': (_nahr_common_v1_ChannelKind__Output);
  /**
   * Hundredths: 200 doubles; 0 to 100,000. Multipliers of channel and category multiply.
   */
  'percent': (number);
}
