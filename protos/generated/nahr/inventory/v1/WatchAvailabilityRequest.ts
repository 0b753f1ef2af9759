// Original file: protos/nahr/inventory/v1/inventory.proto

import type { ChannelKind as _nahr_common_v1_ChannelKind, ChannelKind__Output as _nahr_common_v1_ChannelKind__Output } from '../../../nahr/common/v1/ChannelKind.ts';
import type { Long } from '@grpc/proto-loader';

export interface WatchAvailabilityRequest {
  /**
   * 1 to 200.
   */
  'skus'?: (string)[];
  /**
   * All locations when empty. At most 1,000.
   */
  'locationIds'?: (string)[];
  'channelId'?: (string);
  'channelKind'?: (_nahr_common_v1_ChannelKind);
  /**
   * The position last told; 0 from the present figures.
   */
  'afterPosition'?: (number | string | Long);
}

export interface WatchAvailabilityRequest__Output {
  /**
   * 1 to 200.
   */
  'skus': (string)[];
  /**
   * All locations when empty. At most 1,000.
   */
  'locationIds': (string)[];
  'channelId': (string);
  'channelKind': (_nahr_common_v1_ChannelKind__Output);
  /**
   * The position last told; 0 from the present figures.
   */
  'afterPosition': (string);
}
