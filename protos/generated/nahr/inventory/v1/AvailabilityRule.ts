// Original file: protos/nahr/inventory/v1/inventory.proto

import type { ChannelKind as _nahr_common_v1_ChannelKind, ChannelKind__Output as _nahr_common_v1_ChannelKind__Output } from '../../../nahr/common/v1/ChannelKind.ts';
import type { Long } from '@grpc/proto-loader';

export interface AvailabilityRule {
  /**
   * Of this channel; with neither id nor kind: of every channel that no other rule is for.
   */
  'channelId'?: (string);
  /**
   * Of the channels of this kind that have no rule of their own.
   */
  'channelKind'?: (_nahr_common_v1_ChannelKind);
  /**
   * Units of each position that are not shown, neither as available nor as on order, 0 to 1,000,000,000.
   */
  'keepBack'?: (number | string | Long);
  /**
   * A position that would show fewer shows none; so does what is on order there, by itself. 0 to 1,000,000,000.
   */
  'showFrom'?: (number | string | Long);
  /**
   * Only of these locations; of all when empty. At most 1,000.
   */
  'locationIds'?: (string)[];
}

export interface AvailabilityRule__Output {
  /**
   * Of this channel; with neither id nor kind: of every channel that no other rule is for.
   */
  'channelId': (string);
  /**
   * Of the channels of this kind that have no rule of their own.
   */
  'channelKind': (_nahr_common_v1_ChannelKind__Output);
  /**
   * Units of each position that are not shown, neither as available nor as on order, 0 to 1,000,000,000.
   */
  'keepBack': (string);
  /**
   * A position that would show fewer shows none; so does what is on order there, by itself. 0 to 1,000,000,000.
   */
  'showFrom': (string);
  /**
   * Only of these locations; of all when empty. At most 1,000.
   */
  'locationIds': (string)[];
}
