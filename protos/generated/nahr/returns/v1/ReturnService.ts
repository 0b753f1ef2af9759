// Original file: protos/nahr/returns/v1/returns.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ApproveRefundRequest as _nahr_returns_v1_ApproveRefundRequest, ApproveRefundRequest__Output as _nahr_returns_v1_ApproveRefundRequest__Output } from '../../../nahr/returns/v1/ApproveRefundRequest.ts';
import type { ApproveRefundResponse as _nahr_returns_v1_ApproveRefundResponse, ApproveRefundResponse__Output as _nahr_returns_v1_ApproveRefundResponse__Output } from '../../../nahr/returns/v1/ApproveRefundResponse.ts';
import type { CancelReturnRequest as _nahr_returns_v1_CancelReturnRequest, CancelReturnRequest__Output as _nahr_returns_v1_CancelReturnRequest__Output } from '../../../nahr/returns/v1/CancelReturnRequest.ts';
import type { CancelReturnResponse as _nahr_returns_v1_CancelReturnResponse, CancelReturnResponse__Output as _nahr_returns_v1_CancelReturnResponse__Output } from '../../../nahr/returns/v1/CancelReturnResponse.ts';
import type { DeclareLostRequest as _nahr_returns_v1_DeclareLostRequest, DeclareLostRequest__Output as _nahr_returns_v1_DeclareLostRequest__Output } from '../../../nahr/returns/v1/DeclareLostRequest.ts';
import type { DeclareLostResponse as _nahr_returns_v1_DeclareLostResponse, DeclareLostResponse__Output as _nahr_returns_v1_DeclareLostResponse__Output } from '../../../nahr/returns/v1/DeclareLostResponse.ts';
import type { GetReturnPolicyRequest as _nahr_returns_v1_GetReturnPolicyRequest, GetReturnPolicyRequest__Output as _nahr_returns_v1_GetReturnPolicyRequest__Output } from '../../../nahr/returns/v1/GetReturnPolicyRequest.ts';
import type { GetReturnPolicyResponse as _nahr_returns_v1_GetReturnPolicyResponse, GetReturnPolicyResponse__Output as _nahr_returns_v1_GetReturnPolicyResponse__Output } from '../../../nahr/returns/v1/GetReturnPolicyResponse.ts';
import type { GetReturnRequest as _nahr_returns_v1_GetReturnRequest, GetReturnRequest__Output as _nahr_returns_v1_GetReturnRequest__Output } from '../../../nahr/returns/v1/GetReturnRequest.ts';
import type { GetReturnResponse as _nahr_returns_v1_GetReturnResponse, GetReturnResponse__Output as _nahr_returns_v1_GetReturnResponse__Output } from '../../../nahr/returns/v1/GetReturnResponse.ts';
import type { GetReturnWindowsRequest as _nahr_returns_v1_GetReturnWindowsRequest, GetReturnWindowsRequest__Output as _nahr_returns_v1_GetReturnWindowsRequest__Output } from '../../../nahr/returns/v1/GetReturnWindowsRequest.ts';
import type { GetReturnWindowsResponse as _nahr_returns_v1_GetReturnWindowsResponse, GetReturnWindowsResponse__Output as _nahr_returns_v1_GetReturnWindowsResponse__Output } from '../../../nahr/returns/v1/GetReturnWindowsResponse.ts';
import type { InspectUnitsRequest as _nahr_returns_v1_InspectUnitsRequest, InspectUnitsRequest__Output as _nahr_returns_v1_InspectUnitsRequest__Output } from '../../../nahr/returns/v1/InspectUnitsRequest.ts';
import type { InspectUnitsResponse as _nahr_returns_v1_InspectUnitsResponse, InspectUnitsResponse__Output as _nahr_returns_v1_InspectUnitsResponse__Output } from '../../../nahr/returns/v1/InspectUnitsResponse.ts';
import type { ListReturnsRequest as _nahr_returns_v1_ListReturnsRequest, ListReturnsRequest__Output as _nahr_returns_v1_ListReturnsRequest__Output } from '../../../nahr/returns/v1/ListReturnsRequest.ts';
import type { ListReturnsResponse as _nahr_returns_v1_ListReturnsResponse, ListReturnsResponse__Output as _nahr_returns_v1_ListReturnsResponse__Output } from '../../../nahr/returns/v1/ListReturnsResponse.ts';
import type { PutReturnPolicyRequest as _nahr_returns_v1_PutReturnPolicyRequest, PutReturnPolicyRequest__Output as _nahr_returns_v1_PutReturnPolicyRequest__Output } from '../../../nahr/returns/v1/PutReturnPolicyRequest.ts';
import type { PutReturnPolicyResponse as _nahr_returns_v1_PutReturnPolicyResponse, PutReturnPolicyResponse__Output as _nahr_returns_v1_PutReturnPolicyResponse__Output } from '../../../nahr/returns/v1/PutReturnPolicyResponse.ts';
import type { QuoteReturnRequest as _nahr_returns_v1_QuoteReturnRequest, QuoteReturnRequest__Output as _nahr_returns_v1_QuoteReturnRequest__Output } from '../../../nahr/returns/v1/QuoteReturnRequest.ts';
import type { QuoteReturnResponse as _nahr_returns_v1_QuoteReturnResponse, QuoteReturnResponse__Output as _nahr_returns_v1_QuoteReturnResponse__Output } from '../../../nahr/returns/v1/QuoteReturnResponse.ts';
import type { ReceiveReturnRequest as _nahr_returns_v1_ReceiveReturnRequest, ReceiveReturnRequest__Output as _nahr_returns_v1_ReceiveReturnRequest__Output } from '../../../nahr/returns/v1/ReceiveReturnRequest.ts';
import type { ReceiveReturnResponse as _nahr_returns_v1_ReceiveReturnResponse, ReceiveReturnResponse__Output as _nahr_returns_v1_ReceiveReturnResponse__Output } from '../../../nahr/returns/v1/ReceiveReturnResponse.ts';
import type { RecordRefundRequest as _nahr_returns_v1_RecordRefundRequest, RecordRefundRequest__Output as _nahr_returns_v1_RecordRefundRequest__Output } from '../../../nahr/returns/v1/RecordRefundRequest.ts';
import type { RecordRefundResponse as _nahr_returns_v1_RecordRefundResponse, RecordRefundResponse__Output as _nahr_returns_v1_RecordRefundResponse__Output } from '../../../nahr/returns/v1/RecordRefundResponse.ts';
import type { RejectUnitsRequest as _nahr_returns_v1_RejectUnitsRequest, RejectUnitsRequest__Output as _nahr_returns_v1_RejectUnitsRequest__Output } from '../../../nahr/returns/v1/RejectUnitsRequest.ts';
import type { RejectUnitsResponse as _nahr_returns_v1_RejectUnitsResponse, RejectUnitsResponse__Output as _nahr_returns_v1_RejectUnitsResponse__Output } from '../../../nahr/returns/v1/RejectUnitsResponse.ts';
import type { RequestReturnRequest as _nahr_returns_v1_RequestReturnRequest, RequestReturnRequest__Output as _nahr_returns_v1_RequestReturnRequest__Output } from '../../../nahr/returns/v1/RequestReturnRequest.ts';
import type { RequestReturnResponse as _nahr_returns_v1_RequestReturnResponse, RequestReturnResponse__Output as _nahr_returns_v1_RequestReturnResponse__Output } from '../../../nahr/returns/v1/RequestReturnResponse.ts';
import type { SettleReturnRequest as _nahr_returns_v1_SettleReturnRequest, SettleReturnRequest__Output as _nahr_returns_v1_SettleReturnRequest__Output } from '../../../nahr/returns/v1/SettleReturnRequest.ts';
import type { SettleReturnResponse as _nahr_returns_v1_SettleReturnResponse, SettleReturnResponse__Output as _nahr_returns_v1_SettleReturnResponse__Output } from '../../../nahr/returns/v1/SettleReturnResponse.ts';

