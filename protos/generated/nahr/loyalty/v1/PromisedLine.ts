// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { EarningLine as _nahr_loyalty_v1_EarningLine, EarningLine__Output as _nahr_loyalty_v1_EarningLine__Output } from '../../../nahr/loyalty/v1/EarningLine.ts';
import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * A line comes as often as its units become active at different times.
 */
export interface PromisedLine {
  'line'?: (_nahr_loyalty_v1_EarningLine | null);
  /**
   * Which of its units have left; each unit once in the request.
   */
  'units'?: (_nahr_orders_v1_UnitRange)[];
  'activatesAt'?: (_google_protobuf_Timestamp | null);
}

/**
 * A line comes as often as its units become active at different times.
 */
export interface PromisedLine__Output {
  'line': (_nahr_loyalty_v1_EarningLine__Output | null);
  /**
   * Which of its units have left; each unit once in the request.
   */
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  'activatesAt': (_google_protobuf_Timestamp__Output | null);
}
