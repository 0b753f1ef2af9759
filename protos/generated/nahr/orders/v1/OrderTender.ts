// Original file: protos/nahr/orders/v1/orders.proto

import type { TenderKind as _nahr_orders_v1_TenderKind, TenderKind__Output as _nahr_orders_v1_TenderKind__Output } from '../../../nahr/orders/v1/TenderKind.ts';
import type { Long } from '@grpc/proto-loader';

export interface OrderTender {
  'tenderId'?: (string);
  'kind'?: (_nahr_orders_v1_TenderKind);
  'amountMinor'?: (number | string | Long);
  'reference'?: (string);
  /**
   * Due back to the payer.
   */
  'refundDueMinor'?: (number | string | Long);
}

export interface OrderTender__Output {
  'tenderId': (string);
  'kind': (_nahr_orders_v1_TenderKind__Output);
  'amountMinor': (string);
  'reference': (string);
  /**
   * Due back to the payer.
   */
  'refundDueMinor': (string);
}
