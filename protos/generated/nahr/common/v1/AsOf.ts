// Original file: protos/nahr/common/v1/common.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A past moment at which something is to be read. The log orders what Nahr knew:
 * a time stands for the last event that the event store had recorded by then. A moment that has not come yet is refused, since
 * it would read otherwise once it has: INVALID_FIELD for a position beyond the log's end, and for a time more than five
 * minutes ahead; a time less far ahead, as clocks differ, reads as the present.
 */
export interface AsOf {
  /**
   * The state as Nahr knew it at this time.
   */
  'time'?: (_google_protobuf_Timestamp | null);
  /**
   * The state after the event at this log position.
   */
  'position'?: (number | string | Long);
  'moment'?: "time"|"position";
}

/**
 * A past moment at which something is to be read. The log orders what Nahr knew:
 * a time stands for the last event that the event store had recorded by then. A moment that has not come yet is refused, since
 * it would read otherwise once it has: INVALID_FIELD for a position beyond the log's end, and for a time more than five
 * minutes ahead; a time less far ahead, as clocks differ, reads as the present.
 */
export interface AsOf__Output {
  /**
   * The state as Nahr knew it at this time.
   */
  'time'?: (_google_protobuf_Timestamp__Output | null);
  /**
   * The state after the event at this log position.
   */
  'position'?: (string);
  'moment'?: "time"|"position";
}
