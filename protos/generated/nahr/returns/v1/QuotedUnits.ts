// Original file: protos/nahr/returns/v1/returns.proto

import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { Ineligibility as _nahr_returns_v1_Ineligibility, Ineligibility__Output as _nahr_returns_v1_Ineligibility__Output } from '../../../nahr/returns/v1/Ineligibility.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface QuotedUnits {
  'lineId'?: (string);
  'sku'?: (string);
  'units'?: (_nahr_orders_v1_UnitRange)[];
  'eligible'?: (boolean);
  'because'?: (_nahr_returns_v1_Ineligibility);
  /**
   * When its window closes, or closed; absent where it has none.
   */
  'returnableUntil'?: (_google_protobuf_Timestamp | null);
  /**
   * Of units that are not eligible these tell what a manager's override would give back.
   */
  'paidMinor'?: (number | string | Long);
  /**
   * Kept by the retailer.
   */
  'feeMinor'?: (number | string | Long);
  'refundMinor'?: (number | string | Long);
}

export interface QuotedUnits__Output {
  'lineId': (string);
  'sku': (string);
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  'eligible': (boolean);
  'because': (_nahr_returns_v1_Ineligibility__Output);
  /**
   * When its window closes, or closed; absent where it has none.
   */
  'returnableUntil': (_google_protobuf_Timestamp__Output | null);
  /**
   * Of units that are not eligible these tell what a manager's override would give back.
   */
  'paidMinor': (string);
  /**
   * Kept by the retailer.
   */
  'feeMinor': (string);
  'refundMinor': (string);
}
