// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { CurrencyRate as _nahr_loyalty_v1_CurrencyRate, CurrencyRate__Output as _nahr_loyalty_v1_CurrencyRate__Output } from '../../../nahr/loyalty/v1/CurrencyRate.ts';
import type { ChannelMultiplier as _nahr_loyalty_v1_ChannelMultiplier, ChannelMultiplier__Output as _nahr_loyalty_v1_ChannelMultiplier__Output } from '../../../nahr/loyalty/v1/ChannelMultiplier.ts';
import type { CategoryMultiplier as _nahr_loyalty_v1_CategoryMultiplier, CategoryMultiplier__Output as _nahr_loyalty_v1_CategoryMultiplier__Output } from '../../../nahr/loyalty/v1/CategoryMultiplier.ts';
import type { PointsRounding as _nahr_loyalty_v1_PointsRounding, PointsRounding__Output as _nahr_loyalty_v1_PointsRounding__Output } from '../../../nahr/loyalty/v1/PointsRounding.ts';

export interface EarningPolicy {
  'version'?: (number);
  /**
   * Now when absent in a request.
   */
  'effectiveFrom'?: (_google_protobuf_Timestamp | null);
  /**
   * Points per so many minor units, by currency.
   */
  'rates'?: (_nahr_loyalty_v1_CurrencyRate)[];
  /**
   * For currencies that are not listed; they earn nothing when absent.
   */
  'otherwise'?: (_nahr_loyalty_v1_CurrencyRate | null);
  'channels'?: (_nahr_loyalty_v1_ChannelMultiplier)[];
  'categories'?: (_nahr_loyalty_v1_CategoryMultiplier)[];
  'rounding'?: (_nahr_loyalty_v1_PointsRounding);
}

export interface EarningPolicy__Output {
  'version': (number);
  /**
   * Now when absent in a request.
   */
  'effectiveFrom': (_google_protobuf_Timestamp__Output | null);
  /**
   * Points per so many minor units, by currency.
   */
  'rates': (_nahr_loyalty_v1_CurrencyRate__Output)[];
  /**
   * For currencies that are not listed; they earn nothing when absent.
   */
  'otherwise': (_nahr_loyalty_v1_CurrencyRate__Output | null);
  'channels': (_nahr_loyalty_v1_ChannelMultiplier__Output)[];
  'categories': (_nahr_loyalty_v1_CategoryMultiplier__Output)[];
  'rounding': (_nahr_loyalty_v1_PointsRounding__Output);
}
