// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ActivatePointsRequest as _nahr_loyalty_v1_ActivatePointsRequest, ActivatePointsRequest__Output as _nahr_loyalty_v1_ActivatePointsRequest__Output } from '../../../nahr/loyalty/v1/ActivatePointsRequest.ts';
import type { ActivatePointsResponse as _nahr_loyalty_v1_ActivatePointsResponse, ActivatePointsResponse__Output as _nahr_loyalty_v1_ActivatePointsResponse__Output } from '../../../nahr/loyalty/v1/ActivatePointsResponse.ts';
import type { AdjustPointsRequest as _nahr_loyalty_v1_AdjustPointsRequest, AdjustPointsRequest__Output as _nahr_loyalty_v1_AdjustPointsRequest__Output } from '../../../nahr/loyalty/v1/AdjustPointsRequest.ts';
import type { AdjustPointsResponse as _nahr_loyalty_v1_AdjustPointsResponse, AdjustPointsResponse__Output as _nahr_loyalty_v1_AdjustPointsResponse__Output } from '../../../nahr/loyalty/v1/AdjustPointsResponse.ts';
import type { ClawBackPointsRequest as _nahr_loyalty_v1_ClawBackPointsRequest, ClawBackPointsRequest__Output as _nahr_loyalty_v1_ClawBackPointsRequest__Output } from '../../../nahr/loyalty/v1/ClawBackPointsRequest.ts';
import type { ClawBackPointsResponse as _nahr_loyalty_v1_ClawBackPointsResponse, ClawBackPointsResponse__Output as _nahr_loyalty_v1_ClawBackPointsResponse__Output } from '../../../nahr/loyalty/v1/ClawBackPointsResponse.ts';
import type { EnrolRequest as _nahr_loyalty_v1_EnrolRequest, EnrolRequest__Output as _nahr_loyalty_v1_EnrolRequest__Output } from '../../../nahr/loyalty/v1/EnrolRequest.ts';
import type { EnrolResponse as _nahr_loyalty_v1_EnrolResponse, EnrolResponse__Output as _nahr_loyalty_v1_EnrolResponse__Output } from '../../../nahr/loyalty/v1/EnrolResponse.ts';
import type { GetAccountRequest as _nahr_loyalty_v1_GetAccountRequest, GetAccountRequest__Output as _nahr_loyalty_v1_GetAccountRequest__Output } from '../../../nahr/loyalty/v1/GetAccountRequest.ts';
import type { GetAccountResponse as _nahr_loyalty_v1_GetAccountResponse, GetAccountResponse__Output as _nahr_loyalty_v1_GetAccountResponse__Output } from '../../../nahr/loyalty/v1/GetAccountResponse.ts';
import type { GetEarningPolicyRequest as _nahr_loyalty_v1_GetEarningPolicyRequest, GetEarningPolicyRequest__Output as _nahr_loyalty_v1_GetEarningPolicyRequest__Output } from '../../../nahr/loyalty/v1/GetEarningPolicyRequest.ts';
import type { GetEarningPolicyResponse as _nahr_loyalty_v1_GetEarningPolicyResponse, GetEarningPolicyResponse__Output as _nahr_loyalty_v1_GetEarningPolicyResponse__Output } from '../../../nahr/loyalty/v1/GetEarningPolicyResponse.ts';
import type { ListTransactionsRequest as _nahr_loyalty_v1_ListTransactionsRequest, ListTransactionsRequest__Output as _nahr_loyalty_v1_ListTransactionsRequest__Output } from '../../../nahr/loyalty/v1/ListTransactionsRequest.ts';
import type { ListTransactionsResponse as _nahr_loyalty_v1_ListTransactionsResponse, ListTransactionsResponse__Output as _nahr_loyalty_v1_ListTransactionsResponse__Output } from '../../../nahr/loyalty/v1/ListTransactionsResponse.ts';
import type { PromisePointsRequest as _nahr_loyalty_v1_PromisePointsRequest, PromisePointsRequest__Output as _nahr_loyalty_v1_PromisePointsRequest__Output } from '../../../nahr/loyalty/v1/PromisePointsRequest.ts';
import type { PromisePointsResponse as _nahr_loyalty_v1_PromisePointsResponse, PromisePointsResponse__Output as _nahr_loyalty_v1_PromisePointsResponse__Output } from '../../../nahr/loyalty/v1/PromisePointsResponse.ts';
import type { PutEarningPolicyRequest as _nahr_loyalty_v1_PutEarningPolicyRequest, PutEarningPolicyRequest__Output as _nahr_loyalty_v1_PutEarningPolicyRequest__Output } from '../../../nahr/loyalty/v1/PutEarningPolicyRequest.ts';
import type { PutEarningPolicyResponse as _nahr_loyalty_v1_PutEarningPolicyResponse, PutEarningPolicyResponse__Output as _nahr_loyalty_v1_PutEarningPolicyResponse__Output } from '../../../nahr/loyalty/v1/PutEarningPolicyResponse.ts';
import type { QuoteEarningRequest as _nahr_loyalty_v1_QuoteEarningRequest, QuoteEarningRequest__Output as _nahr_loyalty_v1_QuoteEarningRequest__Output } from '../../../nahr/loyalty/v1/QuoteEarningRequest.ts';
import type { QuoteEarningResponse as _nahr_loyalty_v1_QuoteEarningResponse, QuoteEarningResponse__Output as _nahr_loyalty_v1_QuoteEarningResponse__Output } from '../../../nahr/loyalty/v1/QuoteEarningResponse.ts';