/**
 * Returns: of anything bought in any channel, to any store or by mail, under one policy.
 * 
 * Two axes per unit: reception (awaiting -> received or lost) and acceptance (pending -> accepted, rejected or under review).
 * What is decided here is carried out by a process: the order's units, stock at the place of reception, the refund to the
 * tenders that paid, points. Amounts are integer minor units of the order's one currency.
 * 
 * Every mutation is idempotent by `request_id`, which the return, or the policy, remembers as common.proto says: with another
 * body for the same return it is REQUEST_ID_REUSED (ALREADY_EXISTS). A return is named after the key and the `request_id` that
 * asked for it: there is never a second one of both, whatever the order. Reasons of all: INVALID_FIELD (INVALID_ARGUMENT);
 * RETURN_NOT_FOUND (NOT_FOUND); ROLE_REQUIRED, STORE_REQUIRED (PERMISSION_DENIED); WRONG_STATE {state} (FAILED_PRECONDITION).
 * Roles: associate and manager of that store, operator, unless said otherwise.
 */
export interface ReturnServiceClient extends grpc.Client {
  /**
   * A manager decides about units under review: accepts them, with a reason. Roles: manager of that store, operator.
   */
  ApproveRefund(argument: _nahr_returns_v1_ApproveRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ApproveRefundResponse__Output>): grpc.ClientUnaryCall;
  ApproveRefund(argument: _nahr_returns_v1_ApproveRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_ApproveRefundResponse__Output>): grpc.ClientUnaryCall;
  ApproveRefund(argument: _nahr_returns_v1_ApproveRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ApproveRefundResponse__Output>): grpc.ClientUnaryCall;
  ApproveRefund(argument: _nahr_returns_v1_ApproveRefundRequest, callback: grpc.requestCallback<_nahr_returns_v1_ApproveRefundResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A manager decides about units under review: accepts them, with a reason. Roles: manager of that store, operator.
   */
  approveRefund(argument: _nahr_returns_v1_ApproveRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ApproveRefundResponse__Output>): grpc.ClientUnaryCall;
  approveRefund(argument: _nahr_returns_v1_ApproveRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_ApproveRefundResponse__Output>): grpc.ClientUnaryCall;
  approveRefund(argument: _nahr_returns_v1_ApproveRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ApproveRefundResponse__Output>): grpc.ClientUnaryCall;
  approveRefund(argument: _nahr_returns_v1_ApproveRefundRequest, callback: grpc.requestCallback<_nahr_returns_v1_ApproveRefundResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Calls the return of all units off that have not been received. Roles: channel, associate, manager, operator.
   * Reasons: NOTHING_TO_CANCEL {state} (FAILED_PRECONDITION).
   */
  CancelReturn(argument: _nahr_returns_v1_CancelReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_CancelReturnResponse__Output>): grpc.ClientUnaryCall;
  CancelReturn(argument: _nahr_returns_v1_CancelReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_CancelReturnResponse__Output>): grpc.ClientUnaryCall;
  CancelReturn(argument: _nahr_returns_v1_CancelReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_CancelReturnResponse__Output>): grpc.ClientUnaryCall;
  CancelReturn(argument: _nahr_returns_v1_CancelReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_CancelReturnResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Calls the return of all units off that have not been received. Roles: channel, associate, manager, operator.
   * Reasons: NOTHING_TO_CANCEL {state} (FAILED_PRECONDITION).
   */
  cancelReturn(argument: _nahr_returns_v1_CancelReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_CancelReturnResponse__Output>): grpc.ClientUnaryCall;
  cancelReturn(argument: _nahr_returns_v1_CancelReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_CancelReturnResponse__Output>): grpc.ClientUnaryCall;
  cancelReturn(argument: _nahr_returns_v1_CancelReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_CancelReturnResponse__Output>): grpc.ClientUnaryCall;
  cancelReturn(argument: _nahr_returns_v1_CancelReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_CancelReturnResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sent, and never came. Roles: manager, operator.
   */
  DeclareLost(argument: _nahr_returns_v1_DeclareLostRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_DeclareLostResponse__Output>): grpc.ClientUnaryCall;
  DeclareLost(argument: _nahr_returns_v1_DeclareLostRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_DeclareLostResponse__Output>): grpc.ClientUnaryCall;
  DeclareLost(argument: _nahr_returns_v1_DeclareLostRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_DeclareLostResponse__Output>): grpc.ClientUnaryCall;
  DeclareLost(argument: _nahr_returns_v1_DeclareLostRequest, callback: grpc.requestCallback<_nahr_returns_v1_DeclareLostResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Sent, and never came. Roles: manager, operator.
   */
  declareLost(argument: _nahr_returns_v1_DeclareLostRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_DeclareLostResponse__Output>): grpc.ClientUnaryCall;
  declareLost(argument: _nahr_returns_v1_DeclareLostRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_DeclareLostResponse__Output>): grpc.ClientUnaryCall;
  declareLost(argument: _nahr_returns_v1_DeclareLostRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_DeclareLostResponse__Output>): grpc.ClientUnaryCall;
  declareLost(argument: _nahr_returns_v1_DeclareLostRequest, callback: grpc.requestCallback<_nahr_returns_v1_DeclareLostResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One return, read from its stream.
   * Roles: channel (of the order or of the return), associate, manager, operator, service.
   */
  GetReturn(argument: _nahr_returns_v1_GetReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnResponse__Output>): grpc.ClientUnaryCall;
  GetReturn(argument: _nahr_returns_v1_GetReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnResponse__Output>): grpc.ClientUnaryCall;
  GetReturn(argument: _nahr_returns_v1_GetReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnResponse__Output>): grpc.ClientUnaryCall;
  GetReturn(argument: _nahr_returns_v1_GetReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One return, read from its stream.
   * Roles: channel (of the order or of the return), associate, manager, operator, service.
   */
  getReturn(argument: _nahr_returns_v1_GetReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnResponse__Output>): grpc.ClientUnaryCall;
  getReturn(argument: _nahr_returns_v1_GetReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnResponse__Output>): grpc.ClientUnaryCall;
  getReturn(argument: _nahr_returns_v1_GetReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnResponse__Output>): grpc.ClientUnaryCall;
  getReturn(argument: _nahr_returns_v1_GetReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The version in force at a time; now when absent.
   */
  GetReturnPolicy(argument: _nahr_returns_v1_GetReturnPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetReturnPolicy(argument: _nahr_returns_v1_GetReturnPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetReturnPolicy(argument: _nahr_returns_v1_GetReturnPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetReturnPolicy(argument: _nahr_returns_v1_GetReturnPolicyRequest, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The version in force at a time; now when absent.
   */
  getReturnPolicy(argument: _nahr_returns_v1_GetReturnPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  getReturnPolicy(argument: _nahr_returns_v1_GetReturnPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  getReturnPolicy(argument: _nahr_returns_v1_GetReturnPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  getReturnPolicy(argument: _nahr_returns_v1_GetReturnPolicyRequest, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Until when units of an order may come back, by the version of the policy in force when it was bought.
   * Roles: service, channel, associate, manager, operator.
   */
  GetReturnWindows(argument: _nahr_returns_v1_GetReturnWindowsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnWindowsResponse__Output>): grpc.ClientUnaryCall;
  GetReturnWindows(argument: _nahr_returns_v1_GetReturnWindowsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnWindowsResponse__Output>): grpc.ClientUnaryCall;
  GetReturnWindows(argument: _nahr_returns_v1_GetReturnWindowsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnWindowsResponse__Output>): grpc.ClientUnaryCall;
  GetReturnWindows(argument: _nahr_returns_v1_GetReturnWindowsRequest, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnWindowsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Until when units of an order may come back, by the version of the policy in force when it was bought.
   * Roles: service, channel, associate, manager, operator.
   */
  getReturnWindows(argument: _nahr_returns_v1_GetReturnWindowsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnWindowsResponse__Output>): grpc.ClientUnaryCall;
  getReturnWindows(argument: _nahr_returns_v1_GetReturnWindowsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnWindowsResponse__Output>): grpc.ClientUnaryCall;
  getReturnWindows(argument: _nahr_returns_v1_GetReturnWindowsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnWindowsResponse__Output>): grpc.ClientUnaryCall;
  getReturnWindows(argument: _nahr_returns_v1_GetReturnWindowsRequest, callback: grpc.requestCallback<_nahr_returns_v1_GetReturnWindowsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What an inspection says of received units: accepted with a disposition, rejected (given back to the shopper), or to be decided
   * by a manager. Accepting grants the refund. Reasons: UNITS_NOT_RECEIVED {line_id}; UNITS_DECIDED {line_id}.
   */
  InspectUnits(argument: _nahr_returns_v1_InspectUnitsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_InspectUnitsResponse__Output>): grpc.ClientUnaryCall;
  InspectUnits(argument: _nahr_returns_v1_InspectUnitsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_InspectUnitsResponse__Output>): grpc.ClientUnaryCall;
  InspectUnits(argument: _nahr_returns_v1_InspectUnitsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_InspectUnitsResponse__Output>): grpc.ClientUnaryCall;
  InspectUnits(argument: _nahr_returns_v1_InspectUnitsRequest, callback: grpc.requestCallback<_nahr_returns_v1_InspectUnitsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What an inspection says of received units: accepted with a disposition, rejected (given back to the shopper), or to be decided
   * by a manager. Accepting grants the refund. Reasons: UNITS_NOT_RECEIVED {line_id}; UNITS_DECIDED {line_id}.
   */
  inspectUnits(argument: _nahr_returns_v1_InspectUnitsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_InspectUnitsResponse__Output>): grpc.ClientUnaryCall;
  inspectUnits(argument: _nahr_returns_v1_InspectUnitsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_InspectUnitsResponse__Output>): grpc.ClientUnaryCall;
  inspectUnits(argument: _nahr_returns_v1_InspectUnitsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_InspectUnitsResponse__Output>): grpc.ClientUnaryCall;
  inspectUnits(argument: _nahr_returns_v1_InspectUnitsRequest, callback: grpc.requestCallback<_nahr_returns_v1_InspectUnitsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Returns in pages, newest first. A channel lists those that it may get: of its own orders, and those asked for there; its
   * filters and pages are among these. Roles: channel, associate, manager, operator, service. Reasons: CHANNEL_REQUIRED: a
   * channel's key that names none (PERMISSION_DENIED).
   */
  ListReturns(argument: _nahr_returns_v1_ListReturnsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ListReturnsResponse__Output>): grpc.ClientUnaryCall;
  ListReturns(argument: _nahr_returns_v1_ListReturnsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_ListReturnsResponse__Output>): grpc.ClientUnaryCall;
  ListReturns(argument: _nahr_returns_v1_ListReturnsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ListReturnsResponse__Output>): grpc.ClientUnaryCall;
  ListReturns(argument: _nahr_returns_v1_ListReturnsRequest, callback: grpc.requestCallback<_nahr_returns_v1_ListReturnsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Returns in pages, newest first. A channel lists those that it may get: of its own orders, and those asked for there; its
   * filters and pages are among these. Roles: channel, associate, manager, operator, service. Reasons: CHANNEL_REQUIRED: a
   * channel's key that names none (PERMISSION_DENIED).
   */
  listReturns(argument: _nahr_returns_v1_ListReturnsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ListReturnsResponse__Output>): grpc.ClientUnaryCall;
  listReturns(argument: _nahr_returns_v1_ListReturnsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_ListReturnsResponse__Output>): grpc.ClientUnaryCall;
  listReturns(argument: _nahr_returns_v1_ListReturnsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ListReturnsResponse__Output>): grpc.ClientUnaryCall;
  listReturns(argument: _nahr_returns_v1_ListReturnsRequest, callback: grpc.requestCallback<_nahr_returns_v1_ListReturnsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Puts a version of the policy in force from a time on. Versions are numbered from 1; a version is never changed. Version 0 is
   * built in and in force from the beginning: 30 days for every category, no fee, nothing final, no receipt up to 50.00.
   * Roles: operator. Reasons: EFFECTIVE_TOO_EARLY {earliest}: not later than the version before, or in the past, which only version 1 may be
   * (FAILED_PRECONDITION).
   */
  PutReturnPolicy(argument: _nahr_returns_v1_PutReturnPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_PutReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutReturnPolicy(argument: _nahr_returns_v1_PutReturnPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_PutReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutReturnPolicy(argument: _nahr_returns_v1_PutReturnPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_PutReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutReturnPolicy(argument: _nahr_returns_v1_PutReturnPolicyRequest, callback: grpc.requestCallback<_nahr_returns_v1_PutReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Puts a version of the policy in force from a time on. Versions are numbered from 1; a version is never changed. Version 0 is
   * built in and in force from the beginning: 30 days for every category, no fee, nothing final, no receipt up to 50.00.
   * Roles: operator. Reasons: EFFECTIVE_TOO_EARLY {earliest}: not later than the version before, or in the past, which only version 1 may be
   * (FAILED_PRECONDITION).
   */
  putReturnPolicy(argument: _nahr_returns_v1_PutReturnPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_PutReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  putReturnPolicy(argument: _nahr_returns_v1_PutReturnPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_PutReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  putReturnPolicy(argument: _nahr_returns_v1_PutReturnPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_PutReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  putReturnPolicy(argument: _nahr_returns_v1_PutReturnPolicyRequest, callback: grpc.requestCallback<_nahr_returns_v1_PutReturnPolicyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What may come back, until when, what is given back for it and to which tender, and the points that go back; no side
   * effect. Every unit asked for is answered for: eligible, or why not. Roles: channel, associate, manager, operator.
   * Reasons: PURCHASE_NOT_FOUND, LINE_NOT_FOUND {line_id} (NOT_FOUND); PURCHASE_AMBIGUOUS {found} (FAILED_PRECONDITION): several orders bear this receipt.
   */
  QuoteReturn(argument: _nahr_returns_v1_QuoteReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_QuoteReturnResponse__Output>): grpc.ClientUnaryCall;
  QuoteReturn(argument: _nahr_returns_v1_QuoteReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_QuoteReturnResponse__Output>): grpc.ClientUnaryCall;
  QuoteReturn(argument: _nahr_returns_v1_QuoteReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_QuoteReturnResponse__Output>): grpc.ClientUnaryCall;
  QuoteReturn(argument: _nahr_returns_v1_QuoteReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_QuoteReturnResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What may come back, until when, what is given back for it and to which tender, and the points that go back; no side
   * effect. Every unit asked for is answered for: eligible, or why not. Roles: channel, associate, manager, operator.
   * Reasons: PURCHASE_NOT_FOUND, LINE_NOT_FOUND {line_id} (NOT_FOUND); PURCHASE_AMBIGUOUS {found} (FAILED_PRECONDITION): several orders bear this receipt.
   */
  quoteReturn(argument: _nahr_returns_v1_QuoteReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_QuoteReturnResponse__Output>): grpc.ClientUnaryCall;
  quoteReturn(argument: _nahr_returns_v1_QuoteReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_QuoteReturnResponse__Output>): grpc.ClientUnaryCall;
  quoteReturn(argument: _nahr_returns_v1_QuoteReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_QuoteReturnResponse__Output>): grpc.ClientUnaryCall;
  quoteReturn(argument: _nahr_returns_v1_QuoteReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_QuoteReturnResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Units have come in at a location, announced there or not; only those that are still awaited.
   * Reasons: UNITS_NOT_AWAITED {line_id}.
   */
  ReceiveReturn(argument: _nahr_returns_v1_ReceiveReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ReceiveReturnResponse__Output>): grpc.ClientUnaryCall;
  ReceiveReturn(argument: _nahr_returns_v1_ReceiveReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_ReceiveReturnResponse__Output>): grpc.ClientUnaryCall;
  ReceiveReturn(argument: _nahr_returns_v1_ReceiveReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ReceiveReturnResponse__Output>): grpc.ClientUnaryCall;
  ReceiveReturn(argument: _nahr_returns_v1_ReceiveReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_ReceiveReturnResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Units have come in at a location, announced there or not; only those that are still awaited.
   * Reasons: UNITS_NOT_AWAITED {line_id}.
   */
  receiveReturn(argument: _nahr_returns_v1_ReceiveReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ReceiveReturnResponse__Output>): grpc.ClientUnaryCall;
  receiveReturn(argument: _nahr_returns_v1_ReceiveReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_ReceiveReturnResponse__Output>): grpc.ClientUnaryCall;
  receiveReturn(argument: _nahr_returns_v1_ReceiveReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_ReceiveReturnResponse__Output>): grpc.ClientUnaryCall;
  receiveReturn(argument: _nahr_returns_v1_ReceiveReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_ReceiveReturnResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What became of one granted refund. Roles: service; operator, and the order's channel, or without a receipt the store that
   * took the goods, for one that it holds itself (`with_channel`). Reasons: REFUND_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}.
   */
  RecordRefund(argument: _nahr_returns_v1_RecordRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  RecordRefund(argument: _nahr_returns_v1_RecordRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  RecordRefund(argument: _nahr_returns_v1_RecordRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  RecordRefund(argument: _nahr_returns_v1_RecordRefundRequest, callback: grpc.requestCallback<_nahr_returns_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What became of one granted refund. Roles: service; operator, and the order's channel, or without a receipt the store that
   * took the goods, for one that it holds itself (`with_channel`). Reasons: REFUND_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}.
   */
  recordRefund(argument: _nahr_returns_v1_RecordRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  recordRefund(argument: _nahr_returns_v1_RecordRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  recordRefund(argument: _nahr_returns_v1_RecordRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  recordRefund(argument: _nahr_returns_v1_RecordRefundRequest, callback: grpc.requestCallback<_nahr_returns_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Refuses received units: they go back to the shopper. Of units under review: manager of that store, operator.
   */
  RejectUnits(argument: _nahr_returns_v1_RejectUnitsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RejectUnitsResponse__Output>): grpc.ClientUnaryCall;
  RejectUnits(argument: _nahr_returns_v1_RejectUnitsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_RejectUnitsResponse__Output>): grpc.ClientUnaryCall;
  RejectUnits(argument: _nahr_returns_v1_RejectUnitsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RejectUnitsResponse__Output>): grpc.ClientUnaryCall;
  RejectUnits(argument: _nahr_returns_v1_RejectUnitsRequest, callback: grpc.requestCallback<_nahr_returns_v1_RejectUnitsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Refuses received units: they go back to the shopper. Of units under review: manager of that store, operator.
   */
  rejectUnits(argument: _nahr_returns_v1_RejectUnitsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RejectUnitsResponse__Output>): grpc.ClientUnaryCall;
  rejectUnits(argument: _nahr_returns_v1_RejectUnitsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_RejectUnitsResponse__Output>): grpc.ClientUnaryCall;
  rejectUnits(argument: _nahr_returns_v1_RejectUnitsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RejectUnitsResponse__Output>): grpc.ClientUnaryCall;
  rejectUnits(argument: _nahr_returns_v1_RejectUnitsRequest, callback: grpc.requestCallback<_nahr_returns_v1_RejectUnitsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Asks to return units on exactly the terms that were quoted; claims them on the order. Roles: channel, associate, manager,
   * operator; an override and a return without a receipt: manager, operator.
   * Reasons: as QuoteReturn; UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND); CHANNEL_REQUIRED (PERMISSION_DENIED); UNIT_NOT_RETURNABLE {line_id, reason}: with the first ineligibility, unless
   * overridden; QUOTE_CHANGED {quoted, now}; UNITS_CLAIMED, UNITS_NOT_LEFT as in ClaimService; RECEIPT_REQUIRED {limit}: a return
   * without a receipt above the policy's limit (FAILED_PRECONDITION).
   */
  RequestReturn(argument: _nahr_returns_v1_RequestReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RequestReturnResponse__Output>): grpc.ClientUnaryCall;
  RequestReturn(argument: _nahr_returns_v1_RequestReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_RequestReturnResponse__Output>): grpc.ClientUnaryCall;
  RequestReturn(argument: _nahr_returns_v1_RequestReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RequestReturnResponse__Output>): grpc.ClientUnaryCall;
  RequestReturn(argument: _nahr_returns_v1_RequestReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_RequestReturnResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Asks to return units on exactly the terms that were quoted; claims them on the order. Roles: channel, associate, manager,
   * operator; an override and a return without a receipt: manager, operator.
   * Reasons: as QuoteReturn; UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND); CHANNEL_REQUIRED (PERMISSION_DENIED); UNIT_NOT_RETURNABLE {line_id, reason}: with the first ineligibility, unless
   * overridden; QUOTE_CHANGED {quoted, now}; UNITS_CLAIMED, UNITS_NOT_LEFT as in ClaimService; RECEIPT_REQUIRED {limit}: a return
   * without a receipt above the policy's limit (FAILED_PRECONDITION).
   */
  requestReturn(argument: _nahr_returns_v1_RequestReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RequestReturnResponse__Output>): grpc.ClientUnaryCall;
  requestReturn(argument: _nahr_returns_v1_RequestReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_RequestReturnResponse__Output>): grpc.ClientUnaryCall;
  requestReturn(argument: _nahr_returns_v1_RequestReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_RequestReturnResponse__Output>): grpc.ClientUnaryCall;
  requestReturn(argument: _nahr_returns_v1_RequestReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_RequestReturnResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Everything that was decided so far has been carried out. Roles: service. Reasons: NOT_SETTLED {open}.
   */
  SettleReturn(argument: _nahr_returns_v1_SettleReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_SettleReturnResponse__Output>): grpc.ClientUnaryCall;
  SettleReturn(argument: _nahr_returns_v1_SettleReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_SettleReturnResponse__Output>): grpc.ClientUnaryCall;
  SettleReturn(argument: _nahr_returns_v1_SettleReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_SettleReturnResponse__Output>): grpc.ClientUnaryCall;
  SettleReturn(argument: _nahr_returns_v1_SettleReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_SettleReturnResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Everything that was decided so far has been carried out. Roles: service. Reasons: NOT_SETTLED {open}.
   */
  settleReturn(argument: _nahr_returns_v1_SettleReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_SettleReturnResponse__Output>): grpc.ClientUnaryCall;
  settleReturn(argument: _nahr_returns_v1_SettleReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_returns_v1_SettleReturnResponse__Output>): grpc.ClientUnaryCall;
  settleReturn(argument: _nahr_returns_v1_SettleReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_returns_v1_SettleReturnResponse__Output>): grpc.ClientUnaryCall;
  settleReturn(argument: _nahr_returns_v1_SettleReturnRequest, callback: grpc.requestCallback<_nahr_returns_v1_SettleReturnResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Returns: of anything bought in any channel, to any store or by mail, under one policy.
 * 
 * Two axes per unit: reception (awaiting -> received or lost) and acceptance (pending -> accepted, rejected or under review).
 * What is decided here is carried out by a process: the order's units, stock at the place of reception, the refund to the
 * tenders that paid, points. Amounts are integer minor units of the order's one currency.
 * 
 * Every mutation is idempotent by `request_id`, which the return, or the policy, remembers as common.proto says: with another
 * body for the same return it is REQUEST_ID_REUSED (ALREADY_EXISTS). A return is named after the key and the `request_id` that
 * asked for it: there is never a second one of both, whatever the order. Reasons of all: INVALID_FIELD (INVALID_ARGUMENT);
 * RETURN_NOT_FOUND (NOT_FOUND); ROLE_REQUIRED, STORE_REQUIRED (PERMISSION_DENIED); WRONG_STATE {state} (FAILED_PRECONDITION).
 * Roles: associate and manager of that store, operator, unless said otherwise.
 */
export interface ReturnServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * A manager decides about units under review: accepts them, with a reason. Roles: manager of that store, operator.
   */
  ApproveRefund: grpc.handleUnaryCall<_nahr_returns_v1_ApproveRefundRequest__Output, _nahr_returns_v1_ApproveRefundResponse>;
  
  /**
   * Calls the return of all units off that have not been received. Roles: channel, associate, manager, operator.
   * Reasons: NOTHING_TO_CANCEL {state} (FAILED_PRECONDITION).
   */
  CancelReturn: grpc.handleUnaryCall<_nahr_returns_v1_CancelReturnRequest__Output, _nahr_returns_v1_CancelReturnResponse>;
  
  /**
   * Sent, and never came. Roles: manager, operator.
   */
  DeclareLost: grpc.handleUnaryCall<_nahr_returns_v1_DeclareLostRequest__Output, _nahr_returns_v1_DeclareLostResponse>;
  
  /**
   * One return, read from its stream.
   * Roles: channel (of the order or of the return), associate, manager, operator, service.
   */
  GetReturn: grpc.handleUnaryCall<_nahr_returns_v1_GetReturnRequest__Output, _nahr_returns_v1_GetReturnResponse>;
  
  /**
   * The version in force at a time; now when absent.
   */
  GetReturnPolicy: grpc.handleUnaryCall<_nahr_returns_v1_GetReturnPolicyRequest__Output, _nahr_returns_v1_GetReturnPolicyResponse>;
  
  /**
   * Until when units of an order may come back, by the version of the policy in force when it was bought.
   * Roles: service, channel, associate, manager, operator.
   */
  GetReturnWindows: grpc.handleUnaryCall<_nahr_returns_v1_GetReturnWindowsRequest__Output, _nahr_returns_v1_GetReturnWindowsResponse>;
  
  /**
   * What an inspection says of received units: accepted with a disposition, rejected (given back to the shopper), or to be decided
   * by a manager. Accepting grants the refund. Reasons: UNITS_NOT_RECEIVED {line_id}; UNITS_DECIDED {line_id}.
   */
  InspectUnits: grpc.handleUnaryCall<_nahr_returns_v1_InspectUnitsRequest__Output, _nahr_returns_v1_InspectUnitsResponse>;
  
  /**
   * Returns in pages, newest first. A channel lists those that it may get: of its own orders, and those asked for there; its
   * filters and pages are among these. Roles: channel, associate, manager, operator, service. Reasons: CHANNEL_REQUIRED: a
   * channel's key that names none (PERMISSION_DENIED).
   */
  ListReturns: grpc.handleUnaryCall<_nahr_returns_v1_ListReturnsRequest__Output, _nahr_returns_v1_ListReturnsResponse>;
  
  /**
   * Puts a version of the policy in force from a time on. Versions are numbered from 1; a version is never changed. Version 0 is
   * built in and in force from the beginning: 30 days for every category, no fee, nothing final, no receipt up to 50.00.
   * Roles: operator. Reasons: EFFECTIVE_TOO_EARLY {earliest}: not later than the version before, or in the past, which only version 1 may be
   * (FAILED_PRECONDITION).
   */
  PutReturnPolicy: grpc.handleUnaryCall<_nahr_returns_v1_PutReturnPolicyRequest__Output, _nahr_returns_v1_PutReturnPolicyResponse>;
  
  /**
   * What may come back, until when, what is given back for it and to which tender, and the points that go back; no side
   * effect. Every unit asked for is answered for: eligible, or why not. Roles: channel, associate, manager, operator.
   * Reasons: PURCHASE_NOT_FOUND, LINE_NOT_FOUND {line_id} (NOT_FOUND); PURCHASE_AMBIGUOUS {found} (FAILED_PRECONDITION): several orders bear this receipt.
   */
  QuoteReturn: grpc.handleUnaryCall<_nahr_returns_v1_QuoteReturnRequest__Output, _nahr_returns_v1_QuoteReturnResponse>;
  
  /**
   * Units have come in at a location, announced there or not; only those that are still awaited.
   * Reasons: UNITS_NOT_AWAITED {line_id}.
   */
  ReceiveReturn: grpc.handleUnaryCall<_nahr_returns_v1_ReceiveReturnRequest__Output, _nahr_returns_v1_ReceiveReturnResponse>;
  
  /**
   * What became of one granted refund. Roles: service; operator, and the order's channel, or without a receipt the store that
   * took the goods, for one that it holds itself (`with_channel`). Reasons: REFUND_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}.
   */
  RecordRefund: grpc.handleUnaryCall<_nahr_returns_v1_RecordRefundRequest__Output, _nahr_returns_v1_RecordRefundResponse>;
  
  /**
   * Refuses received units: they go back to the shopper. Of units under review: manager of that store, operator.
   */
  RejectUnits: grpc.handleUnaryCall<_nahr_returns_v1_RejectUnitsRequest__Output, _nahr_returns_v1_RejectUnitsResponse>;
  
  /**
   * Asks to return units on exactly the terms that were quoted; claims them on the order. Roles: channel, associate, manager,
   * operator; an override and a return without a receipt: manager, operator.
   * Reasons: as QuoteReturn; UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND); CHANNEL_REQUIRED (PERMISSION_DENIED); UNIT_NOT_RETURNABLE {line_id, reason}: with the first ineligibility, unless
   * overridden; QUOTE_CHANGED {quoted, now}; UNITS_CLAIMED, UNITS_NOT_LEFT as in ClaimService; RECEIPT_REQUIRED {limit}: a return
   * without a receipt above the policy's limit (FAILED_PRECONDITION).
   */
  RequestReturn: grpc.handleUnaryCall<_nahr_returns_v1_RequestReturnRequest__Output, _nahr_returns_v1_RequestReturnResponse>;
  
  /**
   * Everything that was decided so far has been carried out. Roles: service. Reasons: NOT_SETTLED {open}.
   */
  SettleReturn: grpc.handleUnaryCall<_nahr_returns_v1_SettleReturnRequest__Output, _nahr_returns_v1_SettleReturnResponse>;
  
}

export interface ReturnServiceDefinition extends grpc.ServiceDefinition {
  ApproveRefund: MethodDefinition<_nahr_returns_v1_ApproveRefundRequest, _nahr_returns_v1_ApproveRefundResponse, _nahr_returns_v1_ApproveRefundRequest__Output, _nahr_returns_v1_ApproveRefundResponse__Output>
  CancelReturn: MethodDefinition<_nahr_returns_v1_CancelReturnRequest, _nahr_returns_v1_CancelReturnResponse, _nahr_returns_v1_CancelReturnRequest__Output, _nahr_returns_v1_CancelReturnResponse__Output>
  DeclareLost: MethodDefinition<_nahr_returns_v1_DeclareLostRequest, _nahr_returns_v1_DeclareLostResponse, _nahr_returns_v1_DeclareLostRequest__Output, _nahr_returns_v1_DeclareLostResponse__Output>
  GetReturn: MethodDefinition<_nahr_returns_v1_GetReturnRequest, _nahr_returns_v1_GetReturnResponse, _nahr_returns_v1_GetReturnRequest__Output, _nahr_returns_v1_GetReturnResponse__Output>
  GetReturnPolicy: MethodDefinition<_nahr_returns_v1_GetReturnPolicyRequest, _nahr_returns_v1_GetReturnPolicyResponse, _nahr_returns_v1_GetReturnPolicyRequest__Output, _nahr_returns_v1_GetReturnPolicyResponse__Output>
  GetReturnWindows: MethodDefinition<_nahr_returns_v1_GetReturnWindowsRequest, _nahr_returns_v1_GetReturnWindowsResponse, _nahr_returns_v1_GetReturnWindowsRequest__Output, _nahr_returns_v1_GetReturnWindowsResponse__Output>
  InspectUnits: MethodDefinition<_nahr_returns_v1_InspectUnitsRequest, _nahr_returns_v1_InspectUnitsResponse, _nahr_returns_v1_InspectUnitsRequest__Output, _nahr_returns_v1_InspectUnitsResponse__Output>
  ListReturns: MethodDefinition<_nahr_returns_v1_ListReturnsRequest, _nahr_returns_v1_ListReturnsResponse, _nahr_returns_v1_ListReturnsRequest__Output, _nahr_returns_v1_ListReturnsResponse__Output>
  PutReturnPolicy: MethodDefinition<_nahr_returns_v1_PutReturnPolicyRequest, _nahr_returns_v1_PutReturnPolicyResponse, _nahr_returns_v1_PutReturnPolicyRequest__Output, _nahr_returns_v1_PutReturnPolicyResponse__Output>
  QuoteReturn: MethodDefinition<_nahr_returns_v1_QuoteReturnRequest, _nahr_returns_v1_QuoteReturnResponse, _nahr_returns_v1_QuoteReturnRequest__Output, _nahr_returns_v1_QuoteReturnResponse__Output>
  ReceiveReturn: MethodDefinition<_nahr_returns_v1_ReceiveReturnRequest, _nahr_returns_v1_ReceiveReturnResponse, _nahr_returns_v1_ReceiveReturnRequest__Output, _nahr_returns_v1_ReceiveReturnResponse__Output>
  RecordRefund: MethodDefinition<_nahr_returns_v1_RecordRefundRequest, _nahr_returns_v1_RecordRefundResponse, _nahr_returns_v1_RecordRefundRequest__Output, _nahr_returns_v1_RecordRefundResponse__Output>
  RejectUnits: MethodDefinition<_nahr_returns_v1_RejectUnitsRequest, _nahr_returns_v1_RejectUnitsResponse, _nahr_returns_v1_RejectUnitsRequest__Output, _nahr_returns_v1_RejectUnitsResponse__Output>
  RequestReturn: MethodDefinition<_nahr_returns_v1_RequestReturnRequest, _nahr_returns_v1_RequestReturnResponse, _nahr_returns_v1_RequestReturnRequest__Output, _nahr_returns_v1_RequestReturnResponse__Output>
  SettleReturn: MethodDefinition<_nahr_returns_v1_SettleReturnRequest, _nahr_returns_v1_SettleReturnResponse, _nahr_returns_v1_SettleReturnRequest__Output, _nahr_returns_v1_SettleReturnResponse__Output>
}
