// Original file: protos/nahr/payments/v1/payments.proto

import type { Payment as _nahr_payments_v1_Payment, Payment__Output as _nahr_payments_v1_Payment__Output } from '../../../nahr/payments/v1/Payment.ts';

export interface GetPaymentResponse {
  'payment'?: (_nahr_payments_v1_Payment | null);
}

export interface GetPaymentResponse__Output {
  'payment': (_nahr_payments_v1_Payment__Output | null);
}
