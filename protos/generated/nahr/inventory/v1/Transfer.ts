// Original file: protos/nahr/inventory/v1/transfers.proto

import type { TransferState as _nahr_inventory_v1_TransferState, TransferState__Output as _nahr_inventory_v1_TransferState__Output } from '../../../nahr/inventory/v1/TransferState.ts';
import type { TransferLine as _nahr_inventory_v1_TransferLine, TransferLine__Output as _nahr_inventory_v1_TransferLine__Output } from '../../../nahr/inventory/v1/TransferLine.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Owner as _nahr_common_v1_Owner, Owner__Output as _nahr_common_v1_Owner__Output } from '../../../nahr/common/v1/Owner.ts';

export interface Transfer {
  'transferId'?: (string);
  'state'?: (_nahr_inventory_v1_TransferState);
  'fromLocationId'?: (string);
  'toLocationId'?: (string);
  'lines'?: (_nahr_inventory_v1_TransferLine)[];
  'requestedAt'?: (_google_protobuf_Timestamp | null);
  'shippedAt'?: (_google_protobuf_Timestamp | null);
  'receivedAt'?: (_google_protobuf_Timestamp | null);
  'cancelReason'?: (string);
  /**
   * Absent where a store asked for it by itself.
   */
  'owner'?: (_nahr_common_v1_Owner | null);
}

export interface Transfer__Output {
  'transferId': (string);
  'state': (_nahr_inventory_v1_TransferState__Output);
  'fromLocationId': (string);
  'toLocationId': (string);
  'lines': (_nahr_inventory_v1_TransferLine__Output)[];
  'requestedAt': (_google_protobuf_Timestamp__Output | null);
  'shippedAt': (_google_protobuf_Timestamp__Output | null);
  'receivedAt': (_google_protobuf_Timestamp__Output | null);
  'cancelReason': (string);
  /**
   * Absent where a store asked for it by itself.
   */
  'owner': (_nahr_common_v1_Owner__Output | null);
}
