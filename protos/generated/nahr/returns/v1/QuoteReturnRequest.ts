// Original file: protos/nahr/returns/v1/returns.proto

import type { Purchase as _nahr_returns_v1_Purchase, Purchase__Output as _nahr_returns_v1_Purchase__Output } from '../../../nahr/returns/v1/Purchase.ts';
import type { AskedUnits as _nahr_returns_v1_AskedUnits, AskedUnits__Output as _nahr_returns_v1_AskedUnits__Output } from '../../../nahr/returns/v1/AskedUnits.ts';

export interface QuoteReturnRequest {
  'purchase'?: (_nahr_returns_v1_Purchase | null);
  /**
   * Everything that left when empty.
   */
  'lines'?: (_nahr_returns_v1_AskedUnits)[];
}

export interface QuoteReturnRequest__Output {
  'purchase': (_nahr_returns_v1_Purchase__Output | null);
  /**
   * Everything that left when empty.
   */
  'lines': (_nahr_returns_v1_AskedUnits__Output)[];
}
