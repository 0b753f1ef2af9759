// Original file: protos/nahr/payments/v1/payments.proto

import type { StoredValue as _nahr_payments_v1_StoredValue, StoredValue__Output as _nahr_payments_v1_StoredValue__Output } from '../../../nahr/payments/v1/StoredValue.ts';
import type { Long } from '@grpc/proto-loader';

export interface IssueStoreCreditResponse {
  'storedValue'?: (_nahr_payments_v1_StoredValue | null);
  'logPosition'?: (number | string | Long);
}

export interface IssueStoreCreditResponse__Output {
  'storedValue': (_nahr_payments_v1_StoredValue__Output | null);
  'logPosition': (string);
}
