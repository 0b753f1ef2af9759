// Original file: protos/nahr/returns/v1/returns.proto

import type { Long } from '@grpc/proto-loader';

export interface UnreceiptedLine {
  /**
   * Chosen by the caller, unique in the return: 1 to 64 characters.
   */
  'lineId'?: (string);
  'sku'?: (string);
  /**
   * Whole units, at least 1.
   */
  'quantity'?: (number | string | Long);
  /**
   * Of the whole line.
   */
  'refundMinor'?: (number | string | Long);
}

export interface UnreceiptedLine__Output {
  /**
   * Chosen by the caller, unique in the return: 1 to 64 characters.
   */
  'lineId': (string);
  'sku': (string);
  /**
   * Whole units, at least 1.
   */
  'quantity': (string);
  /**
   * Of the whole line.
   */
  'refundMinor': (string);
}
