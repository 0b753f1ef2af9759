// Original file: protos/nahr/payments/v1/payments.proto

import type { PaymentState as _nahr_payments_v1_PaymentState, PaymentState__Output as _nahr_payments_v1_PaymentState__Output } from '../../../nahr/payments/v1/PaymentState.ts';
import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { Operation as _nahr_payments_v1_Operation, Operation__Output as _nahr_payments_v1_Operation__Output } from '../../../nahr/payments/v1/Operation.ts';
import type { Long } from '@grpc/proto-loader';

export interface Payment {
  'paymentId'?: (string);
  'state'?: (_nahr_payments_v1_PaymentState);
  'owner'?: (_nahr_common_v1_Owner | null);
  'currencyCode'?: (string);
  'authorizedMinor'?: (number | string | Long);
  'capturedMinor'?: (number | string | Long);
  /**
   * Asked for and not refused.
   */
  'refundedMinor'?: (number | string | Long);
  /**
   * Finally refused at capture: goods are gone, money is not there.
   */
  'owedMinor'?: (number | string | Long);
  /**
   * Why it was declined, in the provider's code.
   */
  'declineReason'?: (string);
  /**
   * The provider that holds it, such as `sandbox`.
   */
  'provider'?: (string);
  'providerReference'?: (string);
  'operations'?: (_nahr_payments_v1_Operation)[];
  'revision'?: (number | string | Long);
}

export interface Payment__Output {
  'paymentId': (string);
  'state': (_nahr_payments_v1_PaymentState__Output);
  'owner': (_nahr_common_v1_Owner__Output | null);
  'currencyCode': (string);
  'authorizedMinor': (string);
  'capturedMinor': (string);
  /**
   * Asked for and not refused.
   */
  'refundedMinor': (string);
  /**
   * Finally refused at capture: goods are gone, money is not there.
   */
  'owedMinor': (string);
  /**
   * Why it was declined, in the provider's code.
   */
  'declineReason': (string);
  /**
   * The provider that holds it, such as `sandbox`.
   */
  'provider': (string);
  'providerReference': (string);
  'operations': (_nahr_payments_v1_Operation__Output)[];
  'revision': (string);
}