/**
 * Points: one account for a customer whatever the channel, made of lots that units earned.
 * 
 * A lot is promised when its units leave, becomes active when their return window closes, and loses the points of units that
 * come back. What an account can't give back becomes debt, which later earnings pay. Points are whole numbers.
 * 
 * Every mutation is idempotent by `request_id`, which the account, or the policy, remembers as common.proto says: with another
 * body for the same account it is REQUEST_ID_REUSED (ALREADY_EXISTS), for another account it is another request. Beyond that a
 * customer is enrolled once, and a unit earns once and is taken back once, for ever; AdjustPoints has nothing but its `request_id`.
 * Reasons of all: INVALID_FIELD (INVALID_ARGUMENT); ACCOUNT_NOT_FOUND (NOT_FOUND); ROLE_REQUIRED (PERMISSION_DENIED).
 */
export interface LoyaltyServiceClient extends grpc.Client {
  /**
   * Lots of an order whose time has come become active. Roles: service. Reasons: NOT_DUE {due_at} when none is due yet.
   */
  ActivatePoints(argument: _nahr_loyalty_v1_ActivatePointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ActivatePointsResponse__Output>): grpc.ClientUnaryCall;
  ActivatePoints(argument: _nahr_loyalty_v1_ActivatePointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_ActivatePointsResponse__Output>): grpc.ClientUnaryCall;
  ActivatePoints(argument: _nahr_loyalty_v1_ActivatePointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ActivatePointsResponse__Output>): grpc.ClientUnaryCall;
  ActivatePoints(argument: _nahr_loyalty_v1_ActivatePointsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_ActivatePointsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lots of an order whose time has come become active. Roles: service. Reasons: NOT_DUE {due_at} when none is due yet.
   */
  activatePoints(argument: _nahr_loyalty_v1_ActivatePointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ActivatePointsResponse__Output>): grpc.ClientUnaryCall;
  activatePoints(argument: _nahr_loyalty_v1_ActivatePointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_ActivatePointsResponse__Output>): grpc.ClientUnaryCall;
  activatePoints(argument: _nahr_loyalty_v1_ActivatePointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ActivatePointsResponse__Output>): grpc.ClientUnaryCall;
  activatePoints(argument: _nahr_loyalty_v1_ActivatePointsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_ActivatePointsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A person gives or takes points, with a reason. Roles: manager, operator. Reasons: INSUFFICIENT_POINTS {active, requested}
   * (FAILED_PRECONDITION): what is taken must be there.
   */
  AdjustPoints(argument: _nahr_loyalty_v1_AdjustPointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_AdjustPointsResponse__Output>): grpc.ClientUnaryCall;
  AdjustPoints(argument: _nahr_loyalty_v1_AdjustPointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_AdjustPointsResponse__Output>): grpc.ClientUnaryCall;
  AdjustPoints(argument: _nahr_loyalty_v1_AdjustPointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_AdjustPointsResponse__Output>): grpc.ClientUnaryCall;
  AdjustPoints(argument: _nahr_loyalty_v1_AdjustPointsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_AdjustPointsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A person gives or takes points, with a reason. Roles: manager, operator. Reasons: INSUFFICIENT_POINTS {active, requested}
   * (FAILED_PRECONDITION): what is taken must be there.
   */
  adjustPoints(argument: _nahr_loyalty_v1_AdjustPointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_AdjustPointsResponse__Output>): grpc.ClientUnaryCall;
  adjustPoints(argument: _nahr_loyalty_v1_AdjustPointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_AdjustPointsResponse__Output>): grpc.ClientUnaryCall;
  adjustPoints(argument: _nahr_loyalty_v1_AdjustPointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_AdjustPointsResponse__Output>): grpc.ClientUnaryCall;
  adjustPoints(argument: _nahr_loyalty_v1_AdjustPointsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_AdjustPointsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Units have come back: the points of just those units go, once per unit and return; of units never promised it is recorded, and
   * they never will be. Roles: service.
   */
  ClawBackPoints(argument: _nahr_loyalty_v1_ClawBackPointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ClawBackPointsResponse__Output>): grpc.ClientUnaryCall;
  ClawBackPoints(argument: _nahr_loyalty_v1_ClawBackPointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_ClawBackPointsResponse__Output>): grpc.ClientUnaryCall;
  ClawBackPoints(argument: _nahr_loyalty_v1_ClawBackPointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ClawBackPointsResponse__Output>): grpc.ClientUnaryCall;
  ClawBackPoints(argument: _nahr_loyalty_v1_ClawBackPointsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_ClawBackPointsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Units have come back: the points of just those units go, once per unit and return; of units never promised it is recorded, and
   * they never will be. Roles: service.
   */
  clawBackPoints(argument: _nahr_loyalty_v1_ClawBackPointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ClawBackPointsResponse__Output>): grpc.ClientUnaryCall;
  clawBackPoints(argument: _nahr_loyalty_v1_ClawBackPointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_ClawBackPointsResponse__Output>): grpc.ClientUnaryCall;
  clawBackPoints(argument: _nahr_loyalty_v1_ClawBackPointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ClawBackPointsResponse__Output>): grpc.ClientUnaryCall;
  clawBackPoints(argument: _nahr_loyalty_v1_ClawBackPointsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_ClawBackPointsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Opens the account of a customer. There is one: enrolling again changes nothing. Roles: channel, associate, manager, operator.
   */
  Enrol(argument: _nahr_loyalty_v1_EnrolRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_EnrolResponse__Output>): grpc.ClientUnaryCall;
  Enrol(argument: _nahr_loyalty_v1_EnrolRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_EnrolResponse__Output>): grpc.ClientUnaryCall;
  Enrol(argument: _nahr_loyalty_v1_EnrolRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_EnrolResponse__Output>): grpc.ClientUnaryCall;
  Enrol(argument: _nahr_loyalty_v1_EnrolRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_EnrolResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Opens the account of a customer. There is one: enrolling again changes nothing. Roles: channel, associate, manager, operator.
   */
  enrol(argument: _nahr_loyalty_v1_EnrolRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_EnrolResponse__Output>): grpc.ClientUnaryCall;
  enrol(argument: _nahr_loyalty_v1_EnrolRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_EnrolResponse__Output>): grpc.ClientUnaryCall;
  enrol(argument: _nahr_loyalty_v1_EnrolRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_EnrolResponse__Output>): grpc.ClientUnaryCall;
  enrol(argument: _nahr_loyalty_v1_EnrolRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_EnrolResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One account, read from its stream. Roles: channel, associate, manager, operator, service.
   */
  GetAccount(argument: _nahr_loyalty_v1_GetAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  GetAccount(argument: _nahr_loyalty_v1_GetAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  GetAccount(argument: _nahr_loyalty_v1_GetAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  GetAccount(argument: _nahr_loyalty_v1_GetAccountRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One account, read from its stream. Roles: channel, associate, manager, operator, service.
   */
  getAccount(argument: _nahr_loyalty_v1_GetAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _nahr_loyalty_v1_GetAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _nahr_loyalty_v1_GetAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _nahr_loyalty_v1_GetAccountRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The version in force at a time; now when absent.
   */
  GetEarningPolicy(argument: _nahr_loyalty_v1_GetEarningPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_GetEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetEarningPolicy(argument: _nahr_loyalty_v1_GetEarningPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_GetEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetEarningPolicy(argument: _nahr_loyalty_v1_GetEarningPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_GetEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetEarningPolicy(argument: _nahr_loyalty_v1_GetEarningPolicyRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_GetEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The version in force at a time; now when absent.
   */
  getEarningPolicy(argument: _nahr_loyalty_v1_GetEarningPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_GetEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  getEarningPolicy(argument: _nahr_loyalty_v1_GetEarningPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_GetEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  getEarningPolicy(argument: _nahr_loyalty_v1_GetEarningPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_GetEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  getEarningPolicy(argument: _nahr_loyalty_v1_GetEarningPolicyRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_GetEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Every movement of an account with its cause, newest first, in pages. Roles: channel, associate, manager, operator, service.
   */
  ListTransactions(argument: _nahr_loyalty_v1_ListTransactionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ListTransactionsResponse__Output>): grpc.ClientUnaryCall;
  ListTransactions(argument: _nahr_loyalty_v1_ListTransactionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_ListTransactionsResponse__Output>): grpc.ClientUnaryCall;
  ListTransactions(argument: _nahr_loyalty_v1_ListTransactionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ListTransactionsResponse__Output>): grpc.ClientUnaryCall;
  ListTransactions(argument: _nahr_loyalty_v1_ListTransactionsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_ListTransactionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Every movement of an account with its cause, newest first, in pages. Roles: channel, associate, manager, operator, service.
   */
  listTransactions(argument: _nahr_loyalty_v1_ListTransactionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ListTransactionsResponse__Output>): grpc.ClientUnaryCall;
  listTransactions(argument: _nahr_loyalty_v1_ListTransactionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_ListTransactionsResponse__Output>): grpc.ClientUnaryCall;
  listTransactions(argument: _nahr_loyalty_v1_ListTransactionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_ListTransactionsResponse__Output>): grpc.ClientUnaryCall;
  listTransactions(argument: _nahr_loyalty_v1_ListTransactionsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_ListTransactionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Units of an order have left: what they earn is promised until it becomes active. Units that were promised before, or that were
   * clawed back before they were promised, earn nothing. Roles: service.
   * Reasons: UNITS_DIFFER {line_id}: the line stands for another quantity or amount (ALREADY_EXISTS).
   */
  PromisePoints(argument: _nahr_loyalty_v1_PromisePointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_PromisePointsResponse__Output>): grpc.ClientUnaryCall;
  PromisePoints(argument: _nahr_loyalty_v1_PromisePointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_PromisePointsResponse__Output>): grpc.ClientUnaryCall;
  PromisePoints(argument: _nahr_loyalty_v1_PromisePointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_PromisePointsResponse__Output>): grpc.ClientUnaryCall;
  PromisePoints(argument: _nahr_loyalty_v1_PromisePointsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_PromisePointsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Units of an order have left: what they earn is promised until it becomes active. Units that were promised before, or that were
   * clawed back before they were promised, earn nothing. Roles: service.
   * Reasons: UNITS_DIFFER {line_id}: the line stands for another quantity or amount (ALREADY_EXISTS).
   */
  promisePoints(argument: _nahr_loyalty_v1_PromisePointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_PromisePointsResponse__Output>): grpc.ClientUnaryCall;
  promisePoints(argument: _nahr_loyalty_v1_PromisePointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_PromisePointsResponse__Output>): grpc.ClientUnaryCall;
  promisePoints(argument: _nahr_loyalty_v1_PromisePointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_PromisePointsResponse__Output>): grpc.ClientUnaryCall;
  promisePoints(argument: _nahr_loyalty_v1_PromisePointsRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_PromisePointsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Puts a version of the earning rules in force from a time on. Versions are numbered from 1; a version is never changed. Version 0
   * is built in and in force from the beginning: 1 point per 100 minor units of every currency, rounded down per unit.
   * Roles: operator. Reasons: EFFECTIVE_TOO_EARLY {earliest}: not later than the version before, or in the past, which only version 1 may be
   * (FAILED_PRECONDITION).
   */
  PutEarningPolicy(argument: _nahr_loyalty_v1_PutEarningPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_PutEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutEarningPolicy(argument: _nahr_loyalty_v1_PutEarningPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_PutEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutEarningPolicy(argument: _nahr_loyalty_v1_PutEarningPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_PutEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutEarningPolicy(argument: _nahr_loyalty_v1_PutEarningPolicyRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_PutEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Puts a version of the earning rules in force from a time on. Versions are numbered from 1; a version is never changed. Version 0
   * is built in and in force from the beginning: 1 point per 100 minor units of every currency, rounded down per unit.
   * Roles: operator. Reasons: EFFECTIVE_TOO_EARLY {earliest}: not later than the version before, or in the past, which only version 1 may be
   * (FAILED_PRECONDITION).
   */
  putEarningPolicy(argument: _nahr_loyalty_v1_PutEarningPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_PutEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  putEarningPolicy(argument: _nahr_loyalty_v1_PutEarningPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_PutEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  putEarningPolicy(argument: _nahr_loyalty_v1_PutEarningPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_PutEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  putEarningPolicy(argument: _nahr_loyalty_v1_PutEarningPolicyRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_PutEarningPolicyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What a basket would earn; no side effect. Roles: channel, associate, manager, operator, service.
   */
  QuoteEarning(argument: _nahr_loyalty_v1_QuoteEarningRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_QuoteEarningResponse__Output>): grpc.ClientUnaryCall;
  QuoteEarning(argument: _nahr_loyalty_v1_QuoteEarningRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_QuoteEarningResponse__Output>): grpc.ClientUnaryCall;
  QuoteEarning(argument: _nahr_loyalty_v1_QuoteEarningRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_QuoteEarningResponse__Output>): grpc.ClientUnaryCall;
  QuoteEarning(argument: _nahr_loyalty_v1_QuoteEarningRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_QuoteEarningResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What a basket would earn; no side effect. Roles: channel, associate, manager, operator, service.
   */
  quoteEarning(argument: _nahr_loyalty_v1_QuoteEarningRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_QuoteEarningResponse__Output>): grpc.ClientUnaryCall;
  quoteEarning(argument: _nahr_loyalty_v1_QuoteEarningRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_loyalty_v1_QuoteEarningResponse__Output>): grpc.ClientUnaryCall;
  quoteEarning(argument: _nahr_loyalty_v1_QuoteEarningRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_loyalty_v1_QuoteEarningResponse__Output>): grpc.ClientUnaryCall;
  quoteEarning(argument: _nahr_loyalty_v1_QuoteEarningRequest, callback: grpc.requestCallback<_nahr_loyalty_v1_QuoteEarningResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Points: one account for a customer whatever the channel, made of lots that units earned.
 * 
 * A lot is promised when its units leave, becomes active when their return window closes, and loses the points of units that
 * come back. What an account can't give back becomes debt, which later earnings pay. Points are whole numbers.
 * 
 * Every mutation is idempotent by `request_id`, which the account, or the policy, remembers as common.proto says: with another
 * body for the same account it is REQUEST_ID_REUSED (ALREADY_EXISTS), for another account it is another request. Beyond that a
 * customer is enrolled once, and a unit earns once and is taken back once, for ever; AdjustPoints has nothing but its `request_id`.
 * Reasons of all: INVALID_FIELD (INVALID_ARGUMENT); ACCOUNT_NOT_FOUND (NOT_FOUND); ROLE_REQUIRED (PERMISSION_DENIED).
 */
export interface LoyaltyServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Lots of an order whose time has come become active. Roles: service. Reasons: NOT_DUE {due_at} when none is due yet.
   */
  ActivatePoints: grpc.handleUnaryCall<_nahr_loyalty_v1_ActivatePointsRequest__Output, _nahr_loyalty_v1_ActivatePointsResponse>;
  
  /**
   * A person gives or takes points, with a reason. Roles: manager, operator. Reasons: INSUFFICIENT_POINTS {active, requested}
   * (FAILED_PRECONDITION): what is taken must be there.
   */
  AdjustPoints: grpc.handleUnaryCall<_nahr_loyalty_v1_AdjustPointsRequest__Output, _nahr_loyalty_v1_AdjustPointsResponse>;
  
  /**
   * Units have come back: the points of just those units go, once per unit and return; of units never promised it is recorded, and
   * they never will be. Roles: service.
   */
  ClawBackPoints: grpc.handleUnaryCall<_nahr_loyalty_v1_ClawBackPointsRequest__Output, _nahr_loyalty_v1_ClawBackPointsResponse>;
  
  /**
   * Opens the account of a customer. There is one: enrolling again changes nothing. Roles: channel, associate, manager, operator.
   */
  Enrol: grpc.handleUnaryCall<_nahr_loyalty_v1_EnrolRequest__Output, _nahr_loyalty_v1_EnrolResponse>;
  
  /**
   * One account, read from its stream. Roles: channel, associate, manager, operator, service.
   */
  GetAccount: grpc.handleUnaryCall<_nahr_loyalty_v1_GetAccountRequest__Output, _nahr_loyalty_v1_GetAccountResponse>;
  
  /**
   * The version in force at a time; now when absent.
   */
  GetEarningPolicy: grpc.handleUnaryCall<_nahr_loyalty_v1_GetEarningPolicyRequest__Output, _nahr_loyalty_v1_GetEarningPolicyResponse>;
  
  /**
   * Every movement of an account with its cause, newest first, in pages. Roles: channel, associate, manager, operator, service.
   */
  ListTransactions: grpc.handleUnaryCall<_nahr_loyalty_v1_ListTransactionsRequest__Output, _nahr_loyalty_v1_ListTransactionsResponse>;
  
  /**
   * Units of an order have left: what they earn is promised until it becomes active. Units that were promised before, or that were
   * clawed back before they were promised, earn nothing. Roles: service.
   * Reasons: UNITS_DIFFER {line_id}: the line stands for another quantity or amount (ALREADY_EXISTS).
   */
  PromisePoints: grpc.handleUnaryCall<_nahr_loyalty_v1_PromisePointsRequest__Output, _nahr_loyalty_v1_PromisePointsResponse>;
  
  /**
   * Puts a version of the earning rules in force from a time on. Versions are numbered from 1; a version is never changed. Version 0
   * is built in and in force from the beginning: 1 point per 100 minor units of every currency, rounded down per unit.
   * Roles: operator. Reasons: EFFECTIVE_TOO_EARLY {earliest}: not later than the version before, or in the past, which only version 1 may be
   * (FAILED_PRECONDITION).
   */
  PutEarningPolicy: grpc.handleUnaryCall<_nahr_loyalty_v1_PutEarningPolicyRequest__Output, _nahr_loyalty_v1_PutEarningPolicyResponse>;
  
  /**
   * What a basket would earn; no side effect. Roles: channel, associate, manager, operator, service.
   */
  QuoteEarning: grpc.handleUnaryCall<_nahr_loyalty_v1_QuoteEarningRequest__Output, _nahr_loyalty_v1_QuoteEarningResponse>;
  
}

export interface LoyaltyServiceDefinition extends grpc.ServiceDefinition {
  ActivatePoints: MethodDefinition<_nahr_loyalty_v1_ActivatePointsRequest, _nahr_loyalty_v1_ActivatePointsResponse, _nahr_loyalty_v1_ActivatePointsRequest__Output, _nahr_loyalty_v1_ActivatePointsResponse__Output>
  AdjustPoints: MethodDefinition<_nahr_loyalty_v1_AdjustPointsRequest, _nahr_loyalty_v1_AdjustPointsResponse, _nahr_loyalty_v1_AdjustPointsRequest__Output, _nahr_loyalty_v1_AdjustPointsResponse__Output>
  ClawBackPoints: MethodDefinition<_nahr_loyalty_v1_ClawBackPointsRequest, _nahr_loyalty_v1_ClawBackPointsResponse, _nahr_loyalty_v1_ClawBackPointsRequest__Output, _nahr_loyalty_v1_ClawBackPointsResponse__Output>
  Enrol: MethodDefinition<_nahr_loyalty_v1_EnrolRequest, _nahr_loyalty_v1_EnrolResponse, _nahr_loyalty_v1_EnrolRequest__Output, _nahr_loyalty_v1_EnrolResponse__Output>
  GetAccount: MethodDefinition<_nahr_loyalty_v1_GetAccountRequest, _nahr_loyalty_v1_GetAccountResponse, _nahr_loyalty_v1_GetAccountRequest__Output, _nahr_loyalty_v1_GetAccountResponse__Output>
  GetEarningPolicy: MethodDefinition<_nahr_loyalty_v1_GetEarningPolicyRequest, _nahr_loyalty_v1_GetEarningPolicyResponse, _nahr_loyalty_v1_GetEarningPolicyRequest__Output, _nahr_loyalty_v1_GetEarningPolicyResponse__Output>
  ListTransactions: MethodDefinition<_nahr_loyalty_v1_ListTransactionsRequest, _nahr_loyalty_v1_ListTransactionsResponse, _nahr_loyalty_v1_ListTransactionsRequest__Output, _nahr_loyalty_v1_ListTransactionsResponse__Output>
  PromisePoints: MethodDefinition<_nahr_loyalty_v1_PromisePointsRequest, _nahr_loyalty_v1_PromisePointsResponse, _nahr_loyalty_v1_PromisePointsRequest__Output, _nahr_loyalty_v1_PromisePointsResponse__Output>
  PutEarningPolicy: MethodDefinition<_nahr_loyalty_v1_PutEarningPolicyRequest, _nahr_loyalty_v1_PutEarningPolicyResponse, _nahr_loyalty_v1_PutEarningPolicyRequest__Output, _nahr_loyalty_v1_PutEarningPolicyResponse__Output>
  QuoteEarning: MethodDefinition<_nahr_loyalty_v1_QuoteEarningRequest, _nahr_loyalty_v1_QuoteEarningResponse, _nahr_loyalty_v1_QuoteEarningRequest__Output, _nahr_loyalty_v1_QuoteEarningResponse__Output>
}
