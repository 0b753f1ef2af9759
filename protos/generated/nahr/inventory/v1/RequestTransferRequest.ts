// Original file: protos/nahr/inventory/v1/transfers.proto

import type { TransferLine as _nahr_inventory_v1_TransferLine, TransferLine__Output as _nahr_inventory_v1_TransferLine__Output } from '../../../nahr/inventory/v1/TransferLine.ts';
import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';

export interface RequestTransferRequest {
  'requestId'?: (string);
  'fromLocationId'?: (string);
  /**
   * Another than the source.
   */
  'toLocationId'?: (string);
  /**
   * At most 2,000, each SKU once; `received` must be 0.
   */
  'lines'?: (_nahr_inventory_v1_TransferLine)[];
  /**
   * Chosen by its owner, whatever the request id: 1 to 128 characters, with `owner`. Roles: service.
   */
  'transferId'?: (string);
  /**
   * The stream on which it was decided.
   */
  'owner'?: (_nahr_common_v1_Owner | null);
}

export interface RequestTransferRequest__Output {
  'requestId': (string);
  'fromLocationId': (string);
  /**
   * Another than the source.
   */
  'toLocationId': (string);
  /**
   * At most 2,000, each SKU once; `received` must be 0.
   */
  'lines': (_nahr_inventory_v1_TransferLine__Output)[];
  /**
   * Chosen by its owner, whatever the request id: 1 to 128 characters, with `owner`. Roles: service.
   */
  'transferId': (string);
  /**
   * The stream on which it was decided.
   */
  'owner': (_nahr_common_v1_Owner__Output | null);
}
