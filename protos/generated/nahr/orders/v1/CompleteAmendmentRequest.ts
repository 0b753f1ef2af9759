// Original file: protos/nahr/orders/v1/orders.proto

import type { Tender as _nahr_orders_v1_Tender, Tender__Output as _nahr_orders_v1_Tender__Output } from '../../../nahr/orders/v1/Tender.ts';

export interface CompleteAmendmentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'amendmentId'?: (string);
  /**
   * Must sum to the difference.
   */
  'tenders'?: (_nahr_orders_v1_Tender)[];
}

export interface CompleteAmendmentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'amendmentId': (string);
  /**
   * Must sum to the difference.
   */
  'tenders': (_nahr_orders_v1_Tender__Output)[];
}
