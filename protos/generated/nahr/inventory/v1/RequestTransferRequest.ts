// Original file: protos/nahr/inventory/v1/transfers.proto

import type { TransferLine as _nahr_inventory_v1_TransferLine, TransferLine__Output as _nahr_inventory_v1_TransferLine__Output } from '../../../nahr/inventory/v1/TransferLine.ts';

export interface RequestTransferRequest {
  'requestId'?: (string);
  'fromLocationId'?: (string);
  /**
   * Another than the source.
   */
  'toLocationId'?: (string);
  /**
   * At most 500, each SKU once; `received` must be 0.
   */
  'lines'?: (_nahr_inventory_v1_TransferLine)[];
}

export interface RequestTransferRequest__Output {
  'requestId': (string);
  'fromLocationId': (string);
  /**
   * Another than the source.
   */
  'toLocationId': (string);
  /**
   * At most 500, each SKU once; `received` must be 0.
   */
  'lines': (_nahr_inventory_v1_TransferLine__Output)[];
}
