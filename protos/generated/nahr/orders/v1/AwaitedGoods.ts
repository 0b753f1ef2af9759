// Original file: protos/nahr/orders/v1/orders.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface AwaitedGoods {
  'sku'?: (string);
  /**
   * Units that are still to come for it, at least 1.
   */
  'quantity'?: (number | string | Long);
  /**
   * When the last of them is expected; absent where nothing that is announced covers them any more.
   */
  'expectedAt'?: (_google_protobuf_Timestamp | null);
}

export interface AwaitedGoods__Output {
  'sku': (string);
  /**
   * Units that are still to come for it, at least 1.
   */
  'quantity': (string);
  /**
   * When the last of them is expected; absent where nothing that is announced covers them any more.
   */
  'expectedAt': (_google_protobuf_Timestamp__Output | null);
}
