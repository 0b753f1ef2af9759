// Original file: protos/nahr/returns/v1/returns.proto

import type { ReturnSummary as _nahr_returns_v1_ReturnSummary, ReturnSummary__Output as _nahr_returns_v1_ReturnSummary__Output } from '../../../nahr/returns/v1/ReturnSummary.ts';

export interface ListReturnsResponse {
  'returns'?: (_nahr_returns_v1_ReturnSummary)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

export interface ListReturnsResponse__Output {
  'returns': (_nahr_returns_v1_ReturnSummary__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
