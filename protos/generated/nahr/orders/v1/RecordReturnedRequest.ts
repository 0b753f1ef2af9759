// Original file: protos/nahr/orders/v1/claims.proto

import type { ChosenUnits as _nahr_orders_v1_ChosenUnits, ChosenUnits__Output as _nahr_orders_v1_ChosenUnits__Output } from '../../../nahr/orders/v1/ChosenUnits.ts';
import type { TenderShare as _nahr_orders_v1_TenderShare, TenderShare__Output as _nahr_orders_v1_TenderShare__Output } from '../../../nahr/orders/v1/TenderShare.ts';

export interface RecordReturnedRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'returnId'?: (string);
  /**
   * By number only.
   */
  'lines'?: (_nahr_orders_v1_ChosenUnits)[];
  /**
   * Never more than what these units were paid with, by tender; less where a fee is kept.
   */
  'refunds'?: (_nahr_orders_v1_TenderShare)[];
}

export interface RecordReturnedRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'returnId': (string);
  /**
   * By number only.
   */
  'lines': (_nahr_orders_v1_ChosenUnits__Output)[];
  /**
   * Never more than what these units were paid with, by tender; less where a fee is kept.
   */
  'refunds': (_nahr_orders_v1_TenderShare__Output)[];
}
