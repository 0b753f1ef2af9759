// Original file: protos/nahr/payments/v1/payments.proto

import type { StoredValue as _nahr_payments_v1_StoredValue, StoredValue__Output as _nahr_payments_v1_StoredValue__Output } from '../../../nahr/payments/v1/StoredValue.ts';

export interface GetStoredValueResponse {
  'storedValue'?: (_nahr_payments_v1_StoredValue | null);
}

export interface GetStoredValueResponse__Output {
  'storedValue': (_nahr_payments_v1_StoredValue__Output | null);
}
