// Original file: protos/nahr/orders/v1/orders.proto

import type { Recipient as _nahr_orders_v1_Recipient, Recipient__Output as _nahr_orders_v1_Recipient__Output } from '../../../nahr/orders/v1/Recipient.ts';

export interface ChangeAddressRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  /**
   * As a whole.
   */
  'recipient'?: (_nahr_orders_v1_Recipient | null);
}

export interface ChangeAddressRequest__Output {
  'requestId': (string);
  'orderId': (string);
  /**
   * As a whole.
   */
  'recipient': (_nahr_orders_v1_Recipient__Output | null);
}
