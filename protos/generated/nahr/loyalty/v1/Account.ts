// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Lot as _nahr_loyalty_v1_Lot, Lot__Output as _nahr_loyalty_v1_Lot__Output } from '../../../nahr/loyalty/v1/Lot.ts';
import type { Totals as _nahr_loyalty_v1_Totals, Totals__Output as _nahr_loyalty_v1_Totals__Output } from '../../../nahr/loyalty/v1/Totals.ts';
import type { Long } from '@grpc/proto-loader';

export interface Account {
  'accountId'?: (string);
  'customerId'?: (string);
  'promisedPoints'?: (number | string | Long);
  'activePoints'?: (number | string | Long);
  'debtPoints'?: (number | string | Long);
  'enrolledAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Lots that still hold points, by when they were promised: all in answers of Enrol and GetAccount. After a change of an order's
   * points those of that order, after AdjustPoints those of adjustments: an account may have thousands.
   */
  'lots'?: (_nahr_loyalty_v1_Lot)[];
  'revision'?: (number | string | Long);
  'totals'?: (_nahr_loyalty_v1_Totals | null);
}

export interface Account__Output {
  'accountId': (string);
  'customerId': (string);
  'promisedPoints': (string);
  'activePoints': (string);
  'debtPoints': (string);
  'enrolledAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Lots that still hold points, by when they were promised: all in answers of Enrol and GetAccount. After a change of an order's
   * points those of that order, after AdjustPoints those of adjustments: an account may have thousands.
   */
  'lots': (_nahr_loyalty_v1_Lot__Output)[];
  'revision': (string);
  'totals': (_nahr_loyalty_v1_Totals__Output | null);
}
