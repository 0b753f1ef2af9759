// Original file: protos/nahr/orders/v1/orders.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AmendOrderRequest as _nahr_orders_v1_AmendOrderRequest, AmendOrderRequest__Output as _nahr_orders_v1_AmendOrderRequest__Output } from '../../../nahr/orders/v1/AmendOrderRequest.ts';
import type { AmendOrderResponse as _nahr_orders_v1_AmendOrderResponse, AmendOrderResponse__Output as _nahr_orders_v1_AmendOrderResponse__Output } from '../../../nahr/orders/v1/AmendOrderResponse.ts';
import type { CancelLinesRequest as _nahr_orders_v1_CancelLinesRequest, CancelLinesRequest__Output as _nahr_orders_v1_CancelLinesRequest__Output } from '../../../nahr/orders/v1/CancelLinesRequest.ts';
import type { CancelLinesResponse as _nahr_orders_v1_CancelLinesResponse, CancelLinesResponse__Output as _nahr_orders_v1_CancelLinesResponse__Output } from '../../../nahr/orders/v1/CancelLinesResponse.ts';
import type { CancelOrderRequest as _nahr_orders_v1_CancelOrderRequest, CancelOrderRequest__Output as _nahr_orders_v1_CancelOrderRequest__Output } from '../../../nahr/orders/v1/CancelOrderRequest.ts';
import type { CancelOrderResponse as _nahr_orders_v1_CancelOrderResponse, CancelOrderResponse__Output as _nahr_orders_v1_CancelOrderResponse__Output } from '../../../nahr/orders/v1/CancelOrderResponse.ts';
import type { ChangeAddressRequest as _nahr_orders_v1_ChangeAddressRequest, ChangeAddressRequest__Output as _nahr_orders_v1_ChangeAddressRequest__Output } from '../../../nahr/orders/v1/ChangeAddressRequest.ts';
import type { ChangeAddressResponse as _nahr_orders_v1_ChangeAddressResponse, ChangeAddressResponse__Output as _nahr_orders_v1_ChangeAddressResponse__Output } from '../../../nahr/orders/v1/ChangeAddressResponse.ts';
import type { CompleteAmendmentRequest as _nahr_orders_v1_CompleteAmendmentRequest, CompleteAmendmentRequest__Output as _nahr_orders_v1_CompleteAmendmentRequest__Output } from '../../../nahr/orders/v1/CompleteAmendmentRequest.ts';
import type { CompleteAmendmentResponse as _nahr_orders_v1_CompleteAmendmentResponse, CompleteAmendmentResponse__Output as _nahr_orders_v1_CompleteAmendmentResponse__Output } from '../../../nahr/orders/v1/CompleteAmendmentResponse.ts';
import type { GetOrderRequest as _nahr_orders_v1_GetOrderRequest, GetOrderRequest__Output as _nahr_orders_v1_GetOrderRequest__Output } from '../../../nahr/orders/v1/GetOrderRequest.ts';
import type { GetOrderResponse as _nahr_orders_v1_GetOrderResponse, GetOrderResponse__Output as _nahr_orders_v1_GetOrderResponse__Output } from '../../../nahr/orders/v1/GetOrderResponse.ts';
import type { HoldOrderRequest as _nahr_orders_v1_HoldOrderRequest, HoldOrderRequest__Output as _nahr_orders_v1_HoldOrderRequest__Output } from '../../../nahr/orders/v1/HoldOrderRequest.ts';
import type { HoldOrderResponse as _nahr_orders_v1_HoldOrderResponse, HoldOrderResponse__Output as _nahr_orders_v1_HoldOrderResponse__Output } from '../../../nahr/orders/v1/HoldOrderResponse.ts';
import type { ListCapturesDueRequest as _nahr_orders_v1_ListCapturesDueRequest, ListCapturesDueRequest__Output as _nahr_orders_v1_ListCapturesDueRequest__Output } from '../../../nahr/orders/v1/ListCapturesDueRequest.ts';
import type { ListCapturesDueResponse as _nahr_orders_v1_ListCapturesDueResponse, ListCapturesDueResponse__Output as _nahr_orders_v1_ListCapturesDueResponse__Output } from '../../../nahr/orders/v1/ListCapturesDueResponse.ts';
import type { ListOrdersRequest as _nahr_orders_v1_ListOrdersRequest, ListOrdersRequest__Output as _nahr_orders_v1_ListOrdersRequest__Output } from '../../../nahr/orders/v1/ListOrdersRequest.ts';
import type { ListOrdersResponse as _nahr_orders_v1_ListOrdersResponse, ListOrdersResponse__Output as _nahr_orders_v1_ListOrdersResponse__Output } from '../../../nahr/orders/v1/ListOrdersResponse.ts';
import type { ListRefundsOwedRequest as _nahr_orders_v1_ListRefundsOwedRequest, ListRefundsOwedRequest__Output as _nahr_orders_v1_ListRefundsOwedRequest__Output } from '../../../nahr/orders/v1/ListRefundsOwedRequest.ts';
import type { ListRefundsOwedResponse as _nahr_orders_v1_ListRefundsOwedResponse, ListRefundsOwedResponse__Output as _nahr_orders_v1_ListRefundsOwedResponse__Output } from '../../../nahr/orders/v1/ListRefundsOwedResponse.ts';
import type { PlaceOrderRequest as _nahr_orders_v1_PlaceOrderRequest, PlaceOrderRequest__Output as _nahr_orders_v1_PlaceOrderRequest__Output } from '../../../nahr/orders/v1/PlaceOrderRequest.ts';
import type { PlaceOrderResponse as _nahr_orders_v1_PlaceOrderResponse, PlaceOrderResponse__Output as _nahr_orders_v1_PlaceOrderResponse__Output } from '../../../nahr/orders/v1/PlaceOrderResponse.ts';
import type { RecordChannelRefundRequest as _nahr_orders_v1_RecordChannelRefundRequest, RecordChannelRefundRequest__Output as _nahr_orders_v1_RecordChannelRefundRequest__Output } from '../../../nahr/orders/v1/RecordChannelRefundRequest.ts';
import type { RecordChannelRefundResponse as _nahr_orders_v1_RecordChannelRefundResponse, RecordChannelRefundResponse__Output as _nahr_orders_v1_RecordChannelRefundResponse__Output } from '../../../nahr/orders/v1/RecordChannelRefundResponse.ts';
import type { RecordRefundRequest as _nahr_orders_v1_RecordRefundRequest, RecordRefundRequest__Output as _nahr_orders_v1_RecordRefundRequest__Output } from '../../../nahr/orders/v1/RecordRefundRequest.ts';
import type { RecordRefundResponse as _nahr_orders_v1_RecordRefundResponse, RecordRefundResponse__Output as _nahr_orders_v1_RecordRefundResponse__Output } from '../../../nahr/orders/v1/RecordRefundResponse.ts';
import type { ReleaseHoldRequest as _nahr_orders_v1_ReleaseHoldRequest, ReleaseHoldRequest__Output as _nahr_orders_v1_ReleaseHoldRequest__Output } from '../../../nahr/orders/v1/ReleaseHoldRequest.ts';
import type { ReleaseHoldResponse as _nahr_orders_v1_ReleaseHoldResponse, ReleaseHoldResponse__Output as _nahr_orders_v1_ReleaseHoldResponse__Output } from '../../../nahr/orders/v1/ReleaseHoldResponse.ts';
import type { SweepPlacementsRequest as _nahr_orders_v1_SweepPlacementsRequest, SweepPlacementsRequest__Output as _nahr_orders_v1_SweepPlacementsRequest__Output } from '../../../nahr/orders/v1/SweepPlacementsRequest.ts';
import type { SweepPlacementsResponse as _nahr_orders_v1_SweepPlacementsResponse, SweepPlacementsResponse__Output as _nahr_orders_v1_SweepPlacementsResponse__Output } from '../../../nahr/orders/v1/SweepPlacementsResponse.ts';
import type { WatchOrderRequest as _nahr_orders_v1_WatchOrderRequest, WatchOrderRequest__Output as _nahr_orders_v1_WatchOrderRequest__Output } from '../../../nahr/orders/v1/WatchOrderRequest.ts';
import type { WatchOrderResponse as _nahr_orders_v1_WatchOrderResponse, WatchOrderResponse__Output as _nahr_orders_v1_WatchOrderResponse__Output } from '../../../nahr/orders/v1/WatchOrderResponse.ts';
import type { WithdrawAmendmentRequest as _nahr_orders_v1_WithdrawAmendmentRequest, WithdrawAmendmentRequest__Output as _nahr_orders_v1_WithdrawAmendmentRequest__Output } from '../../../nahr/orders/v1/WithdrawAmendmentRequest.ts';
import type { WithdrawAmendmentResponse as _nahr_orders_v1_WithdrawAmendmentResponse, WithdrawAmendmentResponse__Output as _nahr_orders_v1_WithdrawAmendmentResponse__Output } from '../../../nahr/orders/v1/WithdrawAmendmentResponse.ts';

