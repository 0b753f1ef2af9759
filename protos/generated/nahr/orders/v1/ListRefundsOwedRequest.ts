// Original file: protos/nahr/orders/v1/orders.proto

import type { RefundOwedBy as _nahr_orders_v1_RefundOwedBy, RefundOwedBy__Output as _nahr_orders_v1_RefundOwedBy__Output } from '../../../nahr/orders/v1/RefundOwedBy.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListRefundsOwedRequest {
  /**
   * Each filter narrows the list; none lists all.
   */
  'channelId'?: (string);
  'owedBy'?: (_nahr_orders_v1_RefundOwedBy);
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

export interface ListRefundsOwedRequest__Output {
  /**
   * Each filter narrows the list; none lists all.
   */
  'channelId': (string);
  'owedBy': (_nahr_orders_v1_RefundOwedBy__Output);
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
