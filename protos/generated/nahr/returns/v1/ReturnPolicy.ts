// Original file: protos/nahr/returns/v1/returns.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { CategoryTerms as _nahr_returns_v1_CategoryTerms, CategoryTerms__Output as _nahr_returns_v1_CategoryTerms__Output } from '../../../nahr/returns/v1/CategoryTerms.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReturnPolicy {
  'version'?: (number);
  /**
   * Purchases from this time on; when it is put, now when absent.
   */
  'effectiveFrom'?: (_google_protobuf_Timestamp | null);
  /**
   * For categories that are not listed.
   */
  'otherwise'?: (_nahr_returns_v1_CategoryTerms | null);
  'categories'?: (_nahr_returns_v1_CategoryTerms)[];
  /**
   * Without a receipt, per return: none allowed when 0. Minor units of whatever currency it is.
   */
  'noReceiptLimitMinor'?: (number | string | Long);
}

export interface ReturnPolicy__Output {
  'version': (number);
  /**
   * Purchases from this time on; when it is put, now when absent.
   */
  'effectiveFrom': (_google_protobuf_Timestamp__Output | null);
  /**
   * For categories that are not listed.
   */
  'otherwise': (_nahr_returns_v1_CategoryTerms__Output | null);
  'categories': (_nahr_returns_v1_CategoryTerms__Output)[];
  /**
   * Without a receipt, per return: none allowed when 0. Minor units of whatever currency it is.
   */
  'noReceiptLimitMinor': (string);
}
