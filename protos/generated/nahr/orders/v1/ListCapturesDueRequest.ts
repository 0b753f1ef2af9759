// Original file: protos/nahr/orders/v1/orders.proto

import type { Long } from '@grpc/proto-loader';

export interface ListCapturesDueRequest {
  /**
   * Of this channel's orders; of all where it is left out.
   */
  'channelId'?: (string);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition'?: (number | string | Long);
}

export interface ListCapturesDueRequest__Output {
  /**
   * Of this channel's orders; of all where it is left out.
   */
  'channelId': (string);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize': (number);
  'pageToken': (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition': (string);
}
