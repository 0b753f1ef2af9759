// Original file: protos/nahr/orders/v1/claims.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ClaimUnitsRequest as _nahr_orders_v1_ClaimUnitsRequest, ClaimUnitsRequest__Output as _nahr_orders_v1_ClaimUnitsRequest__Output } from '../../../nahr/orders/v1/ClaimUnitsRequest.ts';
import type { ClaimUnitsResponse as _nahr_orders_v1_ClaimUnitsResponse, ClaimUnitsResponse__Output as _nahr_orders_v1_ClaimUnitsResponse__Output } from '../../../nahr/orders/v1/ClaimUnitsResponse.ts';
import type { QuoteUnitsRequest as _nahr_orders_v1_QuoteUnitsRequest, QuoteUnitsRequest__Output as _nahr_orders_v1_QuoteUnitsRequest__Output } from '../../../nahr/orders/v1/QuoteUnitsRequest.ts';
import type { QuoteUnitsResponse as _nahr_orders_v1_QuoteUnitsResponse, QuoteUnitsResponse__Output as _nahr_orders_v1_QuoteUnitsResponse__Output } from '../../../nahr/orders/v1/QuoteUnitsResponse.ts';
import type { RecordReturnedRequest as _nahr_orders_v1_RecordReturnedRequest, RecordReturnedRequest__Output as _nahr_orders_v1_RecordReturnedRequest__Output } from '../../../nahr/orders/v1/RecordReturnedRequest.ts';
import type { RecordReturnedResponse as _nahr_orders_v1_RecordReturnedResponse, RecordReturnedResponse__Output as _nahr_orders_v1_RecordReturnedResponse__Output } from '../../../nahr/orders/v1/RecordReturnedResponse.ts';
import type { ReleaseClaimRequest as _nahr_orders_v1_ReleaseClaimRequest, ReleaseClaimRequest__Output as _nahr_orders_v1_ReleaseClaimRequest__Output } from '../../../nahr/orders/v1/ReleaseClaimRequest.ts';
import type { ReleaseClaimResponse as _nahr_orders_v1_ReleaseClaimResponse, ReleaseClaimResponse__Output as _nahr_orders_v1_ReleaseClaimResponse__Output } from '../../../nahr/orders/v1/ReleaseClaimResponse.ts';

/**
 * What an order says about units that come back: who claims them, and which have been returned. A return holds units of an
 * order by a claim on the order's own stream, so that no unit is ever returned twice.
 * 
 * Units of a line are numbered from 1; a range holds both its ends. Every mutation is idempotent by `request_id`, which the
 * order remembers as common.proto says (with another body for the same order: REQUEST_ID_REUSED, ALREADY_EXISTS), and by
 * return, for ever: asking again for what stands changes nothing. Roles: service; QuoteUnits also channel, associate, manager, operator.
 * Reasons of all: INVALID_FIELD (INVALID_ARGUMENT); ORDER_NOT_FOUND, LINE_NOT_FOUND {line_id} (NOT_FOUND); ROLE_REQUIRED
 * (PERMISSION_DENIED).
 */
