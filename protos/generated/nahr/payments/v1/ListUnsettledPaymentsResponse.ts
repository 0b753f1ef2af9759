// Original file: protos/nahr/payments/v1/payments.proto

import type { Payment as _nahr_payments_v1_Payment, Payment__Output as _nahr_payments_v1_Payment__Output } from '../../../nahr/payments/v1/Payment.ts';

export interface ListUnsettledPaymentsResponse {
  'payments'?: (_nahr_payments_v1_Payment)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListUnsettledPaymentsResponse__Output {
  'payments': (_nahr_payments_v1_Payment__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
