// Original file: protos/nahr/returns/v1/returns.proto

import type { ReturnState as _nahr_returns_v1_ReturnState, ReturnState__Output as _nahr_returns_v1_ReturnState__Output } from '../../../nahr/returns/v1/ReturnState.ts';
import type { RefundState as _nahr_returns_v1_RefundState, RefundState__Output as _nahr_returns_v1_RefundState__Output } from '../../../nahr/returns/v1/RefundState.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListReturnsRequest {
  /**
   * Each filter narrows the list; none lists all.
   */
  'orderId'?: (string);
  'customerId'?: (string);
  'locationId'?: (string);
  'state'?: (_nahr_returns_v1_ReturnState);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition'?: (number | string | Long);
  /**
   * Only those of which something is to be done: not settled. One of which nothing came back is settled too, when its claim is released.
   */
  'unfinished'?: (boolean);
  /**
   * Only those with a refund that stands so: `with_channel` and `needs_person` are what others than the process still owe.
   */
  'refundState'?: (_nahr_returns_v1_RefundState);
}

export interface ListReturnsRequest__Output {
  /**
   * Each filter narrows the list; none lists all.
   */
  'orderId': (string);
  'customerId': (string);
  'locationId': (string);
  'state': (_nahr_returns_v1_ReturnState__Output);
  /**
   * At most 1,000; 100 when 0.
   */
  'pageSize': (number);
  'pageToken': (string);
  /**
   * Waits until the list has seen the log up to here.
   */
  'minPosition': (string);
  /**
   * Only those of which something is to be done: not settled. One of which nothing came back is settled too, when its claim is released.
   */
  'unfinished': (boolean);
  /**
   * Only those with a refund that stands so: `with_channel` and `needs_person` are what others than the process still owe.
   */
  'refundState': (_nahr_returns_v1_RefundState__Output);
}
