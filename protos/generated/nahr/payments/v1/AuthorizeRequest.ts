// Original file: protos/nahr/payments/v1/payments.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { Long } from '@grpc/proto-loader';

export interface AuthorizeRequest {
  'requestId'?: (string);
  /**
   * Chosen by the owner; 1 to 128 characters.
   */
  'paymentId'?: (string);
  'owner'?: (_nahr_common_v1_Owner | null);
  'amountMinor'?: (number | string | Long);
  'currencyCode'?: (string);
  /**
   * What stands for the shopper's card at the provider; never a card number (refused as INVALID_FIELD when it looks like one).
   */
  'token'?: (string);
}

export interface AuthorizeRequest__Output {
  'requestId': (string);
  /**
   * Chosen by the owner; 1 to 128 characters.
   */
  'paymentId': (string);
  'owner': (_nahr_common_v1_Owner__Output | null);
  'amountMinor': (string);
  'currencyCode': (string);
  /**
   * What stands for the shopper's card at the provider; never a card number (refused as INVALID_FIELD when it looks like one).
   */
  'token': (string);
}
