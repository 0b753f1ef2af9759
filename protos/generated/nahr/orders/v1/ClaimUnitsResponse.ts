// Original file: protos/nahr/orders/v1/claims.proto

import type { Order as _nahr_orders_v1_Order, Order__Output as _nahr_orders_v1_Order__Output } from '../../../nahr/orders/v1/Order.ts';
import type { Long } from '@grpc/proto-loader';

export interface ClaimUnitsResponse {
  'order'?: (_nahr_orders_v1_Order | null);
  'logPosition'?: (number | string | Long);
  /**
   * What the return opens with: as it was when the units were claimed.
   */
  'opening'?: (string);
}

export interface ClaimUnitsResponse__Output {
  'order': (_nahr_orders_v1_Order__Output | null);
  'logPosition': (string);
  /**
   * What the return opens with: as it was when the units were claimed.
   */
  'opening': (string);
}
