// Original file: protos/nahr/inventory/v1/transfers.proto

import type { ReceivedLine as _nahr_inventory_v1_ReceivedLine, ReceivedLine__Output as _nahr_inventory_v1_ReceivedLine__Output } from '../../../nahr/inventory/v1/ReceivedLine.ts';

export interface ReceiveTransferRequest {
  'requestId'?: (string);
  'transferId'?: (string);
  /**
   * What arrived; everything that was shipped when there are none. Of a SKU that isn't named nothing arrived.
   */
  'lines'?: (_nahr_inventory_v1_ReceivedLine)[];
  /**
   * Nothing of it will come any more; without lines.
   */
  'nothingCame'?: (boolean);
}

export interface ReceiveTransferRequest__Output {
  'requestId': (string);
  'transferId': (string);
  /**
   * What arrived; everything that was shipped when there are none. Of a SKU that isn't named nothing arrived.
   */
  'lines': (_nahr_inventory_v1_ReceivedLine__Output)[];
  /**
   * Nothing of it will come any more; without lines.
   */
  'nothingCame': (boolean);
}
