// Original file: protos/nahr/payments/v1/payments.proto

import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface StoredValue {
  'storedValueId'?: (string);
  'currencyCode'?: (string);
  'issuedMinor'?: (number | string | Long);
  'balanceMinor'?: (number | string | Long);
  'owner'?: (_nahr_common_v1_Owner | null);
  'issuedAt'?: (_google_protobuf_Timestamp | null);
  'revision'?: (number | string | Long);
}

export interface StoredValue__Output {
  'storedValueId': (string);
  'currencyCode': (string);
  'issuedMinor': (string);
  'balanceMinor': (string);
  'owner': (_nahr_common_v1_Owner__Output | null);
  'issuedAt': (_google_protobuf_Timestamp__Output | null);
  'revision': (string);
}
