// Original file: protos/nahr/inventory/v1/inventory.proto

import type { ReservedLine as _nahr_inventory_v1_ReservedLine, ReservedLine__Output as _nahr_inventory_v1_ReservedLine__Output } from '../../../nahr/inventory/v1/ReservedLine.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReserveStockResponse {
  'logPosition'?: (number | string | Long);
  /**
   * What each line got, in the order asked; only of a reservation that is partial or against supply.
   */
  'lines'?: (_nahr_inventory_v1_ReservedLine)[];
}

export interface ReserveStockResponse__Output {
  'logPosition': (string);
  /**
   * What each line got, in the order asked; only of a reservation that is partial or against supply.
   */
  'lines': (_nahr_inventory_v1_ReservedLine__Output)[];
}
