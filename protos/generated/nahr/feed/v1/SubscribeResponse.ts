// Original file: protos/nahr/feed/v1/feed.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { OrderChanged as _nahr_feed_v1_OrderChanged, OrderChanged__Output as _nahr_feed_v1_OrderChanged__Output } from '../../../nahr/feed/v1/OrderChanged.ts';
import type { AvailabilityChanged as _nahr_feed_v1_AvailabilityChanged, AvailabilityChanged__Output as _nahr_feed_v1_AvailabilityChanged__Output } from '../../../nahr/feed/v1/AvailabilityChanged.ts';
import type { NotificationDue as _nahr_feed_v1_NotificationDue, NotificationDue__Output as _nahr_feed_v1_NotificationDue__Output } from '../../../nahr/feed/v1/NotificationDue.ts';
import type { Progress as _nahr_feed_v1_Progress, Progress__Output as _nahr_feed_v1_Progress__Output } from '../../../nahr/feed/v1/Progress.ts';
import type { ReturnChanged as _nahr_feed_v1_ReturnChanged, ReturnChanged__Output as _nahr_feed_v1_ReturnChanged__Output } from '../../../nahr/feed/v1/ReturnChanged.ts';
import type { ShortageChanged as _nahr_feed_v1_ShortageChanged, ShortageChanged__Output as _nahr_feed_v1_ShortageChanged__Output } from '../../../nahr/feed/v1/ShortageChanged.ts';
import type { Long } from '@grpc/proto-loader';

export interface SubscribeResponse {
  /**
   * Where to go on from.
   */
  'position'?: (number | string | Long);
  'recordedAt'?: (_google_protobuf_Timestamp | null);
  'orderChanged'?: (_nahr_feed_v1_OrderChanged | null);
  'availabilityChanged'?: (_nahr_feed_v1_AvailabilityChanged | null);
  'notificationDue'?: (_nahr_feed_v1_NotificationDue | null);
  /**
   * Nothing new for this filter up to `position`; sent when the subscriber has caught up, and now and then after.
   */
  'progress'?: (_nahr_feed_v1_Progress | null);
  'returnChanged'?: (_nahr_feed_v1_ReturnChanged | null);
  'shortageChanged'?: (_nahr_feed_v1_ShortageChanged | null);
  'event'?: "orderChanged"|"availabilityChanged"|"notificationDue"|"progress"|"returnChanged"|"shortageChanged";
}

export interface SubscribeResponse__Output {
  /**
   * Where to go on from.
   */
  'position': (string);
  'recordedAt': (_google_protobuf_Timestamp__Output | null);
  'orderChanged'?: (_nahr_feed_v1_OrderChanged__Output | null);
  'availabilityChanged'?: (_nahr_feed_v1_AvailabilityChanged__Output | null);
  'notificationDue'?: (_nahr_feed_v1_NotificationDue__Output | null);
  /**
   * Nothing new for this filter up to `position`; sent when the subscriber has caught up, and now and then after.
   */
  'progress'?: (_nahr_feed_v1_Progress__Output | null);
  'returnChanged'?: (_nahr_feed_v1_ReturnChanged__Output | null);
  'shortageChanged'?: (_nahr_feed_v1_ShortageChanged__Output | null);
  'event'?: "orderChanged"|"availabilityChanged"|"notificationDue"|"progress"|"returnChanged"|"shortageChanged";
}