export interface ClaimServiceClient extends grpc.Client {
  /**
   * Claims units for one return: its commit. All of them or none. Asked again for the same units, it answers what was claimed
   * at first, opening included. Reasons: as QuoteUnits; CLAIM_DIFFERS (ALREADY_EXISTS):
   * this return claims otherwise.
   */
  ClaimUnits(argument: _nahr_orders_v1_ClaimUnitsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ClaimUnitsResponse__Output>): grpc.ClientUnaryCall;
  ClaimUnits(argument: _nahr_orders_v1_ClaimUnitsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ClaimUnitsResponse__Output>): grpc.ClientUnaryCall;
  ClaimUnits(argument: _nahr_orders_v1_ClaimUnitsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ClaimUnitsResponse__Output>): grpc.ClientUnaryCall;
  ClaimUnits(argument: _nahr_orders_v1_ClaimUnitsRequest, callback: grpc.requestCallback<_nahr_orders_v1_ClaimUnitsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Claims units for one return: its commit. All of them or none. Asked again for the same units, it answers what was claimed
   * at first, opening included. Reasons: as QuoteUnits; CLAIM_DIFFERS (ALREADY_EXISTS):
   * this return claims otherwise.
   */
  claimUnits(argument: _nahr_orders_v1_ClaimUnitsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ClaimUnitsResponse__Output>): grpc.ClientUnaryCall;
  claimUnits(argument: _nahr_orders_v1_ClaimUnitsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ClaimUnitsResponse__Output>): grpc.ClientUnaryCall;
  claimUnits(argument: _nahr_orders_v1_ClaimUnitsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ClaimUnitsResponse__Output>): grpc.ClientUnaryCall;
  claimUnits(argument: _nahr_orders_v1_ClaimUnitsRequest, callback: grpc.requestCallback<_nahr_orders_v1_ClaimUnitsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What some units cost and who paid it; no side effect. Units are chosen by number, or by quantity: then the first that
   * left and that nobody claims. What units cost never changes, so any parts of them add up to the whole. A line of a charge,
   * such as postage, has units as well: they can be given back once any goods of the order have left, or where it has none.
   * Reasons: UNITS_NOT_LEFT {line_id, asked, left}; UNITS_CLAIMED {line_id, asked, free}: others are returned or being
   * returned (FAILED_PRECONDITION).
   */
  QuoteUnits(argument: _nahr_orders_v1_QuoteUnitsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_QuoteUnitsResponse__Output>): grpc.ClientUnaryCall;
  QuoteUnits(argument: _nahr_orders_v1_QuoteUnitsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_QuoteUnitsResponse__Output>): grpc.ClientUnaryCall;
  QuoteUnits(argument: _nahr_orders_v1_QuoteUnitsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_QuoteUnitsResponse__Output>): grpc.ClientUnaryCall;
  QuoteUnits(argument: _nahr_orders_v1_QuoteUnitsRequest, callback: grpc.requestCallback<_nahr_orders_v1_QuoteUnitsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What some units cost and who paid it; no side effect. Units are chosen by number, or by quantity: then the first that
   * left and that nobody claims. What units cost never changes, so any parts of them add up to the whole. A line of a charge,
   * such as postage, has units as well: they can be given back once any goods of the order have left, or where it has none.
   * Reasons: UNITS_NOT_LEFT {line_id, asked, left}; UNITS_CLAIMED {line_id, asked, free}: others are returned or being
   * returned (FAILED_PRECONDITION).
   */
  quoteUnits(argument: _nahr_orders_v1_QuoteUnitsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_QuoteUnitsResponse__Output>): grpc.ClientUnaryCall;
  quoteUnits(argument: _nahr_orders_v1_QuoteUnitsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_QuoteUnitsResponse__Output>): grpc.ClientUnaryCall;
  quoteUnits(argument: _nahr_orders_v1_QuoteUnitsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_QuoteUnitsResponse__Output>): grpc.ClientUnaryCall;
  quoteUnits(argument: _nahr_orders_v1_QuoteUnitsRequest, callback: grpc.requestCallback<_nahr_orders_v1_QuoteUnitsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Units are accepted back, for good, and what is to be given back for them. Each once: the same units with the same refunds
   * change nothing. Reasons: CLAIM_NOT_FOUND (NOT_FOUND); UNITS_NOT_CLAIMED {line_id}; REFUND_ABOVE_PAID {tender_id, paid: by it
   * for these units, refunded: to it for others before, requested} (FAILED_PRECONDITION).
   */
  RecordReturned(argument: _nahr_orders_v1_RecordReturnedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordReturnedResponse__Output>): grpc.ClientUnaryCall;
  RecordReturned(argument: _nahr_orders_v1_RecordReturnedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordReturnedResponse__Output>): grpc.ClientUnaryCall;
  RecordReturned(argument: _nahr_orders_v1_RecordReturnedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordReturnedResponse__Output>): grpc.ClientUnaryCall;
  RecordReturned(argument: _nahr_orders_v1_RecordReturnedRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordReturnedResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Units are accepted back, for good, and what is to be given back for them. Each once: the same units with the same refunds
   * change nothing. Reasons: CLAIM_NOT_FOUND (NOT_FOUND); UNITS_NOT_CLAIMED {line_id}; REFUND_ABOVE_PAID {tender_id, paid: by it
   * for these units, refunded: to it for others before, requested} (FAILED_PRECONDITION).
   */
  recordReturned(argument: _nahr_orders_v1_RecordReturnedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordReturnedResponse__Output>): grpc.ClientUnaryCall;
  recordReturned(argument: _nahr_orders_v1_RecordReturnedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordReturnedResponse__Output>): grpc.ClientUnaryCall;
  recordReturned(argument: _nahr_orders_v1_RecordReturnedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordReturnedResponse__Output>): grpc.ClientUnaryCall;
  recordReturned(argument: _nahr_orders_v1_RecordReturnedRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordReturnedResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives units back that will not be returned after all: the return was cancelled, or the store refused them. They are free
   * for another return; what this one gave up already stays so and is no error.
   * Reasons: CLAIM_NOT_FOUND (NOT_FOUND); UNITS_NOT_CLAIMED {line_id}: not, or not any more (FAILED_PRECONDITION).
   */
  ReleaseClaim(argument: _nahr_orders_v1_ReleaseClaimRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  ReleaseClaim(argument: _nahr_orders_v1_ReleaseClaimRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  ReleaseClaim(argument: _nahr_orders_v1_ReleaseClaimRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  ReleaseClaim(argument: _nahr_orders_v1_ReleaseClaimRequest, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives units back that will not be returned after all: the return was cancelled, or the store refused them. They are free
   * for another return; what this one gave up already stays so and is no error.
   * Reasons: CLAIM_NOT_FOUND (NOT_FOUND); UNITS_NOT_CLAIMED {line_id}: not, or not any more (FAILED_PRECONDITION).
   */
  releaseClaim(argument: _nahr_orders_v1_ReleaseClaimRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  releaseClaim(argument: _nahr_orders_v1_ReleaseClaimRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  releaseClaim(argument: _nahr_orders_v1_ReleaseClaimRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  releaseClaim(argument: _nahr_orders_v1_ReleaseClaimRequest, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What an order says about units that come back: who claims them, and which have been returned. A return holds units of an
 * order by a claim on the order's own stream, so that no unit is ever returned twice.
 * 
 * Units of a line are numbered from 1; a range holds both its ends. Every mutation is idempotent by `request_id`, which the
 * order remembers as common.proto says (with another body for the same order: REQUEST_ID_REUSED, ALREADY_EXISTS), and by
 * return, for ever: asking again for what stands changes nothing. Roles: service; QuoteUnits also channel, associate, manager, operator.
 * Reasons of all: INVALID_FIELD (INVALID_ARGUMENT); ORDER_NOT_FOUND, LINE_NOT_FOUND {line_id} (NOT_FOUND); ROLE_REQUIRED
 * (PERMISSION_DENIED).
 */
export interface ClaimServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Claims units for one return: its commit. All of them or none. Asked again for the same units, it answers what was claimed
   * at first, opening included. Reasons: as QuoteUnits; CLAIM_DIFFERS (ALREADY_EXISTS):
   * this return claims otherwise.
   */
  ClaimUnits: grpc.handleUnaryCall<_nahr_orders_v1_ClaimUnitsRequest__Output, _nahr_orders_v1_ClaimUnitsResponse>;
  
  /**
   * What some units cost and who paid it; no side effect. Units are chosen by number, or by quantity: then the first that
   * left and that nobody claims. What units cost never changes, so any parts of them add up to the whole. A line of a charge,
   * such as postage, has units as well: they can be given back once any goods of the order have left, or where it has none.
   * Reasons: UNITS_NOT_LEFT {line_id, asked, left}; UNITS_CLAIMED {line_id, asked, free}: others are returned or being
   * returned (FAILED_PRECONDITION).
   */
  QuoteUnits: grpc.handleUnaryCall<_nahr_orders_v1_QuoteUnitsRequest__Output, _nahr_orders_v1_QuoteUnitsResponse>;
  
  /**
   * Units are accepted back, for good, and what is to be given back for them. Each once: the same units with the same refunds
   * change nothing. Reasons: CLAIM_NOT_FOUND (NOT_FOUND); UNITS_NOT_CLAIMED {line_id}; REFUND_ABOVE_PAID {tender_id, paid: by it
   * for these units, refunded: to it for others before, requested} (FAILED_PRECONDITION).
   */
  RecordReturned: grpc.handleUnaryCall<_nahr_orders_v1_RecordReturnedRequest__Output, _nahr_orders_v1_RecordReturnedResponse>;
  
  /**
   * Gives units back that will not be returned after all: the return was cancelled, or the store refused them. They are free
   * for another return; what this one gave up already stays so and is no error.
   * Reasons: CLAIM_NOT_FOUND (NOT_FOUND); UNITS_NOT_CLAIMED {line_id}: not, or not any more (FAILED_PRECONDITION).
   */
  ReleaseClaim: grpc.handleUnaryCall<_nahr_orders_v1_ReleaseClaimRequest__Output, _nahr_orders_v1_ReleaseClaimResponse>;
  
}

export interface ClaimServiceDefinition extends grpc.ServiceDefinition {
  ClaimUnits: MethodDefinition<_nahr_orders_v1_ClaimUnitsRequest, _nahr_orders_v1_ClaimUnitsResponse, _nahr_orders_v1_ClaimUnitsRequest__Output, _nahr_orders_v1_ClaimUnitsResponse__Output>
  QuoteUnits: MethodDefinition<_nahr_orders_v1_QuoteUnitsRequest, _nahr_orders_v1_QuoteUnitsResponse, _nahr_orders_v1_QuoteUnitsRequest__Output, _nahr_orders_v1_QuoteUnitsResponse__Output>
  RecordReturned: MethodDefinition<_nahr_orders_v1_RecordReturnedRequest, _nahr_orders_v1_RecordReturnedResponse, _nahr_orders_v1_RecordReturnedRequest__Output, _nahr_orders_v1_RecordReturnedResponse__Output>
  ReleaseClaim: MethodDefinition<_nahr_orders_v1_ReleaseClaimRequest, _nahr_orders_v1_ReleaseClaimResponse, _nahr_orders_v1_ReleaseClaimRequest__Output, _nahr_orders_v1_ReleaseClaimResponse__Output>
}
