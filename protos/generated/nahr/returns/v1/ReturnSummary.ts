// Original file: protos/nahr/returns/v1/returns.proto

import type { ReturnState as _nahr_returns_v1_ReturnState, ReturnState__Output as _nahr_returns_v1_ReturnState__Output } from '../../../nahr/returns/v1/ReturnState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Refund as _nahr_returns_v1_Refund, Refund__Output as _nahr_returns_v1_Refund__Output } from '../../../nahr/returns/v1/Refund.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReturnSummary {
  'returnId'?: (string);
  'state'?: (_nahr_returns_v1_ReturnState);
  'orderId'?: (string);
  'customerId'?: (string);
  'channelId'?: (string);
  'units'?: (number | string | Long);
  'currencyCode'?: (string);
  /**
   * Granted so far.
   */
  'grantedMinor'?: (number | string | Long);
  'occurredAt'?: (_google_protobuf_Timestamp | null);
  'locationIds'?: (string)[];
  /**
   * Where `refund_state` was asked for, the refunds that stand so; else none.
   */
  'refunds'?: (_nahr_returns_v1_Refund)[];
}

export interface ReturnSummary__Output {
  'returnId': (string);
  'state': (_nahr_returns_v1_ReturnState__Output);
  'orderId': (string);
  'customerId': (string);
  'channelId': (string);
  'units': (string);
  'currencyCode': (string);
  /**
   * Granted so far.
   */
  'grantedMinor': (string);
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
  'locationIds': (string)[];
  /**
   * Where `refund_state` was asked for, the refunds that stand so; else none.
   */
  'refunds': (_nahr_returns_v1_Refund__Output)[];
}
