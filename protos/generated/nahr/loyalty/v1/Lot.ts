// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { LotState as _nahr_loyalty_v1_LotState, LotState__Output as _nahr_loyalty_v1_LotState__Output } from '../../../nahr/loyalty/v1/LotState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface Lot {
  'lotId'?: (string);
  'state'?: (_nahr_loyalty_v1_LotState);
  /**
   * What it holds now.
   */
  'points'?: (number | string | Long);
  'earnedPoints'?: (number | string | Long);
  /**
   * Empty for an adjustment.
   */
  'orderId'?: (string);
  'lineId'?: (string);
  'activatesAt'?: (_google_protobuf_Timestamp | null);
}

export interface Lot__Output {
  'lotId': (string);
  'state': (_nahr_loyalty_v1_LotState__Output);
  /**
   * What it holds now.
   */
  'points': (string);
  'earnedPoints': (string);
  /**
   * Empty for an adjustment.
   */
  'orderId': (string);
  'lineId': (string);
  'activatesAt': (_google_protobuf_Timestamp__Output | null);
}
