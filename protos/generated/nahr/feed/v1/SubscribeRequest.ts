// Original file: protos/nahr/feed/v1/feed.proto

import type { FeedTopic as _nahr_feed_v1_FeedTopic, FeedTopic__Output as _nahr_feed_v1_FeedTopic__Output } from '../../../nahr/feed/v1/FeedTopic.ts';
import type { Long } from '@grpc/proto-loader';

export interface SubscribeRequest {
  /**
   * The position of the last event dealt with; 0 from the beginning.
   */
  'fromPosition'?: (number | string | Long);
  /**
   * All that the key may be told of when empty.
   */
  'topics'?: (_nahr_feed_v1_FeedTopic)[];
}

export interface SubscribeRequest__Output {
  /**
   * The position of the last event dealt with; 0 from the beginning.
   */
  'fromPosition': (string);
  /**
   * All that the key may be told of when empty.
   */
  'topics': (_nahr_feed_v1_FeedTopic__Output)[];
}
