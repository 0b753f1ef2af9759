// Original file: protos/nahr/payments/v1/payments.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AuthorizeRequest as _nahr_payments_v1_AuthorizeRequest, AuthorizeRequest__Output as _nahr_payments_v1_AuthorizeRequest__Output } from '../../../nahr/payments/v1/AuthorizeRequest.ts';
import type { AuthorizeResponse as _nahr_payments_v1_AuthorizeResponse, AuthorizeResponse__Output as _nahr_payments_v1_AuthorizeResponse__Output } from '../../../nahr/payments/v1/AuthorizeResponse.ts';
import type { CaptureRequest as _nahr_payments_v1_CaptureRequest, CaptureRequest__Output as _nahr_payments_v1_CaptureRequest__Output } from '../../../nahr/payments/v1/CaptureRequest.ts';
import type { CaptureResponse as _nahr_payments_v1_CaptureResponse, CaptureResponse__Output as _nahr_payments_v1_CaptureResponse__Output } from '../../../nahr/payments/v1/CaptureResponse.ts';
import type { GetPaymentRequest as _nahr_payments_v1_GetPaymentRequest, GetPaymentRequest__Output as _nahr_payments_v1_GetPaymentRequest__Output } from '../../../nahr/payments/v1/GetPaymentRequest.ts';
import type { GetPaymentResponse as _nahr_payments_v1_GetPaymentResponse, GetPaymentResponse__Output as _nahr_payments_v1_GetPaymentResponse__Output } from '../../../nahr/payments/v1/GetPaymentResponse.ts';
import type { ListUnsettledPaymentsRequest as _nahr_payments_v1_ListUnsettledPaymentsRequest, ListUnsettledPaymentsRequest__Output as _nahr_payments_v1_ListUnsettledPaymentsRequest__Output } from '../../../nahr/payments/v1/ListUnsettledPaymentsRequest.ts';
import type { ListUnsettledPaymentsResponse as _nahr_payments_v1_ListUnsettledPaymentsResponse, ListUnsettledPaymentsResponse__Output as _nahr_payments_v1_ListUnsettledPaymentsResponse__Output } from '../../../nahr/payments/v1/ListUnsettledPaymentsResponse.ts';
import type { RefundRequest as _nahr_payments_v1_RefundRequest, RefundRequest__Output as _nahr_payments_v1_RefundRequest__Output } from '../../../nahr/payments/v1/RefundRequest.ts';
import type { RefundResponse as _nahr_payments_v1_RefundResponse, RefundResponse__Output as _nahr_payments_v1_RefundResponse__Output } from '../../../nahr/payments/v1/RefundResponse.ts';
import type { ResolvePaymentRequest as _nahr_payments_v1_ResolvePaymentRequest, ResolvePaymentRequest__Output as _nahr_payments_v1_ResolvePaymentRequest__Output } from '../../../nahr/payments/v1/ResolvePaymentRequest.ts';
import type { ResolvePaymentResponse as _nahr_payments_v1_ResolvePaymentResponse, ResolvePaymentResponse__Output as _nahr_payments_v1_ResolvePaymentResponse__Output } from '../../../nahr/payments/v1/ResolvePaymentResponse.ts';
import type { VoidRequest as _nahr_payments_v1_VoidRequest, VoidRequest__Output as _nahr_payments_v1_VoidRequest__Output } from '../../../nahr/payments/v1/VoidRequest.ts';
import type { VoidResponse as _nahr_payments_v1_VoidResponse, VoidResponse__Output as _nahr_payments_v1_VoidResponse__Output } from '../../../nahr/payments/v1/VoidResponse.ts';

/**
 * Payments: one authorisation each, with what was captured, voided and refunded of it.
 * 
 * What is asked of the provider is written down before the provider is called, with the key it is called by. A call whose
 * outcome is not known answers state UNKNOWN, never an error: repeating it asks the provider again by the same key.
 * Amounts are integer minor units of the payment's one currency.
 * 
 * Every mutation is idempotent by `request_id`, which the payment remembers as common.proto says: with another body for the
 * same payment it is REQUEST_ID_REUSED (ALREADY_EXISTS), for another payment it is another request. Beyond that the ids of
 * payments, captures and refunds protect, for ever. Roles: service, unless said otherwise.
 * Reasons of all: INVALID_FIELD (INVALID_ARGUMENT), ROLE_REQUIRED (PERMISSION_DENIED), PAYMENT_NOT_FOUND (NOT_FOUND).
 */
