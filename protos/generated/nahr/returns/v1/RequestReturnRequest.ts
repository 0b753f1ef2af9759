// Original file: protos/nahr/returns/v1/returns.proto

import type { Purchase as _nahr_returns_v1_Purchase, Purchase__Output as _nahr_returns_v1_Purchase__Output } from '../../../nahr/returns/v1/Purchase.ts';
import type { AskedUnits as _nahr_returns_v1_AskedUnits, AskedUnits__Output as _nahr_returns_v1_AskedUnits__Output } from '../../../nahr/returns/v1/AskedUnits.ts';
import type { InspectedUnits as _nahr_returns_v1_InspectedUnits, InspectedUnits__Output as _nahr_returns_v1_InspectedUnits__Output } from '../../../nahr/returns/v1/InspectedUnits.ts';
import type { UnreceiptedLine as _nahr_returns_v1_UnreceiptedLine, UnreceiptedLine__Output as _nahr_returns_v1_UnreceiptedLine__Output } from '../../../nahr/returns/v1/UnreceiptedLine.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

export interface RequestReturnRequest {
  'requestId'?: (string);
  /**
   * Absent: without a receipt.
   */
  'purchase'?: (_nahr_returns_v1_Purchase | null);
  /**
   * At least one with a purchase.
   */
  'lines'?: (_nahr_returns_v1_AskedUnits)[];
  /**
   * What was quoted; -1 takes whatever it is.
   */
  'quotedRefundMinor'?: (number | string | Long);
  /**
   * Why, in a few words for the record: stored sealed, as all words about a return are, and forgotten with its customer.
   */
  'reason'?: (string);
  /**
   * A manager's word that the policy does not hold here.
   */
  'overrideReason'?: (string);
  /**
   * The units are here and came in with the request; with the inspection too where `inspection` is given.
   */
  'receivedAtLocationId'?: (string);
  'inspection'?: (_nahr_returns_v1_InspectedUnits)[];
  /**
   * Without a receipt:
   */
  'unreceipted'?: (_nahr_returns_v1_UnreceiptedLine)[];
  'currencyCode'?: (string);
  'customerId'?: (string);
  /**
   * History: the money has been given back already, outside. Roles: operator. No limit or window refuses it.
   */
  'alreadyRefunded'?: (boolean);
  /**
   * Business time; now when absent. Another than now: operator.
   */
  'occurredAt'?: (_google_protobuf_Timestamp | null);
}

export interface RequestReturnRequest__Output {
  'requestId': (string);
  /**
   * Absent: without a receipt.
   */
  'purchase': (_nahr_returns_v1_Purchase__Output | null);
  /**
   * At least one with a purchase.
   */
  'lines': (_nahr_returns_v1_AskedUnits__Output)[];
  /**
   * What was quoted; -1 takes whatever it is.
   */
  'quotedRefundMinor': (string);
  /**
   * Why, in a few words for the record: stored sealed, as all words about a return are, and forgotten with its customer.
   */
  'reason': (string);
  /**
   * A manager's word that the policy does not hold here.
   */
  'overrideReason': (string);
  /**
   * The units are here and came in with the request; with the inspection too where `inspection` is given.
   */
  'receivedAtLocationId': (string);
  'inspection': (_nahr_returns_v1_InspectedUnits__Output)[];
  /**
   * Without a receipt:
   */
  'unreceipted': (_nahr_returns_v1_UnreceiptedLine__Output)[];
  'currencyCode': (string);
  'customerId': (string);
  /**
   * History: the money has been given back already, outside. Roles: operator. No limit or window refuses it.
   */
  'alreadyRefunded': (boolean);
  /**
   * Business time; now when absent. Another than now: operator.
   */
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
}
