// Original file: protos/nahr/payments/v1/payments.proto

import type { OperationKind as _nahr_payments_v1_OperationKind, OperationKind__Output as _nahr_payments_v1_OperationKind__Output } from '../../../nahr/payments/v1/OperationKind.ts';
import type { OperationState as _nahr_payments_v1_OperationState, OperationState__Output as _nahr_payments_v1_OperationState__Output } from '../../../nahr/payments/v1/OperationState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface Operation {
  /**
   * The capture's or refund's id.
   */
  'operationId'?: (string);
  'kind'?: (_nahr_payments_v1_OperationKind);
  'state'?: (_nahr_payments_v1_OperationState);
  'amountMinor'?: (number | string | Long);
  /**
   * Why it was refused, in the provider's code.
   */
  'refusedBecause'?: (string);
  'requestedAt'?: (_google_protobuf_Timestamp | null);
}

export interface Operation__Output {
  /**
   * The capture's or refund's id.
   */
  'operationId': (string);
  'kind': (_nahr_payments_v1_OperationKind__Output);
  'state': (_nahr_payments_v1_OperationState__Output);
  'amountMinor': (string);
  /**
   * Why it was refused, in the provider's code.
   */
  'refusedBecause': (string);
  'requestedAt': (_google_protobuf_Timestamp__Output | null);
}
