// Original file: protos/nahr/orders/v1/orders.proto

import type { Tender as _nahr_orders_v1_Tender, Tender__Output as _nahr_orders_v1_Tender__Output } from '../../../nahr/orders/v1/Tender.ts';
import type { SourcingTerms as _nahr_orders_v1_SourcingTerms, SourcingTerms__Output as _nahr_orders_v1_SourcingTerms__Output } from '../../../nahr/orders/v1/SourcingTerms.ts';

export interface CompleteAmendmentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'amendmentId'?: (string);
  /**
   * Must sum to the difference.
   */
  'tenders'?: (_nahr_orders_v1_Tender)[];
  /**
   * For groups without a location: what AmendOrder was told is not kept.
   */
  'sourcing'?: (_nahr_orders_v1_SourcingTerms | null);
}

export interface CompleteAmendmentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'amendmentId': (string);
  /**
   * Must sum to the difference.
   */
  'tenders': (_nahr_orders_v1_Tender__Output)[];
  /**
   * For groups without a location: what AmendOrder was told is not kept.
   */
  'sourcing': (_nahr_orders_v1_SourcingTerms__Output | null);
}
