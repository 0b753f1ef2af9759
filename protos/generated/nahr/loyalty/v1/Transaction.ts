// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { TransactionKind as _nahr_loyalty_v1_TransactionKind, TransactionKind__Output as _nahr_loyalty_v1_TransactionKind__Output } from '../../../nahr/loyalty/v1/TransactionKind.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface Transaction {
  'transactionId'?: (string);
  'kind'?: (_nahr_loyalty_v1_TransactionKind);
  /**
   * Signed: what it did to promised, active and debt.
   */
  'promisedPoints'?: (number | string | Long);
  'activePoints'?: (number | string | Long);
  'debtPoints'?: (number | string | Long);
  /**
   * What caused it; empty where it does not apply.
   */
  'orderId'?: (string);
  'returnId'?: (string);
  'reason'?: (string);
  'policyVersion'?: (number);
  'occurredAt'?: (_google_protobuf_Timestamp | null);
  'recordedAt'?: (_google_protobuf_Timestamp | null);
  'logPosition'?: (number | string | Long);
}

export interface Transaction__Output {
  'transactionId': (string);
  'kind': (_nahr_loyalty_v1_TransactionKind__Output);
  /**
   * Signed: what it did to promised, active and debt.
   */
  'promisedPoints': (string);
  'activePoints': (string);
  'debtPoints': (string);
  /**
   * What caused it; empty where it does not apply.
   */
  'orderId': (string);
  'returnId': (string);
  'reason': (string);
  'policyVersion': (number);
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
  'recordedAt': (_google_protobuf_Timestamp__Output | null);
  'logPosition': (string);
}
