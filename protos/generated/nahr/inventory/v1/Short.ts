// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { ShortageHit as _nahr_inventory_v1_ShortageHit, ShortageHit__Output as _nahr_inventory_v1_ShortageHit__Output } from '../../../nahr/inventory/v1/ShortageHit.ts';
import type { Long } from '@grpc/proto-loader';

export interface Short {
  'quantity'?: (number | string | Long);
  /**
   * When it was first recorded, whatever its figure was since.
   */
  'since'?: (_google_protobuf_Timestamp | null);
  /**
   * Whom it hits: the newest promises first. Less than the quantity in sum where goods that were sold are missing besides.
   */
  'hits'?: (_nahr_inventory_v1_ShortageHit)[];
}

export interface Short__Output {
  'quantity': (string);
  /**
   * When it was first recorded, whatever its figure was since.
   */
  'since': (_google_protobuf_Timestamp__Output | null);
  /**
   * Whom it hits: the newest promises first. Less than the quantity in sum where goods that were sold are missing besides.
   */
  'hits': (_nahr_inventory_v1_ShortageHit__Output)[];
}