/**
 * Orders of every channel: placed once, read alike by all.
 * 
 * Amounts are integer minor units of the order's one currency. Every mutation is idempotent by `request_id`, which the order
 * remembers as common.proto says: with another body for the same order it is REQUEST_ID_REUSED (ALREADY_EXISTS). It tells no
 * two orders apart: a PlaceOrder with another `channel_order_id` places another order, whatever its `request_id`.
 * A malformed request is INVALID_FIELD (INVALID_ARGUMENT), naming the field.
 */
export interface OrderServiceClient extends grpc.Client {
  /**
   * Changes what an open order is of: removes units that have not left, as CancelLines does, prices lines anew, and adds
   * lines, goods in groups of their own. What tenders paid for removed and repriced units goes on to pay for what is
   * repriced and added; older lines keep who paid for them to the minor unit. What it costs more is paid by additional
   * tenders: without them it waits (`Order.amendment`), holds nothing and changes nothing until CompleteAmendment or
   * WithdrawAmendment. What it costs less is due back to whoever paid it, or less is captured. All of it or nothing: stock
   * that it adds is reserved, sourced where it has no location, and tokens are authorised before it is made. Roles:
   * channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND, LINE_NOT_FOUND {line_id}, UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND);
   * TOTAL_MISMATCH {expected, got} of the difference, TENDERS_MISMATCH {expected, got}, CURRENCY_MISMATCH
   * (INVALID_ARGUMENT); ORDER_NOT_AMENDABLE {state}, NOTHING_WOULD_REMAIN: it is to be cancelled, PAYMENT_PENDING,
   * AMENDMENT_PENDING {amendment_id}: another waits, UNITS_NOT_CANCELLABLE {line_id, asked, cancellable},
   * LINE_NOT_REPRICEABLE {line_id}: some of it has left, ended or is removed, PRICE_MAKES_NO_SENSE {line_id},
   * CHARGES_FELL_DUE {line_id}: goods have left, LINE_ID_TAKEN {line_id}, FULFILMENT_ID_TAKEN {fulfilment_id},
   * TENDER_ID_TAKEN {tender_id}, TOO_MANY_LINES {limit}, TOTAL_TOO_LARGE, INSUFFICIENT_STOCK {sku, location_id, requested,
   * available}, NO_SOURCE {sku, requested, available, others, destination_id}, PAYMENT_DECLINED {tender_id, reason}, PAYMENT_UNKNOWN {tender_id}: it was let go, PAYMENTS_NOT_HOSTED
   * (FAILED_PRECONDITION); AMENDMENT_CONTENDED (ABORTED: try again).
   */
  AmendOrder(argument: _nahr_orders_v1_AmendOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_AmendOrderResponse__Output>): grpc.ClientUnaryCall;
  AmendOrder(argument: _nahr_orders_v1_AmendOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_AmendOrderResponse__Output>): grpc.ClientUnaryCall;
  AmendOrder(argument: _nahr_orders_v1_AmendOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_AmendOrderResponse__Output>): grpc.ClientUnaryCall;
  AmendOrder(argument: _nahr_orders_v1_AmendOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_AmendOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Changes what an open order is of: removes units that have not left, as CancelLines does, prices lines anew, and adds
   * lines, goods in groups of their own. What tenders paid for removed and repriced units goes on to pay for what is
   * repriced and added; older lines keep who paid for them to the minor unit. What it costs more is paid by additional
   * tenders: without them it waits (`Order.amendment`), holds nothing and changes nothing until CompleteAmendment or
   * WithdrawAmendment. What it costs less is due back to whoever paid it, or less is captured. All of it or nothing: stock
   * that it adds is reserved, sourced where it has no location, and tokens are authorised before it is made. Roles:
   * channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND, LINE_NOT_FOUND {line_id}, UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND);
   * TOTAL_MISMATCH {expected, got} of the difference, TENDERS_MISMATCH {expected, got}, CURRENCY_MISMATCH
   * (INVALID_ARGUMENT); ORDER_NOT_AMENDABLE {state}, NOTHING_WOULD_REMAIN: it is to be cancelled, PAYMENT_PENDING,
   * AMENDMENT_PENDING {amendment_id}: another waits, UNITS_NOT_CANCELLABLE {line_id, asked, cancellable},
   * LINE_NOT_REPRICEABLE {line_id}: some of it has left, ended or is removed, PRICE_MAKES_NO_SENSE {line_id},
   * CHARGES_FELL_DUE {line_id}: goods have left, LINE_ID_TAKEN {line_id}, FULFILMENT_ID_TAKEN {fulfilment_id},
   * TENDER_ID_TAKEN {tender_id}, TOO_MANY_LINES {limit}, TOTAL_TOO_LARGE, INSUFFICIENT_STOCK {sku, location_id, requested,
   * available}, NO_SOURCE {sku, requested, available, others, destination_id}, PAYMENT_DECLINED {tender_id, reason}, PAYMENT_UNKNOWN {tender_id}: it was let go, PAYMENTS_NOT_HOSTED
   * (FAILED_PRECONDITION); AMENDMENT_CONTENDED (ABORTED: try again).
   */
  amendOrder(argument: _nahr_orders_v1_AmendOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_AmendOrderResponse__Output>): grpc.ClientUnaryCall;
  amendOrder(argument: _nahr_orders_v1_AmendOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_AmendOrderResponse__Output>): grpc.ClientUnaryCall;
  amendOrder(argument: _nahr_orders_v1_AmendOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_AmendOrderResponse__Output>): grpc.ClientUnaryCall;
  amendOrder(argument: _nahr_orders_v1_AmendOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_AmendOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Cancels units that have not left, at whatever stage they are: so many of some lines, the last ones; all that is left
   * of the order where no line is named. Exactly what was held for them is released; what was still to be captured is less
   * by their share, and a payment of which nothing more will be taken is let go; what the channel settled is due back.
   * A charge can be cancelled by its line until goods have left; all charges end with the last goods of an order of which
   * nothing has left. Roles: channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND, LINE_NOT_FOUND {line_id} (NOT_FOUND); UNITS_NOT_CANCELLABLE {line_id, asked, cancellable};
   * ORDER_NOT_CANCELLABLE {state} (FAILED_PRECONDITION).
   */
  CancelLines(argument: _nahr_orders_v1_CancelLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  CancelLines(argument: _nahr_orders_v1_CancelLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  CancelLines(argument: _nahr_orders_v1_CancelLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  CancelLines(argument: _nahr_orders_v1_CancelLinesRequest, callback: grpc.requestCallback<_nahr_orders_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Cancels units that have not left, at whatever stage they are: so many of some lines, the last ones; all that is left
   * of the order where no line is named. Exactly what was held for them is released; what was still to be captured is less
   * by their share, and a payment of which nothing more will be taken is let go; what the channel settled is due back.
   * A charge can be cancelled by its line until goods have left; all charges end with the last goods of an order of which
   * nothing has left. Roles: channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND, LINE_NOT_FOUND {line_id} (NOT_FOUND); UNITS_NOT_CANCELLABLE {line_id, asked, cancellable};
   * ORDER_NOT_CANCELLABLE {state} (FAILED_PRECONDITION).
   */
  cancelLines(argument: _nahr_orders_v1_CancelLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  cancelLines(argument: _nahr_orders_v1_CancelLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  cancelLines(argument: _nahr_orders_v1_CancelLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  cancelLines(argument: _nahr_orders_v1_CancelLinesRequest, callback: grpc.requestCallback<_nahr_orders_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Cancels what is left of an order of which nothing has left, whatever the store has done about it. What it held is
   * released, what was authorised is let go, what the channel settled is due back, and the shopper is told.
   * Cancelling a cancelled order changes nothing. Roles: channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND (NOT_FOUND); ORDER_NOT_CANCELLABLE {state} (FAILED_PRECONDITION).
   */
  CancelOrder(argument: _nahr_orders_v1_CancelOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  CancelOrder(argument: _nahr_orders_v1_CancelOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  CancelOrder(argument: _nahr_orders_v1_CancelOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  CancelOrder(argument: _nahr_orders_v1_CancelOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Cancels what is left of an order of which nothing has left, whatever the store has done about it. What it held is
   * released, what was authorised is let go, what the channel settled is due back, and the shopper is told.
   * Cancelling a cancelled order changes nothing. Roles: channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND (NOT_FOUND); ORDER_NOT_CANCELLABLE {state} (FAILED_PRECONDITION).
   */
  cancelOrder(argument: _nahr_orders_v1_CancelOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  cancelOrder(argument: _nahr_orders_v1_CancelOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  cancelOrder(argument: _nahr_orders_v1_CancelOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  cancelOrder(argument: _nahr_orders_v1_CancelOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Whom and where deliveries that have not left go to. Roles: channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}: nothing is left to be sent (FAILED_PRECONDITION).
   */
  ChangeAddress(argument: _nahr_orders_v1_ChangeAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ChangeAddressResponse__Output>): grpc.ClientUnaryCall;
  ChangeAddress(argument: _nahr_orders_v1_ChangeAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ChangeAddressResponse__Output>): grpc.ClientUnaryCall;
  ChangeAddress(argument: _nahr_orders_v1_ChangeAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ChangeAddressResponse__Output>): grpc.ClientUnaryCall;
  ChangeAddress(argument: _nahr_orders_v1_ChangeAddressRequest, callback: grpc.requestCallback<_nahr_orders_v1_ChangeAddressResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Whom and where deliveries that have not left go to. Roles: channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}: nothing is left to be sent (FAILED_PRECONDITION).
   */
  changeAddress(argument: _nahr_orders_v1_ChangeAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ChangeAddressResponse__Output>): grpc.ClientUnaryCall;
  changeAddress(argument: _nahr_orders_v1_ChangeAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ChangeAddressResponse__Output>): grpc.ClientUnaryCall;
  changeAddress(argument: _nahr_orders_v1_ChangeAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ChangeAddressResponse__Output>): grpc.ClientUnaryCall;
  changeAddress(argument: _nahr_orders_v1_ChangeAddressRequest, callback: grpc.requestCallback<_nahr_orders_v1_ChangeAddressResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes an amendment that waited for its money; should the order have changed so that it comes to another amount, it is
   * refused and waits on. Roles and reasons: as AmendOrder; AMENDMENT_NOT_FOUND (NOT_FOUND).
   */
  CompleteAmendment(argument: _nahr_orders_v1_CompleteAmendmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CompleteAmendmentResponse__Output>): grpc.ClientUnaryCall;
  CompleteAmendment(argument: _nahr_orders_v1_CompleteAmendmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_CompleteAmendmentResponse__Output>): grpc.ClientUnaryCall;
  CompleteAmendment(argument: _nahr_orders_v1_CompleteAmendmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CompleteAmendmentResponse__Output>): grpc.ClientUnaryCall;
  CompleteAmendment(argument: _nahr_orders_v1_CompleteAmendmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_CompleteAmendmentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes an amendment that waited for its money; should the order have changed so that it comes to another amount, it is
   * refused and waits on. Roles and reasons: as AmendOrder; AMENDMENT_NOT_FOUND (NOT_FOUND).
   */
  completeAmendment(argument: _nahr_orders_v1_CompleteAmendmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CompleteAmendmentResponse__Output>): grpc.ClientUnaryCall;
  completeAmendment(argument: _nahr_orders_v1_CompleteAmendmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_CompleteAmendmentResponse__Output>): grpc.ClientUnaryCall;
  completeAmendment(argument: _nahr_orders_v1_CompleteAmendmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_CompleteAmendmentResponse__Output>): grpc.ClientUnaryCall;
  completeAmendment(argument: _nahr_orders_v1_CompleteAmendmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_CompleteAmendmentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One order, read from its stream. Reasons: ORDER_NOT_FOUND (NOT_FOUND).
   */
  GetOrder(argument: _nahr_orders_v1_GetOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  GetOrder(argument: _nahr_orders_v1_GetOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  GetOrder(argument: _nahr_orders_v1_GetOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  GetOrder(argument: _nahr_orders_v1_GetOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One order, read from its stream. Reasons: ORDER_NOT_FOUND (NOT_FOUND).
   */
  getOrder(argument: _nahr_orders_v1_GetOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _nahr_orders_v1_GetOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _nahr_orders_v1_GetOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _nahr_orders_v1_GetOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Nothing is picked, shipped or handed over until every hold is released; what has been done stays. Cancelling and moving go
   * on. No promise to be ready, sent or kept lapses meanwhile: with the last hold they are given anew. Roles: associate, manager, operator, service. Reasons: ORDER_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}.
   */
  HoldOrder(argument: _nahr_orders_v1_HoldOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_HoldOrderResponse__Output>): grpc.ClientUnaryCall;
  HoldOrder(argument: _nahr_orders_v1_HoldOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_HoldOrderResponse__Output>): grpc.ClientUnaryCall;
  HoldOrder(argument: _nahr_orders_v1_HoldOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_HoldOrderResponse__Output>): grpc.ClientUnaryCall;
  HoldOrder(argument: _nahr_orders_v1_HoldOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_HoldOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Nothing is picked, shipped or handed over until every hold is released; what has been done stays. Cancelling and moving go
   * on. No promise to be ready, sent or kept lapses meanwhile: with the last hold they are given anew. Roles: associate, manager, operator, service. Reasons: ORDER_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}.
   */
  holdOrder(argument: _nahr_orders_v1_HoldOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_HoldOrderResponse__Output>): grpc.ClientUnaryCall;
  holdOrder(argument: _nahr_orders_v1_HoldOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_HoldOrderResponse__Output>): grpc.ClientUnaryCall;
  holdOrder(argument: _nahr_orders_v1_HoldOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_HoldOrderResponse__Output>): grpc.ClientUnaryCall;
  holdOrder(argument: _nahr_orders_v1_HoldOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_HoldOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What fell due as goods left and is neither captured nor refused for good, in pages, the oldest first: its process captures it
   * (`PaymentService.Capture`). One refused for good is listed by `PaymentService.ListUnsettledPayments`. Roles: service, operator.
   */
  ListCapturesDue(argument: _nahr_orders_v1_ListCapturesDueRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListCapturesDueResponse__Output>): grpc.ClientUnaryCall;
  ListCapturesDue(argument: _nahr_orders_v1_ListCapturesDueRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ListCapturesDueResponse__Output>): grpc.ClientUnaryCall;
  ListCapturesDue(argument: _nahr_orders_v1_ListCapturesDueRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListCapturesDueResponse__Output>): grpc.ClientUnaryCall;
  ListCapturesDue(argument: _nahr_orders_v1_ListCapturesDueRequest, callback: grpc.requestCallback<_nahr_orders_v1_ListCapturesDueResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What fell due as goods left and is neither captured nor refused for good, in pages, the oldest first: its process captures it
   * (`PaymentService.Capture`). One refused for good is listed by `PaymentService.ListUnsettledPayments`. Roles: service, operator.
   */
  listCapturesDue(argument: _nahr_orders_v1_ListCapturesDueRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListCapturesDueResponse__Output>): grpc.ClientUnaryCall;
  listCapturesDue(argument: _nahr_orders_v1_ListCapturesDueRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ListCapturesDueResponse__Output>): grpc.ClientUnaryCall;
  listCapturesDue(argument: _nahr_orders_v1_ListCapturesDueRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListCapturesDueResponse__Output>): grpc.ClientUnaryCall;
  listCapturesDue(argument: _nahr_orders_v1_ListCapturesDueRequest, callback: grpc.requestCallback<_nahr_orders_v1_ListCapturesDueResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Orders in pages, newest business time first.
   */
  ListOrders(argument: _nahr_orders_v1_ListOrdersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListOrders(argument: _nahr_orders_v1_ListOrdersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListOrders(argument: _nahr_orders_v1_ListOrdersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListOrders(argument: _nahr_orders_v1_ListOrdersRequest, callback: grpc.requestCallback<_nahr_orders_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Orders in pages, newest business time first.
   */
  listOrders(argument: _nahr_orders_v1_ListOrdersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOrders(argument: _nahr_orders_v1_ListOrdersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOrders(argument: _nahr_orders_v1_ListOrdersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOrders(argument: _nahr_orders_v1_ListOrdersRequest, callback: grpc.requestCallback<_nahr_orders_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What of orders is still to be given back, and by whom, in pages, the oldest first. What returns granted is listed by returns (`ListReturns`,
   * by `refund_state`).
   */
  ListRefundsOwed(argument: _nahr_orders_v1_ListRefundsOwedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListRefundsOwedResponse__Output>): grpc.ClientUnaryCall;
  ListRefundsOwed(argument: _nahr_orders_v1_ListRefundsOwedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ListRefundsOwedResponse__Output>): grpc.ClientUnaryCall;
  ListRefundsOwed(argument: _nahr_orders_v1_ListRefundsOwedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListRefundsOwedResponse__Output>): grpc.ClientUnaryCall;
  ListRefundsOwed(argument: _nahr_orders_v1_ListRefundsOwedRequest, callback: grpc.requestCallback<_nahr_orders_v1_ListRefundsOwedResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What of orders is still to be given back, and by whom, in pages, the oldest first. What returns granted is listed by returns (`ListReturns`,
   * by `refund_state`).
   */
  listRefundsOwed(argument: _nahr_orders_v1_ListRefundsOwedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListRefundsOwedResponse__Output>): grpc.ClientUnaryCall;
  listRefundsOwed(argument: _nahr_orders_v1_ListRefundsOwedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ListRefundsOwedResponse__Output>): grpc.ClientUnaryCall;
  listRefundsOwed(argument: _nahr_orders_v1_ListRefundsOwedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ListRefundsOwedResponse__Output>): grpc.ClientUnaryCall;
  listRefundsOwed(argument: _nahr_orders_v1_ListRefundsOwedRequest, callback: grpc.requestCallback<_nahr_orders_v1_ListRefundsOwedResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes an order of the calling channel: synchronous, all of it or nothing.
   * 
   * The channel's own order id makes it unique: sent again alike it answers the order that stands, sent
   * otherwise it is ORDER_DIFFERS {order_id} (ALREADY_EXISTS): what has changed since is told by AmendOrder, CancelLines or
   * CancelOrder of that order. Stock of every group that has not left yet is reserved;
   * goods that already left are never refused for stock, what is missing becomes a recorded shortage.
   * A delivery without a location is sourced: Nahr chooses from which locations it leaves, as SuggestSourcing ranks them for
   * the channel, in as many groups as it takes. So is what is shipped to a store, from anywhere but that store. Only what is there now counts, nothing that is still to come. What others
   * took meanwhile is looked for elsewhere, several times. Sent again, it answers the order as it was sourced.
   * Of a group with `against_supply` what is not there is promised of what is announced, behind whoever waits already. The
   * group `awaits` it, and becomes an ordinary one once all of it has come. Sent again, it answers the order as it stands.
   * Then every tender with a token is authorised. One whose outcome stays unknown places the order as PAYMENT_PENDING;
   * a decline gives the placement up, and the same order may be sent again with another tender.
   * Roles: channel, associate, operator.
   * Reasons: UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND); TOTAL_MISMATCH {expected, got}, TENDERS_MISMATCH {expected, got},
   * CURRENCY_MISMATCH (INVALID_ARGUMENT); INSUFFICIENT_STOCK {sku, location_id, requested, available,
   * supply: units announced in time that nobody waits for, of a group with `against_supply`} (FAILED_PRECONDITION); NO_SOURCE {sku,
   * requested, available: in all locations that may be asked, others: how many more SKUs they have too little of,
   * destination_id: of what is shipped to that store} (FAILED_PRECONDITION);
   * PAYMENT_DECLINED {tender_id, reason: the provider's code} (FAILED_PRECONDITION); PLACEMENT_CONTENDED (ABORTED: several placements of this order are under way, try again);
   * PAYMENTS_NOT_HOSTED: a tender has a token, and nobody here takes any (FAILED_PRECONDITION);
   * ROLE_REQUIRED, STORE_REQUIRED, CHANNEL_REQUIRED (PERMISSION_DENIED).
   */
  PlaceOrder(argument: _nahr_orders_v1_PlaceOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  PlaceOrder(argument: _nahr_orders_v1_PlaceOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  PlaceOrder(argument: _nahr_orders_v1_PlaceOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  PlaceOrder(argument: _nahr_orders_v1_PlaceOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes an order of the calling channel: synchronous, all of it or nothing.
   * 
   * The channel's own order id makes it unique: sent again alike it answers the order that stands, sent
   * otherwise it is ORDER_DIFFERS {order_id} (ALREADY_EXISTS): what has changed since is told by AmendOrder, CancelLines or
   * CancelOrder of that order. Stock of every group that has not left yet is reserved;
   * goods that already left are never refused for stock, what is missing becomes a recorded shortage.
   * A delivery without a location is sourced: Nahr chooses from which locations it leaves, as SuggestSourcing ranks them for
   * the channel, in as many groups as it takes. So is what is shipped to a store, from anywhere but that store. Only what is there now counts, nothing that is still to come. What others
   * took meanwhile is looked for elsewhere, several times. Sent again, it answers the order as it was sourced.
   * Of a group with `against_supply` what is not there is promised of what is announced, behind whoever waits already. The
   * group `awaits` it, and becomes an ordinary one once all of it has come. Sent again, it answers the order as it stands.
   * Then every tender with a token is authorised. One whose outcome stays unknown places the order as PAYMENT_PENDING;
   * a decline gives the placement up, and the same order may be sent again with another tender.
   * Roles: channel, associate, operator.
   * Reasons: UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND); TOTAL_MISMATCH {expected, got}, TENDERS_MISMATCH {expected, got},
   * CURRENCY_MISMATCH (INVALID_ARGUMENT); INSUFFICIENT_STOCK {sku, location_id, requested, available,
   * supply: units announced in time that nobody waits for, of a group with `against_supply`} (FAILED_PRECONDITION); NO_SOURCE {sku,
   * requested, available: in all locations that may be asked, others: how many more SKUs they have too little of,
   * destination_id: of what is shipped to that store} (FAILED_PRECONDITION);
   * PAYMENT_DECLINED {tender_id, reason: the provider's code} (FAILED_PRECONDITION); PLACEMENT_CONTENDED (ABORTED: several placements of this order are under way, try again);
   * PAYMENTS_NOT_HOSTED: a tender has a token, and nobody here takes any (FAILED_PRECONDITION);
   * ROLE_REQUIRED, STORE_REQUIRED, CHANNEL_REQUIRED (PERMISSION_DENIED).
   */
  placeOrder(argument: _nahr_orders_v1_PlaceOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  placeOrder(argument: _nahr_orders_v1_PlaceOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  placeOrder(argument: _nahr_orders_v1_PlaceOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  placeOrder(argument: _nahr_orders_v1_PlaceOrderRequest, callback: grpc.requestCallback<_nahr_orders_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The channel gave back some of what it settled and owes (`refund_due_minor`). Roles: channel, operator.
   * Each counts once for its `channel_refund_id`, whatever the request id.
   * Reasons: ORDER_NOT_FOUND, TENDER_NOT_FOUND {tender_id} (NOT_FOUND); REFUND_ABOVE_DUE {tender_id, due, given, requested}
   * (FAILED_PRECONDITION); CHANNEL_REFUND_DIFFERS {tender_id, amount, requested} (ALREADY_EXISTS): this id stands for another
   * tender or amount.
   */
  RecordChannelRefund(argument: _nahr_orders_v1_RecordChannelRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordChannelRefundResponse__Output>): grpc.ClientUnaryCall;
  RecordChannelRefund(argument: _nahr_orders_v1_RecordChannelRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordChannelRefundResponse__Output>): grpc.ClientUnaryCall;
  RecordChannelRefund(argument: _nahr_orders_v1_RecordChannelRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordChannelRefundResponse__Output>): grpc.ClientUnaryCall;
  RecordChannelRefund(argument: _nahr_orders_v1_RecordChannelRefundRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordChannelRefundResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The channel gave back some of what it settled and owes (`refund_due_minor`). Roles: channel, operator.
   * Each counts once for its `channel_refund_id`, whatever the request id.
   * Reasons: ORDER_NOT_FOUND, TENDER_NOT_FOUND {tender_id} (NOT_FOUND); REFUND_ABOVE_DUE {tender_id, due, given, requested}
   * (FAILED_PRECONDITION); CHANNEL_REFUND_DIFFERS {tender_id, amount, requested} (ALREADY_EXISTS): this id stands for another
   * tender or amount.
   */
  recordChannelRefund(argument: _nahr_orders_v1_RecordChannelRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordChannelRefundResponse__Output>): grpc.ClientUnaryCall;
  recordChannelRefund(argument: _nahr_orders_v1_RecordChannelRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordChannelRefundResponse__Output>): grpc.ClientUnaryCall;
  recordChannelRefund(argument: _nahr_orders_v1_RecordChannelRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordChannelRefundResponse__Output>): grpc.ClientUnaryCall;
  recordChannelRefund(argument: _nahr_orders_v1_RecordChannelRefundRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordChannelRefundResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What became of a refund for a lost parcel, as its process knows; a person tells of one that failed only. One that the provider declined goes as store credit
   * to a customer; of a guest it is told (`refund.failed`), and waits for a person to give the money back otherwise.
   * Roles: service, operator. Reasons: ORDER_NOT_FOUND, REFUND_NOT_FOUND {refund_id} (NOT_FOUND); WRONG_STATE {state},
   * CUSTOMER_REQUIRED {refund_id}: store credit in place of a guest's refund (FAILED_PRECONDITION).
   */
  RecordRefund(argument: _nahr_orders_v1_RecordRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  RecordRefund(argument: _nahr_orders_v1_RecordRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  RecordRefund(argument: _nahr_orders_v1_RecordRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  RecordRefund(argument: _nahr_orders_v1_RecordRefundRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What became of a refund for a lost parcel, as its process knows; a person tells of one that failed only. One that the provider declined goes as store credit
   * to a customer; of a guest it is told (`refund.failed`), and waits for a person to give the money back otherwise.
   * Roles: service, operator. Reasons: ORDER_NOT_FOUND, REFUND_NOT_FOUND {refund_id} (NOT_FOUND); WRONG_STATE {state},
   * CUSTOMER_REQUIRED {refund_id}: store credit in place of a guest's refund (FAILED_PRECONDITION).
   */
  recordRefund(argument: _nahr_orders_v1_RecordRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  recordRefund(argument: _nahr_orders_v1_RecordRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  recordRefund(argument: _nahr_orders_v1_RecordRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  recordRefund(argument: _nahr_orders_v1_RecordRefundRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordRefundResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Of a hold that has been released it changes nothing. Roles: as HoldOrder.
   * Reasons: ORDER_NOT_FOUND, HOLD_NOT_FOUND {hold_id}: the order never had it (NOT_FOUND).
   */
  ReleaseHold(argument: _nahr_orders_v1_ReleaseHoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseHoldResponse__Output>): grpc.ClientUnaryCall;
  ReleaseHold(argument: _nahr_orders_v1_ReleaseHoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseHoldResponse__Output>): grpc.ClientUnaryCall;
  ReleaseHold(argument: _nahr_orders_v1_ReleaseHoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseHoldResponse__Output>): grpc.ClientUnaryCall;
  ReleaseHold(argument: _nahr_orders_v1_ReleaseHoldRequest, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseHoldResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Of a hold that has been released it changes nothing. Roles: as HoldOrder.
   * Reasons: ORDER_NOT_FOUND, HOLD_NOT_FOUND {hold_id}: the order never had it (NOT_FOUND).
   */
  releaseHold(argument: _nahr_orders_v1_ReleaseHoldRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseHoldResponse__Output>): grpc.ClientUnaryCall;
  releaseHold(argument: _nahr_orders_v1_ReleaseHoldRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseHoldResponse__Output>): grpc.ClientUnaryCall;
  releaseHold(argument: _nahr_orders_v1_ReleaseHoldRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseHoldResponse__Output>): grpc.ClientUnaryCall;
  releaseHold(argument: _nahr_orders_v1_ReleaseHoldRequest, callback: grpc.requestCallback<_nahr_orders_v1_ReleaseHoldResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Releases holds on stock that no order committed: those of abandoned placements, and of placements that
   * died before they decided (which it abandons, letting go what they had asked to be authorised). Safe to repeat and to run beside itself. Roles: service, operator.
   */
  SweepPlacements(argument: _nahr_orders_v1_SweepPlacementsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SweepPlacementsResponse__Output>): grpc.ClientUnaryCall;
  SweepPlacements(argument: _nahr_orders_v1_SweepPlacementsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_SweepPlacementsResponse__Output>): grpc.ClientUnaryCall;
  SweepPlacements(argument: _nahr_orders_v1_SweepPlacementsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SweepPlacementsResponse__Output>): grpc.ClientUnaryCall;
  SweepPlacements(argument: _nahr_orders_v1_SweepPlacementsRequest, callback: grpc.requestCallback<_nahr_orders_v1_SweepPlacementsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Releases holds on stock that no order committed: those of abandoned placements, and of placements that
   * died before they decided (which it abandons, letting go what they had asked to be authorised). Safe to repeat and to run beside itself. Roles: service, operator.
   */
  sweepPlacements(argument: _nahr_orders_v1_SweepPlacementsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SweepPlacementsResponse__Output>): grpc.ClientUnaryCall;
  sweepPlacements(argument: _nahr_orders_v1_SweepPlacementsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_SweepPlacementsResponse__Output>): grpc.ClientUnaryCall;
  sweepPlacements(argument: _nahr_orders_v1_SweepPlacementsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SweepPlacementsResponse__Output>): grpc.ClientUnaryCall;
  sweepPlacements(argument: _nahr_orders_v1_SweepPlacementsRequest, callback: grpc.requestCallback<_nahr_orders_v1_SweepPlacementsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One order as it is, then whenever it has changed; changes that come close together may be told as one. Whoever comes
   * back goes on from the revision last seen. Without a deadline it ends after an hour with DEADLINE_EXCEEDED, and as soon as
   * the host stops with SHUTTING_DOWN (UNAVAILABLE). Reasons: ORDER_NOT_FOUND (NOT_FOUND).
   */
  WatchOrder(argument: _nahr_orders_v1_WatchOrderRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_orders_v1_WatchOrderResponse__Output>;
  WatchOrder(argument: _nahr_orders_v1_WatchOrderRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_orders_v1_WatchOrderResponse__Output>;
  /**
   * One order as it is, then whenever it has changed; changes that come close together may be told as one. Whoever comes
   * back goes on from the revision last seen. Without a deadline it ends after an hour with DEADLINE_EXCEEDED, and as soon as
   * the host stops with SHUTTING_DOWN (UNAVAILABLE). Reasons: ORDER_NOT_FOUND (NOT_FOUND).
   */
  watchOrder(argument: _nahr_orders_v1_WatchOrderRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_orders_v1_WatchOrderResponse__Output>;
  watchOrder(argument: _nahr_orders_v1_WatchOrderRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_orders_v1_WatchOrderResponse__Output>;
  
  /**
   * Ends an amendment that waits for its money. Roles: as AmendOrder. Reasons: ORDER_NOT_FOUND, AMENDMENT_NOT_FOUND (NOT_FOUND).
   */
  WithdrawAmendment(argument: _nahr_orders_v1_WithdrawAmendmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_WithdrawAmendmentResponse__Output>): grpc.ClientUnaryCall;
  WithdrawAmendment(argument: _nahr_orders_v1_WithdrawAmendmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_WithdrawAmendmentResponse__Output>): grpc.ClientUnaryCall;
  WithdrawAmendment(argument: _nahr_orders_v1_WithdrawAmendmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_WithdrawAmendmentResponse__Output>): grpc.ClientUnaryCall;
  WithdrawAmendment(argument: _nahr_orders_v1_WithdrawAmendmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_WithdrawAmendmentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Ends an amendment that waits for its money. Roles: as AmendOrder. Reasons: ORDER_NOT_FOUND, AMENDMENT_NOT_FOUND (NOT_FOUND).
   */
  withdrawAmendment(argument: _nahr_orders_v1_WithdrawAmendmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_WithdrawAmendmentResponse__Output>): grpc.ClientUnaryCall;
  withdrawAmendment(argument: _nahr_orders_v1_WithdrawAmendmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_WithdrawAmendmentResponse__Output>): grpc.ClientUnaryCall;
  withdrawAmendment(argument: _nahr_orders_v1_WithdrawAmendmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_WithdrawAmendmentResponse__Output>): grpc.ClientUnaryCall;
  withdrawAmendment(argument: _nahr_orders_v1_WithdrawAmendmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_WithdrawAmendmentResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Orders of every channel: placed once, read alike by all.
 * 
 * Amounts are integer minor units of the order's one currency. Every mutation is idempotent by `request_id`, which the order
 * remembers as common.proto says: with another body for the same order it is REQUEST_ID_REUSED (ALREADY_EXISTS). It tells no
 * two orders apart: a PlaceOrder with another `channel_order_id` places another order, whatever its `request_id`.
 * A malformed request is INVALID_FIELD (INVALID_ARGUMENT), naming the field.
 */
export interface OrderServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Changes what an open order is of: removes units that have not left, as CancelLines does, prices lines anew, and adds
   * lines, goods in groups of their own. What tenders paid for removed and repriced units goes on to pay for what is
   * repriced and added; older lines keep who paid for them to the minor unit. What it costs more is paid by additional
   * tenders: without them it waits (`Order.amendment`), holds nothing and changes nothing until CompleteAmendment or
   * WithdrawAmendment. What it costs less is due back to whoever paid it, or less is captured. All of it or nothing: stock
   * that it adds is reserved, sourced where it has no location, and tokens are authorised before it is made. Roles:
   * channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND, LINE_NOT_FOUND {line_id}, UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND);
   * TOTAL_MISMATCH {expected, got} of the difference, TENDERS_MISMATCH {expected, got}, CURRENCY_MISMATCH
   * (INVALID_ARGUMENT); ORDER_NOT_AMENDABLE {state}, NOTHING_WOULD_REMAIN: it is to be cancelled, PAYMENT_PENDING,
   * AMENDMENT_PENDING {amendment_id}: another waits, UNITS_NOT_CANCELLABLE {line_id, asked, cancellable},
   * LINE_NOT_REPRICEABLE {line_id}: some of it has left, ended or is removed, PRICE_MAKES_NO_SENSE {line_id},
   * CHARGES_FELL_DUE {line_id}: goods have left, LINE_ID_TAKEN {line_id}, FULFILMENT_ID_TAKEN {fulfilment_id},
   * TENDER_ID_TAKEN {tender_id}, TOO_MANY_LINES {limit}, TOTAL_TOO_LARGE, INSUFFICIENT_STOCK {sku, location_id, requested,
   * available}, NO_SOURCE {sku, requested, available, others, destination_id}, PAYMENT_DECLINED {tender_id, reason}, PAYMENT_UNKNOWN {tender_id}: it was let go, PAYMENTS_NOT_HOSTED
   * (FAILED_PRECONDITION); AMENDMENT_CONTENDED (ABORTED: try again).
   */
  AmendOrder: grpc.handleUnaryCall<_nahr_orders_v1_AmendOrderRequest__Output, _nahr_orders_v1_AmendOrderResponse>;
  
  /**
   * Cancels units that have not left, at whatever stage they are: so many of some lines, the last ones; all that is left
   * of the order where no line is named. Exactly what was held for them is released; what was still to be captured is less
   * by their share, and a payment of which nothing more will be taken is let go; what the channel settled is due back.
   * A charge can be cancelled by its line until goods have left; all charges end with the last goods of an order of which
   * nothing has left. Roles: channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND, LINE_NOT_FOUND {line_id} (NOT_FOUND); UNITS_NOT_CANCELLABLE {line_id, asked, cancellable};
   * ORDER_NOT_CANCELLABLE {state} (FAILED_PRECONDITION).
   */
  CancelLines: grpc.handleUnaryCall<_nahr_orders_v1_CancelLinesRequest__Output, _nahr_orders_v1_CancelLinesResponse>;
  
  /**
   * Cancels what is left of an order of which nothing has left, whatever the store has done about it. What it held is
   * released, what was authorised is let go, what the channel settled is due back, and the shopper is told.
   * Cancelling a cancelled order changes nothing. Roles: channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND (NOT_FOUND); ORDER_NOT_CANCELLABLE {state} (FAILED_PRECONDITION).
   */
  CancelOrder: grpc.handleUnaryCall<_nahr_orders_v1_CancelOrderRequest__Output, _nahr_orders_v1_CancelOrderResponse>;
  
  /**
   * Whom and where deliveries that have not left go to. Roles: channel, associate, operator.
   * Reasons: ORDER_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}: nothing is left to be sent (FAILED_PRECONDITION).
   */
  ChangeAddress: grpc.handleUnaryCall<_nahr_orders_v1_ChangeAddressRequest__Output, _nahr_orders_v1_ChangeAddressResponse>;
  
  /**
   * Makes an amendment that waited for its money; should the order have changed so that it comes to another amount, it is
   * refused and waits on. Roles and reasons: as AmendOrder; AMENDMENT_NOT_FOUND (NOT_FOUND).
   */
  CompleteAmendment: grpc.handleUnaryCall<_nahr_orders_v1_CompleteAmendmentRequest__Output, _nahr_orders_v1_CompleteAmendmentResponse>;
  
  /**
   * One order, read from its stream. Reasons: ORDER_NOT_FOUND (NOT_FOUND).
   */
  GetOrder: grpc.handleUnaryCall<_nahr_orders_v1_GetOrderRequest__Output, _nahr_orders_v1_GetOrderResponse>;
  
  /**
   * Nothing is picked, shipped or handed over until every hold is released; what has been done stays. Cancelling and moving go
   * on. No promise to be ready, sent or kept lapses meanwhile: with the last hold they are given anew. Roles: associate, manager, operator, service. Reasons: ORDER_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}.
   */
  HoldOrder: grpc.handleUnaryCall<_nahr_orders_v1_HoldOrderRequest__Output, _nahr_orders_v1_HoldOrderResponse>;
  
  /**
   * What fell due as goods left and is neither captured nor refused for good, in pages, the oldest first: its process captures it
   * (`PaymentService.Capture`). One refused for good is listed by `PaymentService.ListUnsettledPayments`. Roles: service, operator.
   */
  ListCapturesDue: grpc.handleUnaryCall<_nahr_orders_v1_ListCapturesDueRequest__Output, _nahr_orders_v1_ListCapturesDueResponse>;
  
  /**
   * Orders in pages, newest business time first.
   */
  ListOrders: grpc.handleUnaryCall<_nahr_orders_v1_ListOrdersRequest__Output, _nahr_orders_v1_ListOrdersResponse>;
  
  /**
   * What of orders is still to be given back, and by whom, in pages, the oldest first. What returns granted is listed by returns (`ListReturns`,
   * by `refund_state`).
   */
  ListRefundsOwed: grpc.handleUnaryCall<_nahr_orders_v1_ListRefundsOwedRequest__Output, _nahr_orders_v1_ListRefundsOwedResponse>;
  
  /**
   * Takes an order of the calling channel: synchronous, all of it or nothing.
   * 
   * The channel's own order id makes it unique: sent again alike it answers the order that stands, sent
   * otherwise it is ORDER_DIFFERS {order_id} (ALREADY_EXISTS): what has changed since is told by AmendOrder, CancelLines or
   * CancelOrder of that order. Stock of every group that has not left yet is reserved;
   * goods that already left are never refused for stock, what is missing becomes a recorded shortage.
   * A delivery without a location is sourced: Nahr chooses from which locations it leaves, as SuggestSourcing ranks them for
   * the channel, in as many groups as it takes. So is what is shipped to a store, from anywhere but that store. Only what is there now counts, nothing that is still to come. What others
   * took meanwhile is looked for elsewhere, several times. Sent again, it answers the order as it was sourced.
   * Of a group with `against_supply` what is not there is promised of what is announced, behind whoever waits already. The
   * group `awaits` it, and becomes an ordinary one once all of it has come. Sent again, it answers the order as it stands.
   * Then every tender with a token is authorised. One whose outcome stays unknown places the order as PAYMENT_PENDING;
   * a decline gives the placement up, and the same order may be sent again with another tender.
   * Roles: channel, associate, operator.
   * Reasons: UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND); TOTAL_MISMATCH {expected, got}, TENDERS_MISMATCH {expected, got},
   * CURRENCY_MISMATCH (INVALID_ARGUMENT); INSUFFICIENT_STOCK {sku, location_id, requested, available,
   * supply: units announced in time that nobody waits for, of a group with `against_supply`} (FAILED_PRECONDITION); NO_SOURCE {sku,
   * requested, available: in all locations that may be asked, others: how many more SKUs they have too little of,
   * destination_id: of what is shipped to that store} (FAILED_PRECONDITION);
   * PAYMENT_DECLINED {tender_id, reason: the provider's code} (FAILED_PRECONDITION); PLACEMENT_CONTENDED (ABORTED: several placements of this order are under way, try again);
   * PAYMENTS_NOT_HOSTED: a tender has a token, and nobody here takes any (FAILED_PRECONDITION);
   * ROLE_REQUIRED, STORE_REQUIRED, CHANNEL_REQUIRED (PERMISSION_DENIED).
   */
  PlaceOrder: grpc.handleUnaryCall<_nahr_orders_v1_PlaceOrderRequest__Output, _nahr_orders_v1_PlaceOrderResponse>;
  
  /**
   * The channel gave back some of what it settled and owes (`refund_due_minor`). Roles: channel, operator.
   * Each counts once for its `channel_refund_id`, whatever the request id.
   * Reasons: ORDER_NOT_FOUND, TENDER_NOT_FOUND {tender_id} (NOT_FOUND); REFUND_ABOVE_DUE {tender_id, due, given, requested}
   * (FAILED_PRECONDITION); CHANNEL_REFUND_DIFFERS {tender_id, amount, requested} (ALREADY_EXISTS): this id stands for another
   * tender or amount.
   */
  RecordChannelRefund: grpc.handleUnaryCall<_nahr_orders_v1_RecordChannelRefundRequest__Output, _nahr_orders_v1_RecordChannelRefundResponse>;
  
  /**
   * What became of a refund for a lost parcel, as its process knows; a person tells of one that failed only. One that the provider declined goes as store credit
   * to a customer; of a guest it is told (`refund.failed`), and waits for a person to give the money back otherwise.
   * Roles: service, operator. Reasons: ORDER_NOT_FOUND, REFUND_NOT_FOUND {refund_id} (NOT_FOUND); WRONG_STATE {state},
   * CUSTOMER_REQUIRED {refund_id}: store credit in place of a guest's refund (FAILED_PRECONDITION).
   */
  RecordRefund: grpc.handleUnaryCall<_nahr_orders_v1_RecordRefundRequest__Output, _nahr_orders_v1_RecordRefundResponse>;
  
  /**
   * Of a hold that has been released it changes nothing. Roles: as HoldOrder.
   * Reasons: ORDER_NOT_FOUND, HOLD_NOT_FOUND {hold_id}: the order never had it (NOT_FOUND).
   */
  ReleaseHold: grpc.handleUnaryCall<_nahr_orders_v1_ReleaseHoldRequest__Output, _nahr_orders_v1_ReleaseHoldResponse>;
  
  /**
   * Releases holds on stock that no order committed: those of abandoned placements, and of placements that
   * died before they decided (which it abandons, letting go what they had asked to be authorised). Safe to repeat and to run beside itself. Roles: service, operator.
   */
  SweepPlacements: grpc.handleUnaryCall<_nahr_orders_v1_SweepPlacementsRequest__Output, _nahr_orders_v1_SweepPlacementsResponse>;
  
  /**
   * One order as it is, then whenever it has changed; changes that come close together may be told as one. Whoever comes
   * back goes on from the revision last seen. Without a deadline it ends after an hour with DEADLINE_EXCEEDED, and as soon as
   * the host stops with SHUTTING_DOWN (UNAVAILABLE). Reasons: ORDER_NOT_FOUND (NOT_FOUND).
   */
  WatchOrder: grpc.handleServerStreamingCall<_nahr_orders_v1_WatchOrderRequest__Output, _nahr_orders_v1_WatchOrderResponse>;
  
  /**
   * Ends an amendment that waits for its money. Roles: as AmendOrder. Reasons: ORDER_NOT_FOUND, AMENDMENT_NOT_FOUND (NOT_FOUND).
   */
  WithdrawAmendment: grpc.handleUnaryCall<_nahr_orders_v1_WithdrawAmendmentRequest__Output, _nahr_orders_v1_WithdrawAmendmentResponse>;
  
}

export interface OrderServiceDefinition extends grpc.ServiceDefinition {
  AmendOrder: MethodDefinition<_nahr_orders_v1_AmendOrderRequest, _nahr_orders_v1_AmendOrderResponse, _nahr_orders_v1_AmendOrderRequest__Output, _nahr_orders_v1_AmendOrderResponse__Output>
  CancelLines: MethodDefinition<_nahr_orders_v1_CancelLinesRequest, _nahr_orders_v1_CancelLinesResponse, _nahr_orders_v1_CancelLinesRequest__Output, _nahr_orders_v1_CancelLinesResponse__Output>
  CancelOrder: MethodDefinition<_nahr_orders_v1_CancelOrderRequest, _nahr_orders_v1_CancelOrderResponse, _nahr_orders_v1_CancelOrderRequest__Output, _nahr_orders_v1_CancelOrderResponse__Output>
  ChangeAddress: MethodDefinition<_nahr_orders_v1_ChangeAddressRequest, _nahr_orders_v1_ChangeAddressResponse, _nahr_orders_v1_ChangeAddressRequest__Output, _nahr_orders_v1_ChangeAddressResponse__Output>
  CompleteAmendment: MethodDefinition<_nahr_orders_v1_CompleteAmendmentRequest, _nahr_orders_v1_CompleteAmendmentResponse, _nahr_orders_v1_CompleteAmendmentRequest__Output, _nahr_orders_v1_CompleteAmendmentResponse__Output>
  GetOrder: MethodDefinition<_nahr_orders_v1_GetOrderRequest, _nahr_orders_v1_GetOrderResponse, _nahr_orders_v1_GetOrderRequest__Output, _nahr_orders_v1_GetOrderResponse__Output>
  HoldOrder: MethodDefinition<_nahr_orders_v1_HoldOrderRequest, _nahr_orders_v1_HoldOrderResponse, _nahr_orders_v1_HoldOrderRequest__Output, _nahr_orders_v1_HoldOrderResponse__Output>
  ListCapturesDue: MethodDefinition<_nahr_orders_v1_ListCapturesDueRequest, _nahr_orders_v1_ListCapturesDueResponse, _nahr_orders_v1_ListCapturesDueRequest__Output, _nahr_orders_v1_ListCapturesDueResponse__Output>
  ListOrders: MethodDefinition<_nahr_orders_v1_ListOrdersRequest, _nahr_orders_v1_ListOrdersResponse, _nahr_orders_v1_ListOrdersRequest__Output, _nahr_orders_v1_ListOrdersResponse__Output>
  ListRefundsOwed: MethodDefinition<_nahr_orders_v1_ListRefundsOwedRequest, _nahr_orders_v1_ListRefundsOwedResponse, _nahr_orders_v1_ListRefundsOwedRequest__Output, _nahr_orders_v1_ListRefundsOwedResponse__Output>
  PlaceOrder: MethodDefinition<_nahr_orders_v1_PlaceOrderRequest, _nahr_orders_v1_PlaceOrderResponse, _nahr_orders_v1_PlaceOrderRequest__Output, _nahr_orders_v1_PlaceOrderResponse__Output>
  RecordChannelRefund: MethodDefinition<_nahr_orders_v1_RecordChannelRefundRequest, _nahr_orders_v1_RecordChannelRefundResponse, _nahr_orders_v1_RecordChannelRefundRequest__Output, _nahr_orders_v1_RecordChannelRefundResponse__Output>
  RecordRefund: MethodDefinition<_nahr_orders_v1_RecordRefundRequest, _nahr_orders_v1_RecordRefundResponse, _nahr_orders_v1_RecordRefundRequest__Output, _nahr_orders_v1_RecordRefundResponse__Output>
  ReleaseHold: MethodDefinition<_nahr_orders_v1_ReleaseHoldRequest, _nahr_orders_v1_ReleaseHoldResponse, _nahr_orders_v1_ReleaseHoldRequest__Output, _nahr_orders_v1_ReleaseHoldResponse__Output>
  SweepPlacements: MethodDefinition<_nahr_orders_v1_SweepPlacementsRequest, _nahr_orders_v1_SweepPlacementsResponse, _nahr_orders_v1_SweepPlacementsRequest__Output, _nahr_orders_v1_SweepPlacementsResponse__Output>
  WatchOrder: MethodDefinition<_nahr_orders_v1_WatchOrderRequest, _nahr_orders_v1_WatchOrderResponse, _nahr_orders_v1_WatchOrderRequest__Output, _nahr_orders_v1_WatchOrderResponse__Output>
  WithdrawAmendment: MethodDefinition<_nahr_orders_v1_WithdrawAmendmentRequest, _nahr_orders_v1_WithdrawAmendmentResponse, _nahr_orders_v1_WithdrawAmendmentRequest__Output, _nahr_orders_v1_WithdrawAmendmentResponse__Output>
}
