// Original file: protos/nahr/returns/v1/returns.proto

import type { ReturnState as _nahr_returns_v1_ReturnState, ReturnState__Output as _nahr_returns_v1_ReturnState__Output } from '../../../nahr/returns/v1/ReturnState.ts';
import type { ChannelKind as _nahr_common_v1_ChannelKind, ChannelKind__Output as _nahr_common_v1_ChannelKind__Output } from '../../../nahr/common/v1/ChannelKind.ts';
import type { ReturnLine as _nahr_returns_v1_ReturnLine, ReturnLine__Output as _nahr_returns_v1_ReturnLine__Output } from '../../../nahr/returns/v1/ReturnLine.ts';
import type { Refund as _nahr_returns_v1_Refund, Refund__Output as _nahr_returns_v1_Refund__Output } from '../../../nahr/returns/v1/Refund.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Grant as _nahr_returns_v1_Grant, Grant__Output as _nahr_returns_v1_Grant__Output } from '../../../nahr/returns/v1/Grant.ts';
import type { Long } from '@grpc/proto-loader';

export interface Return {
  'returnId'?: (string);
  'state'?: (_nahr_returns_v1_ReturnState);
  /**
   * Empty without a receipt.
   */
  'orderId'?: (string);
  /**
   * Where it was asked for.
   */
  'channelId'?: (string);
  'channelKind'?: (_nahr_common_v1_ChannelKind);
  'customerId'?: (string);
  'currencyCode'?: (string);
  'policyVersion'?: (number);
  'lines'?: (_nahr_returns_v1_ReturnLine)[];
  'refunds'?: (_nahr_returns_v1_Refund)[];
  /**
   * Empty, as `override_reason` and `question` are, once it was forgotten.
   */
  'reason'?: (string);
  'overrideReason'?: (string);
  'occurredAt'?: (_google_protobuf_Timestamp | null);
  'recordedAt'?: (_google_protobuf_Timestamp | null);
  'revision'?: (number | string | Long);
  /**
   * The channel of the order; empty without a receipt.
   */
  'orderChannelId'?: (string);
  /**
   * What is to be decided by a person, if anything.
   */
  'question'?: (string);
  'alreadyRefunded'?: (boolean);
  /**
   * What was accepted, each acceptance by itself and in their order: by its number a process carries it out once.
   */
  'grants'?: (_nahr_returns_v1_Grant)[];
  /**
   * When all that was accepted had been carried out; unset until then. A refund may have failed since.
   */
  'settledAt'?: (_google_protobuf_Timestamp | null);
}

export interface Return__Output {
  'returnId': (string);
  'state': (_nahr_returns_v1_ReturnState__Output);
  /**
   * Empty without a receipt.
   */
  'orderId': (string);
  /**
   * Where it was asked for.
   */
  'channelId': (string);
  'channelKind': (_nahr_common_v1_ChannelKind__Output);
  'customerId': (string);
  'currencyCode': (string);
  'policyVersion': (number);
  'lines': (_nahr_returns_v1_ReturnLine__Output)[];
  'refunds': (_nahr_returns_v1_Refund__Output)[];
  /**
   * Empty, as `override_reason` and `question` are, once it was forgotten.
   */
  'reason': (string);
  'overrideReason': (string);
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
  'recordedAt': (_google_protobuf_Timestamp__Output | null);
  'revision': (string);
  /**
   * The channel of the order; empty without a receipt.
   */
  'orderChannelId': (string);
  /**
   * What is to be decided by a person, if anything.
   */
  'question': (string);
  'alreadyRefunded': (boolean);
  /**
   * What was accepted, each acceptance by itself and in their order: by its number a process carries it out once.
   */
  'grants': (_nahr_returns_v1_Grant__Output)[];
  /**
   * When all that was accepted had been carried out; unset until then. A refund may have failed since.
   */
  'settledAt': (_google_protobuf_Timestamp__Output | null);
}
