// Original file: protos/nahr/orders/v1/orders.proto

import type { LineKind as _nahr_orders_v1_LineKind, LineKind__Output as _nahr_orders_v1_LineKind__Output } from '../../../nahr/orders/v1/LineKind.ts';
import type { Discount as _nahr_orders_v1_Discount, Discount__Output as _nahr_orders_v1_Discount__Output } from '../../../nahr/orders/v1/Discount.ts';
import type { UnitRange as _nahr_orders_v1_UnitRange, UnitRange__Output as _nahr_orders_v1_UnitRange__Output } from '../../../nahr/orders/v1/UnitRange.ts';
import type { UnitsThatLeft as _nahr_orders_v1_UnitsThatLeft, UnitsThatLeft__Output as _nahr_orders_v1_UnitsThatLeft__Output } from '../../../nahr/orders/v1/UnitsThatLeft.ts';
import type { Long } from '@grpc/proto-loader';

export interface OrderLine {
  'lineId'?: (string);
  'sku'?: (string);
  'kind'?: (_nahr_orders_v1_LineKind);
  'quantity'?: (number | string | Long);
  'unitPriceMinor'?: (number | string | Long);
  'discounts'?: (_nahr_orders_v1_Discount)[];
  'taxMinor'?: (number | string | Long);
  'fulfilmentId'?: (string);
  /**
   * What the line costs in all.
   */
  'totalMinor'?: (number | string | Long);
  'cancelled'?: (number | string | Long);
  /**
   * Units that left the building and were not lost on the way.
   */
  'left'?: (number | string | Long);
  /**
   * Units taken from the shelf, whether or not they have left since.
   */
  'picked'?: (number | string | Long);
  /**
   * Units that a return claims and has not settled.
   */
  'returnRequested'?: (number | string | Long);
  'returned'?: (number | string | Long);
  /**
   * The same by number.
   */
  'cancelledUnits'?: (_nahr_orders_v1_UnitRange)[];
  'leftUnits'?: (_nahr_orders_v1_UnitRange)[];
  'claimedUnits'?: (_nahr_orders_v1_UnitRange)[];
  'returnedUnits'?: (_nahr_orders_v1_UnitRange)[];
  /**
   * Units that arrived, and units that a carrier lost and that are not sent again; what was lost on its way to a store counts as
   * `cancelled` too.
   */
  'delivered'?: (number | string | Long);
  'lost'?: (number | string | Long);
  /**
   * `left_units`, apart by when they left; none of a charge.
   */
  'departures'?: (_nahr_orders_v1_UnitsThatLeft)[];
}

export interface OrderLine__Output {
  'lineId': (string);
  'sku': (string);
  'kind': (_nahr_orders_v1_LineKind__Output);
  'quantity': (string);
  'unitPriceMinor': (string);
  'discounts': (_nahr_orders_v1_Discount__Output)[];
  'taxMinor': (string);
  'fulfilmentId': (string);
  /**
   * What the line costs in all.
   */
  'totalMinor': (string);
  'cancelled': (string);
  /**
   * Units that left the building and were not lost on the way.
   */
  'left': (string);
  /**
   * Units taken from the shelf, whether or not they have left since.
   */
  'picked': (string);
  /**
   * Units that a return claims and has not settled.
   */
  'returnRequested': (string);
  'returned': (string);
  /**
   * The same by number.
   */
  'cancelledUnits': (_nahr_orders_v1_UnitRange__Output)[];
  'leftUnits': (_nahr_orders_v1_UnitRange__Output)[];
  'claimedUnits': (_nahr_orders_v1_UnitRange__Output)[];
  'returnedUnits': (_nahr_orders_v1_UnitRange__Output)[];
  /**
   * Units that arrived, and units that a carrier lost and that are not sent again; what was lost on its way to a store counts as
   * `cancelled` too.
   */
  'delivered': (string);
  'lost': (string);
  /**
   * `left_units`, apart by when they left; none of a charge.
   */
  'departures': (_nahr_orders_v1_UnitsThatLeft__Output)[];
}
