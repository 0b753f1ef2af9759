// Original file: protos/nahr/orders/v1/orders.proto

import type { OwedRefund as _nahr_orders_v1_OwedRefund, OwedRefund__Output as _nahr_orders_v1_OwedRefund__Output } from '../../../nahr/orders/v1/OwedRefund.ts';

export interface ListRefundsOwedResponse {
  'refunds'?: (_nahr_orders_v1_OwedRefund)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListRefundsOwedResponse__Output {
  'refunds': (_nahr_orders_v1_OwedRefund__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
