// Original file: protos/nahr/payments/v1/payments.proto

import type { Long } from '@grpc/proto-loader';

export interface ListUnsettledPaymentsRequest {
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

export interface ListUnsettledPaymentsRequest__Output {
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
