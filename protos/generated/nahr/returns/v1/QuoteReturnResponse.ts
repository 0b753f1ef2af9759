// Original file: protos/nahr/returns/v1/returns.proto

import type { QuotedUnits as _nahr_returns_v1_QuotedUnits, QuotedUnits__Output as _nahr_returns_v1_QuotedUnits__Output } from '../../../nahr/returns/v1/QuotedUnits.ts';
import type { RefundShare as _nahr_returns_v1_RefundShare, RefundShare__Output as _nahr_returns_v1_RefundShare__Output } from '../../../nahr/returns/v1/RefundShare.ts';
import type { Long } from '@grpc/proto-loader';

export interface QuoteReturnResponse {
  'orderId'?: (string);
  'currencyCode'?: (string);
  'policyVersion'?: (number);
  'lines'?: (_nahr_returns_v1_QuotedUnits)[];
  /**
   * Of the eligible units.
   */
  'refundMinor'?: (number | string | Long);
  'refunds'?: (_nahr_returns_v1_RefundShare)[];
  /**
   * Points that were or will be earned by the eligible units, and go back.
   */
  'points'?: (number | string | Long);
}

export interface QuoteReturnResponse__Output {
  'orderId': (string);
  'currencyCode': (string);
  'policyVersion': (number);
  'lines': (_nahr_returns_v1_QuotedUnits__Output)[];
  /**
   * Of the eligible units.
   */
  'refundMinor': (string);
  'refunds': (_nahr_returns_v1_RefundShare__Output)[];
  /**
   * Points that were or will be earned by the eligible units, and go back.
   */
  'points': (string);
}
