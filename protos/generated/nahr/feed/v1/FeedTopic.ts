// Original file: protos/nahr/feed/v1/feed.proto

export const FeedTopic = {
  FEED_TOPIC_UNSPECIFIED: 'FEED_TOPIC_UNSPECIFIED',
  FEED_TOPIC_ORDERS: 'FEED_TOPIC_ORDERS',
  FEED_TOPIC_AVAILABILITY: 'FEED_TOPIC_AVAILABILITY',
  FEED_TOPIC_NOTIFICATIONS: 'FEED_TOPIC_NOTIFICATIONS',
  FEED_TOPIC_RETURNS: 'FEED_TOPIC_RETURNS',
  /**
   * Only for associates and managers, of their stores, and for operators and services.
   */
  FEED_TOPIC_SHORTAGES: 'FEED_TOPIC_SHORTAGES',
} as const;

export type FeedTopic =
  | 'FEED_TOPIC_UNSPECIFIED'
  | 0
  | 'FEED_TOPIC_ORDERS'
  | 1
  | 'FEED_TOPIC_AVAILABILITY'
  | 2
  | 'FEED_TOPIC_NOTIFICATIONS'
  | 3
  | 'FEED_TOPIC_RETURNS'
  | 4
  /**
   * Only for associates and managers, of their stores, and for operators and services.
   */
  | 'FEED_TOPIC_SHORTAGES'
  | 5

export type FeedTopic__Output = typeof FeedTopic[keyof typeof FeedTopic]
