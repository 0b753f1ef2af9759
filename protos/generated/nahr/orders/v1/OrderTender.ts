// Original file: protos/nahr/orders/v1/orders.proto

import type { TenderKind as _nahr_orders_v1_TenderKind, TenderKind__Output as _nahr_orders_v1_TenderKind__Output } from '../../../nahr/orders/v1/TenderKind.ts';
import type { TenderAuthorization as _nahr_orders_v1_TenderAuthorization, TenderAuthorization__Output as _nahr_orders_v1_TenderAuthorization__Output } from '../../../nahr/orders/v1/TenderAuthorization.ts';
import type { Long } from '@grpc/proto-loader';

export interface OrderTender {
  'tenderId'?: (string);
  'kind'?: (_nahr_orders_v1_TenderKind);
  'amountMinor'?: (number | string | Long);
  'reference'?: (string);
  /**
   * Due back to the payer, of what the channel settled.
   */
  'refundDueMinor'?: (number | string | Long);
  /**
   * Empty where the channel has settled it.
   */
  'paymentId'?: (string);
  'authorization'?: (_nahr_orders_v1_TenderAuthorization);
  /**
   * Of `refund_due_minor` what the channel has given back.
   */
  'refundGivenMinor'?: (number | string | Long);
}

export interface OrderTender__Output {
  'tenderId': (string);
  'kind': (_nahr_orders_v1_TenderKind__Output);
  'amountMinor': (string);
  'reference': (string);
  /**
   * Due back to the payer, of what the channel settled.
   */
  'refundDueMinor': (string);
  /**
   * Empty where the channel has settled it.
   */
  'paymentId': (string);
  'authorization': (_nahr_orders_v1_TenderAuthorization__Output);
  /**
   * Of `refund_due_minor` what the channel has given back.
   */
  'refundGivenMinor': (string);
}
