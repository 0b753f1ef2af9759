// Original file: protos/nahr/inventory/v1/transfers.proto

import type { CarriedPromise as _nahr_inventory_v1_CarriedPromise, CarriedPromise__Output as _nahr_inventory_v1_CarriedPromise__Output } from '../../../nahr/inventory/v1/CarriedPromise.ts';
import type { Long } from '@grpc/proto-loader';

export interface TransferLine {
  'sku'?: (string);
  /**
   * Whole units, those of `carries` included, 1 to 1,000,000,000.
   */
  'quantity'?: (number | string | Long);
  /**
   * At most 1,000, each reservation once.
   */
  'carries'?: (_nahr_inventory_v1_CarriedPromise)[];
  /**
   * What arrived; 0 until the transfer is received.
   */
  'received'?: (number | string | Long);
}

export interface TransferLine__Output {
  'sku': (string);
  /**
   * Whole units, those of `carries` included, 1 to 1,000,000,000.
   */
  'quantity': (string);
  /**
   * At most 1,000, each reservation once.
   */
  'carries': (_nahr_inventory_v1_CarriedPromise__Output)[];
  /**
   * What arrived; 0 until the transfer is received.
   */
  'received': (string);
}
