// Original file: protos/nahr/payments/v1/payments.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { Long } from '@grpc/proto-loader';

export interface IssueStoreCreditRequest {
  'requestId'?: (string);
  /**
   * Chosen by the owner; 1 to 128 characters.
   */
  'storedValueId'?: (string);
  'owner'?: (_nahr_common_v1_Owner | null);
  'amountMinor'?: (number | string | Long);
  'currencyCode'?: (string);
}

export interface IssueStoreCreditRequest__Output {
  'requestId': (string);
  /**
   * Chosen by the owner; 1 to 128 characters.
   */
  'storedValueId': (string);
  'owner': (_nahr_common_v1_Owner__Output | null);
  'amountMinor': (string);
  'currencyCode': (string);
}
