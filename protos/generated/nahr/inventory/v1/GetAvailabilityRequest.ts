// Original file: protos/nahr/inventory/v1/inventory.proto

import type { ChannelKind as _nahr_common_v1_ChannelKind, ChannelKind__Output as _nahr_common_v1_ChannelKind__Output } from '../../../nahr/common/v1/ChannelKind.ts';
import type { Long } from '@grpc/proto-loader';

export interface GetAvailabilityRequest {
  /**
   * 1 to 200.
   */
  'skus'?: (string)[];
  /**
   * All locations when empty.
   */
  'locationIds'?: (string)[];
  /**
   * Waits until the answer has seen the log up to here.
   */
  'minPosition'?: (number | string | Long);
  /**
   * As this channel sees it, instead of the key's own. A key with no role beside `channel` may name none but its own.
   */
  'channelId'?: (string);
  /**
   * Of a channel without rules of its own.
   */
  'channelKind'?: (_nahr_common_v1_ChannelKind);
}

export interface GetAvailabilityRequest__Output {
  /**
   * 1 to 200.
   */
  'skus': (string)[];
  /**
   * All locations when empty.
   */
  'locationIds': (string)[];
  /**
   * Waits until the answer has seen the log up to here.
   */
  'minPosition': (string);
  /**
   * As this channel sees it, instead of the key's own. A key with no role beside `channel` may name none but its own.
   */
  'channelId': (string);
  /**
   * Of a channel without rules of its own.
   */
  'channelKind': (_nahr_common_v1_ChannelKind__Output);
}
