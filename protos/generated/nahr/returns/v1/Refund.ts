// Original file: protos/nahr/returns/v1/returns.proto

import type { RefundState as _nahr_returns_v1_RefundState, RefundState__Output as _nahr_returns_v1_RefundState__Output } from '../../../nahr/returns/v1/RefundState.ts';
import type { TenderKind as _nahr_orders_v1_TenderKind, TenderKind__Output as _nahr_orders_v1_TenderKind__Output } from '../../../nahr/orders/v1/TenderKind.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface Refund {
  'refundId'?: (string);
  'tenderId'?: (string);
  /**
   * Empty where the channel has settled the tender.
   */
  'paymentId'?: (string);
  'amountMinor'?: (number | string | Long);
  'state'?: (_nahr_returns_v1_RefundState);
  /**
   * Why it failed, in the provider's code, or why it needs a person: what was told last, kept once it is executed or replaced.
   */
  'refusedBecause'?: (string);
  /**
   * Of the store credit that took its place.
   */
  'storedValueId'?: (string);
  'kind'?: (_nahr_orders_v1_TenderKind);
  'grantedAt'?: (_google_protobuf_Timestamp | null);
}

export interface Refund__Output {
  'refundId': (string);
  'tenderId': (string);
  /**
   * Empty where the channel has settled the tender.
   */
  'paymentId': (string);
  'amountMinor': (string);
  'state': (_nahr_returns_v1_RefundState__Output);
  /**
   * Why it failed, in the provider's code, or why it needs a person: what was told last, kept once it is executed or replaced.
   */
  'refusedBecause': (string);
  /**
   * Of the store credit that took its place.
   */
  'storedValueId': (string);
  'kind': (_nahr_orders_v1_TenderKind__Output);
  'grantedAt': (_google_protobuf_Timestamp__Output | null);
}
