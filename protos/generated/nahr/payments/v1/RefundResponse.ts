// Original file: protos/nahr/payments/v1/payments.proto

import type { Payment as _nahr_payments_v1_Payment, Payment__Output as _nahr_payments_v1_Payment__Output } from '../../../nahr/payments/v1/Payment.ts';
import type { Long } from '@grpc/proto-loader';

export interface RefundResponse {
  'payment'?: (_nahr_payments_v1_Payment | null);
  'logPosition'?: (number | string | Long);
}

export interface RefundResponse__Output {
  'payment': (_nahr_payments_v1_Payment__Output | null);
  'logPosition': (string);
}
