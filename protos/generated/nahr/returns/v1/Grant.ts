// Original file: protos/nahr/returns/v1/returns.proto

import type { GrantedUnits as _nahr_returns_v1_GrantedUnits, GrantedUnits__Output as _nahr_returns_v1_GrantedUnits__Output } from '../../../nahr/returns/v1/GrantedUnits.ts';
import type { RefundShare as _nahr_returns_v1_RefundShare, RefundShare__Output as _nahr_returns_v1_RefundShare__Output } from '../../../nahr/returns/v1/RefundShare.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * What was accepted at once, and what is given back for it.
 */
export interface Grant {
  /**
   * From 1, in the order of the return's stream.
   */
  'number'?: (number);
  'lines'?: (_nahr_returns_v1_GrantedUnits)[];
  /**
   * Empty where nothing is given back.
   */
  'refunds'?: (_nahr_returns_v1_RefundShare)[];
  'grantedAt'?: (_google_protobuf_Timestamp | null);
}

/**
 * What was accepted at once, and what is given back for it.
 */
export interface Grant__Output {
  /**
   * From 1, in the order of the return's stream.
   */
  'number': (number);
  'lines': (_nahr_returns_v1_GrantedUnits__Output)[];
  /**
   * Empty where nothing is given back.
   */
  'refunds': (_nahr_returns_v1_RefundShare__Output)[];
  'grantedAt': (_google_protobuf_Timestamp__Output | null);
}
