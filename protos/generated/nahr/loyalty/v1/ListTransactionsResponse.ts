// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Transaction as _nahr_loyalty_v1_Transaction, Transaction__Output as _nahr_loyalty_v1_Transaction__Output } from '../../../nahr/loyalty/v1/Transaction.ts';

export interface ListTransactionsResponse {
  'transactions'?: (_nahr_loyalty_v1_Transaction)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListTransactionsResponse__Output {
  'transactions': (_nahr_loyalty_v1_Transaction__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
