// Original file: protos/nahr/orders/v1/claims.proto

import type { LineKind as _nahr_orders_v1_LineKind, LineKind__Output as _nahr_orders_v1_LineKind__Output } from '../../../nahr/orders/v1/LineKind.ts';
import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { TenderShare as _nahr_orders_v1_TenderShare, TenderShare__Output as _nahr_orders_v1_TenderShare__Output } from '../../../nahr/orders/v1/TenderShare.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface PricedUnits {
  'lineId'?: (string);
  'sku'?: (string);
  'kind'?: (_nahr_orders_v1_LineKind);
  'units'?: (_nahr_orders_v1_UnitRange)[];
  /**
   * What these units were paid with, discounts and tax included.
   */
  'paidMinor'?: (number | string | Long);
  'paid'?: (_nahr_orders_v1_TenderShare)[];
  /**
   * When they left the building; absent for a charge.
   */
  'leftAt'?: (_google_protobuf_Timestamp | null);
}

export interface PricedUnits__Output {
  'lineId': (string);
  'sku': (string);
  'kind': (_nahr_orders_v1_LineKind__Output);
  'units': (_nahr_orders_v1_UnitRange__Output)[];
  /**
   * What these units were paid with, discounts and tax included.
   */
  'paidMinor': (string);
  'paid': (_nahr_orders_v1_TenderShare__Output)[];
  /**
   * When they left the building; absent for a charge.
   */
  'leftAt': (_google_protobuf_Timestamp__Output | null);
}