export interface PaymentServiceClient extends grpc.Client {
  /**
   * Asks the provider to hold an amount. A decline is an answer: state DECLINED with its reason.
   * Repeating it for the same payment id answers what stands, or asks again while the outcome is unknown.
   * Reasons: PAYMENT_DIFFERS (ALREADY_EXISTS): this id stands for another amount, currency, token or owner;
   * PAYMENT_VOIDED (FAILED_PRECONDITION): it was voided before it was asked for.
   */
  Authorize(argument: _nahr_payments_v1_AuthorizeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_AuthorizeResponse__Output>): grpc.ClientUnaryCall;
  Authorize(argument: _nahr_payments_v1_AuthorizeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_AuthorizeResponse__Output>): grpc.ClientUnaryCall;
  Authorize(argument: _nahr_payments_v1_AuthorizeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_AuthorizeResponse__Output>): grpc.ClientUnaryCall;
  Authorize(argument: _nahr_payments_v1_AuthorizeRequest, callback: grpc.requestCallback<_nahr_payments_v1_AuthorizeResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Asks the provider to hold an amount. A decline is an answer: state DECLINED with its reason.
   * Repeating it for the same payment id answers what stands, or asks again while the outcome is unknown.
   * Reasons: PAYMENT_DIFFERS (ALREADY_EXISTS): this id stands for another amount, currency, token or owner;
   * PAYMENT_VOIDED (FAILED_PRECONDITION): it was voided before it was asked for.
   */
  authorize(argument: _nahr_payments_v1_AuthorizeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_AuthorizeResponse__Output>): grpc.ClientUnaryCall;
  authorize(argument: _nahr_payments_v1_AuthorizeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_AuthorizeResponse__Output>): grpc.ClientUnaryCall;
  authorize(argument: _nahr_payments_v1_AuthorizeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_AuthorizeResponse__Output>): grpc.ClientUnaryCall;
  authorize(argument: _nahr_payments_v1_AuthorizeRequest, callback: grpc.requestCallback<_nahr_payments_v1_AuthorizeResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes authorised money. Each capture id counts once. A definite refusal by the provider is an answer: the capture's
   * state REFUSED, and the money is recorded as owed.
   * Reasons: NOT_AUTHORIZED {state: unknown, declined, being_voided or voided},
   * CAPTURE_ABOVE_AUTHORIZED {authorized, captured, requested} (FAILED_PRECONDITION);
   * CAPTURE_DIFFERS {amount, requested} (ALREADY_EXISTS): this capture id stands for another amount.
   */
  Capture(argument: _nahr_payments_v1_CaptureRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_CaptureResponse__Output>): grpc.ClientUnaryCall;
  Capture(argument: _nahr_payments_v1_CaptureRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_CaptureResponse__Output>): grpc.ClientUnaryCall;
  Capture(argument: _nahr_payments_v1_CaptureRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_CaptureResponse__Output>): grpc.ClientUnaryCall;
  Capture(argument: _nahr_payments_v1_CaptureRequest, callback: grpc.requestCallback<_nahr_payments_v1_CaptureResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes authorised money. Each capture id counts once. A definite refusal by the provider is an answer: the capture's
   * state REFUSED, and the money is recorded as owed.
   * Reasons: NOT_AUTHORIZED {state: unknown, declined, being_voided or voided},
   * CAPTURE_ABOVE_AUTHORIZED {authorized, captured, requested} (FAILED_PRECONDITION);
   * CAPTURE_DIFFERS {amount, requested} (ALREADY_EXISTS): this capture id stands for another amount.
   */
  capture(argument: _nahr_payments_v1_CaptureRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_CaptureResponse__Output>): grpc.ClientUnaryCall;
  capture(argument: _nahr_payments_v1_CaptureRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_CaptureResponse__Output>): grpc.ClientUnaryCall;
  capture(argument: _nahr_payments_v1_CaptureRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_CaptureResponse__Output>): grpc.ClientUnaryCall;
  capture(argument: _nahr_payments_v1_CaptureRequest, callback: grpc.requestCallback<_nahr_payments_v1_CaptureResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One payment, read from its stream. Roles: service, operator, manager.
   */
  GetPayment(argument: _nahr_payments_v1_GetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _nahr_payments_v1_GetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _nahr_payments_v1_GetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _nahr_payments_v1_GetPaymentRequest, callback: grpc.requestCallback<_nahr_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One payment, read from its stream. Roles: service, operator, manager.
   */
  getPayment(argument: _nahr_payments_v1_GetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _nahr_payments_v1_GetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _nahr_payments_v1_GetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _nahr_payments_v1_GetPaymentRequest, callback: grpc.requestCallback<_nahr_payments_v1_GetPaymentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Payments whose state is unknown or owed, oldest first: what people and timers have to look after. Roles: service, operator.
   */
  ListUnsettledPayments(argument: _nahr_payments_v1_ListUnsettledPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_ListUnsettledPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListUnsettledPayments(argument: _nahr_payments_v1_ListUnsettledPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_ListUnsettledPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListUnsettledPayments(argument: _nahr_payments_v1_ListUnsettledPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_ListUnsettledPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListUnsettledPayments(argument: _nahr_payments_v1_ListUnsettledPaymentsRequest, callback: grpc.requestCallback<_nahr_payments_v1_ListUnsettledPaymentsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Payments whose state is unknown or owed, oldest first: what people and timers have to look after. Roles: service, operator.
   */
  listUnsettledPayments(argument: _nahr_payments_v1_ListUnsettledPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_ListUnsettledPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listUnsettledPayments(argument: _nahr_payments_v1_ListUnsettledPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_ListUnsettledPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listUnsettledPayments(argument: _nahr_payments_v1_ListUnsettledPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_ListUnsettledPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listUnsettledPayments(argument: _nahr_payments_v1_ListUnsettledPaymentsRequest, callback: grpc.requestCallback<_nahr_payments_v1_ListUnsettledPaymentsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives captured money back. Each refund id counts once; refunds that were asked for count against what was captured,
   * whether or not their outcome is known. A definite failure is an answer: the refund's state REFUSED.
   * Reasons: REFUND_ABOVE_CAPTURED {captured, refunded, requested} (FAILED_PRECONDITION);
   * REFUND_DIFFERS {amount, requested} (ALREADY_EXISTS): this refund id stands for another amount.
   */
  Refund(argument: _nahr_payments_v1_RefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  Refund(argument: _nahr_payments_v1_RefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  Refund(argument: _nahr_payments_v1_RefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  Refund(argument: _nahr_payments_v1_RefundRequest, callback: grpc.requestCallback<_nahr_payments_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives captured money back. Each refund id counts once; refunds that were asked for count against what was captured,
   * whether or not their outcome is known. A definite failure is an answer: the refund's state REFUSED.
   * Reasons: REFUND_ABOVE_CAPTURED {captured, refunded, requested} (FAILED_PRECONDITION);
   * REFUND_DIFFERS {amount, requested} (ALREADY_EXISTS): this refund id stands for another amount.
   */
  refund(argument: _nahr_payments_v1_RefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  refund(argument: _nahr_payments_v1_RefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  refund(argument: _nahr_payments_v1_RefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  refund(argument: _nahr_payments_v1_RefundRequest, callback: grpc.requestCallback<_nahr_payments_v1_RefundResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Asks the provider again about whatever is unknown of a payment, by the keys it was asked with. Roles: service, operator.
   */
  ResolvePayment(argument: _nahr_payments_v1_ResolvePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_ResolvePaymentResponse__Output>): grpc.ClientUnaryCall;
  ResolvePayment(argument: _nahr_payments_v1_ResolvePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_ResolvePaymentResponse__Output>): grpc.ClientUnaryCall;
  ResolvePayment(argument: _nahr_payments_v1_ResolvePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_ResolvePaymentResponse__Output>): grpc.ClientUnaryCall;
  ResolvePayment(argument: _nahr_payments_v1_ResolvePaymentRequest, callback: grpc.requestCallback<_nahr_payments_v1_ResolvePaymentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Asks the provider again about whatever is unknown of a payment, by the keys it was asked with. Roles: service, operator.
   */
  resolvePayment(argument: _nahr_payments_v1_ResolvePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_ResolvePaymentResponse__Output>): grpc.ClientUnaryCall;
  resolvePayment(argument: _nahr_payments_v1_ResolvePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_ResolvePaymentResponse__Output>): grpc.ClientUnaryCall;
  resolvePayment(argument: _nahr_payments_v1_ResolvePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_ResolvePaymentResponse__Output>): grpc.ClientUnaryCall;
  resolvePayment(argument: _nahr_payments_v1_ResolvePaymentRequest, callback: grpc.requestCallback<_nahr_payments_v1_ResolvePaymentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lets the rest of an authorisation go. One that was never asked for is recorded as void, so that it can't be asked for
   * later; one whose outcome is unknown is voided as soon as it is known. Voiding twice changes nothing.
   */
  Void(argument: _nahr_payments_v1_VoidRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_VoidResponse__Output>): grpc.ClientUnaryCall;
  Void(argument: _nahr_payments_v1_VoidRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_VoidResponse__Output>): grpc.ClientUnaryCall;
  Void(argument: _nahr_payments_v1_VoidRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_VoidResponse__Output>): grpc.ClientUnaryCall;
  Void(argument: _nahr_payments_v1_VoidRequest, callback: grpc.requestCallback<_nahr_payments_v1_VoidResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lets the rest of an authorisation go. One that was never asked for is recorded as void, so that it can't be asked for
   * later; one whose outcome is unknown is voided as soon as it is known. Voiding twice changes nothing.
   */
  void(argument: _nahr_payments_v1_VoidRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_VoidResponse__Output>): grpc.ClientUnaryCall;
  void(argument: _nahr_payments_v1_VoidRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_VoidResponse__Output>): grpc.ClientUnaryCall;
  void(argument: _nahr_payments_v1_VoidRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_VoidResponse__Output>): grpc.ClientUnaryCall;
  void(argument: _nahr_payments_v1_VoidRequest, callback: grpc.requestCallback<_nahr_payments_v1_VoidResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Payments: one authorisation each, with what was captured, voided and refunded of it.
 * 
 * What is asked of the provider is written down before the provider is called, with the key it is called by. A call whose
 * outcome is not known answers state UNKNOWN, never an error: repeating it asks the provider again by the same key.
 * Amounts are integer minor units of the payment's one currency.
 * 
 * Every mutation is idempotent by `request_id`, which the payment remembers as common.proto says: with another body for the
 * same payment it is REQUEST_ID_REUSED (ALREADY_EXISTS), for another payment it is another request. Beyond that the ids of
 * payments, captures and refunds protect, for ever. Roles: service, unless said otherwise.
 * Reasons of all: INVALID_FIELD (INVALID_ARGUMENT), ROLE_REQUIRED (PERMISSION_DENIED), PAYMENT_NOT_FOUND (NOT_FOUND).
 */
export interface PaymentServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Asks the provider to hold an amount. A decline is an answer: state DECLINED with its reason.
   * Repeating it for the same payment id answers what stands, or asks again while the outcome is unknown.
   * Reasons: PAYMENT_DIFFERS (ALREADY_EXISTS): this id stands for another amount, currency, token or owner;
   * PAYMENT_VOIDED (FAILED_PRECONDITION): it was voided before it was asked for.
   */
  Authorize: grpc.handleUnaryCall<_nahr_payments_v1_AuthorizeRequest__Output, _nahr_payments_v1_AuthorizeResponse>;
  
  /**
   * Takes authorised money. Each capture id counts once. A definite refusal by the provider is an answer: the capture's
   * state REFUSED, and the money is recorded as owed.
   * Reasons: NOT_AUTHORIZED {state: unknown, declined, being_voided or voided},
   * CAPTURE_ABOVE_AUTHORIZED {authorized, captured, requested} (FAILED_PRECONDITION);
   * CAPTURE_DIFFERS {amount, requested} (ALREADY_EXISTS): this capture id stands for another amount.
   */
  Capture: grpc.handleUnaryCall<_nahr_payments_v1_CaptureRequest__Output, _nahr_payments_v1_CaptureResponse>;
  
  /**
   * One payment, read from its stream. Roles: service, operator, manager.
   */
  GetPayment: grpc.handleUnaryCall<_nahr_payments_v1_GetPaymentRequest__Output, _nahr_payments_v1_GetPaymentResponse>;
  
  /**
   * Payments whose state is unknown or owed, oldest first: what people and timers have to look after. Roles: service, operator.
   */
  ListUnsettledPayments: grpc.handleUnaryCall<_nahr_payments_v1_ListUnsettledPaymentsRequest__Output, _nahr_payments_v1_ListUnsettledPaymentsResponse>;
  
  /**
   * Gives captured money back. Each refund id counts once; refunds that were asked for count against what was captured,
   * whether or not their outcome is known. A definite failure is an answer: the refund's state REFUSED.
   * Reasons: REFUND_ABOVE_CAPTURED {captured, refunded, requested} (FAILED_PRECONDITION);
   * REFUND_DIFFERS {amount, requested} (ALREADY_EXISTS): this refund id stands for another amount.
   */
  Refund: grpc.handleUnaryCall<_nahr_payments_v1_RefundRequest__Output, _nahr_payments_v1_RefundResponse>;
  
  /**
   * Asks the provider again about whatever is unknown of a payment, by the keys it was asked with. Roles: service, operator.
   */
  ResolvePayment: grpc.handleUnaryCall<_nahr_payments_v1_ResolvePaymentRequest__Output, _nahr_payments_v1_ResolvePaymentResponse>;
  
  /**
   * Lets the rest of an authorisation go. One that was never asked for is recorded as void, so that it can't be asked for
   * later; one whose outcome is unknown is voided as soon as it is known. Voiding twice changes nothing.
   */
  Void: grpc.handleUnaryCall<_nahr_payments_v1_VoidRequest__Output, _nahr_payments_v1_VoidResponse>;
  
}

export interface PaymentServiceDefinition extends grpc.ServiceDefinition {
  Authorize: MethodDefinition<_nahr_payments_v1_AuthorizeRequest, _nahr_payments_v1_AuthorizeResponse, _nahr_payments_v1_AuthorizeRequest__Output, _nahr_payments_v1_AuthorizeResponse__Output>
  Capture: MethodDefinition<_nahr_payments_v1_CaptureRequest, _nahr_payments_v1_CaptureResponse, _nahr_payments_v1_CaptureRequest__Output, _nahr_payments_v1_CaptureResponse__Output>
  GetPayment: MethodDefinition<_nahr_payments_v1_GetPaymentRequest, _nahr_payments_v1_GetPaymentResponse, _nahr_payments_v1_GetPaymentRequest__Output, _nahr_payments_v1_GetPaymentResponse__Output>
  ListUnsettledPayments: MethodDefinition<_nahr_payments_v1_ListUnsettledPaymentsRequest, _nahr_payments_v1_ListUnsettledPaymentsResponse, _nahr_payments_v1_ListUnsettledPaymentsRequest__Output, _nahr_payments_v1_ListUnsettledPaymentsResponse__Output>
  Refund: MethodDefinition<_nahr_payments_v1_RefundRequest, _nahr_payments_v1_RefundResponse, _nahr_payments_v1_RefundRequest__Output, _nahr_payments_v1_RefundResponse__Output>
  ResolvePayment: MethodDefinition<_nahr_payments_v1_ResolvePaymentRequest, _nahr_payments_v1_ResolvePaymentResponse, _nahr_payments_v1_ResolvePaymentRequest__Output, _nahr_payments_v1_ResolvePaymentResponse__Output>
  Void: MethodDefinition<_nahr_payments_v1_VoidRequest, _nahr_payments_v1_VoidResponse, _nahr_payments_v1_VoidRequest__Output, _nahr_payments_v1_VoidResponse__Output>
}
