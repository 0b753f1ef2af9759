// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListReservationsRequest {
  /**
   * Only owners whose stream begins with this, such as `order-`.
   */
  'ownerPrefix'?: (string);
  'reservedBefore'?: (_google_protobuf_Timestamp | null);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  /**
   * Only those reserved at this time or later.
   */
  'reservedAfter'?: (_google_protobuf_Timestamp | null);
  /**
   * Only those of this very owner, whatever the prefix: as cheap as they are few.
   */
  'ownerStream'?: (string);
  /**
   * Waits until the answer has seen the log up to here.
   */
  'minPosition'?: (number | string | Long);
}

export interface ListReservationsRequest__Output {
  /**
   * Only owners whose stream begins with this, such as `order-`.
   */
  'ownerPrefix': (string);
  'reservedBefore': (_google_protobuf_Timestamp__Output | null);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize': (number);
  'pageToken': (string);
  /**
   * Only those reserved at this time or later.
   */
  'reservedAfter': (_google_protobuf_Timestamp__Output | null);
  /**
   * Only those of this very owner, whatever the prefix: as cheap as they are few.
   */
  'ownerStream': (string);
  /**
   * Waits until the answer has seen the log up to here.
   */
  'minPosition': (string);
}
