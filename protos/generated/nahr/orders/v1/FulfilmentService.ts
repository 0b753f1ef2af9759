// Original file: protos/nahr/orders/v1/fulfilment.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ExpireFulfilmentRequest as _nahr_orders_v1_ExpireFulfilmentRequest, ExpireFulfilmentRequest__Output as _nahr_orders_v1_ExpireFulfilmentRequest__Output } from '../../../nahr/orders/v1/ExpireFulfilmentRequest.ts';
import type { ExpireFulfilmentResponse as _nahr_orders_v1_ExpireFulfilmentResponse, ExpireFulfilmentResponse__Output as _nahr_orders_v1_ExpireFulfilmentResponse__Output } from '../../../nahr/orders/v1/ExpireFulfilmentResponse.ts';
import type { HandOverRequest as _nahr_orders_v1_HandOverRequest, HandOverRequest__Output as _nahr_orders_v1_HandOverRequest__Output } from '../../../nahr/orders/v1/HandOverRequest.ts';
import type { HandOverResponse as _nahr_orders_v1_HandOverResponse, HandOverResponse__Output as _nahr_orders_v1_HandOverResponse__Output } from '../../../nahr/orders/v1/HandOverResponse.ts';
import type { LookForGoodsRequest as _nahr_orders_v1_LookForGoodsRequest, LookForGoodsRequest__Output as _nahr_orders_v1_LookForGoodsRequest__Output } from '../../../nahr/orders/v1/LookForGoodsRequest.ts';
import type { LookForGoodsResponse as _nahr_orders_v1_LookForGoodsResponse, LookForGoodsResponse__Output as _nahr_orders_v1_LookForGoodsResponse__Output } from '../../../nahr/orders/v1/LookForGoodsResponse.ts';
import type { MarkReadyRequest as _nahr_orders_v1_MarkReadyRequest, MarkReadyRequest__Output as _nahr_orders_v1_MarkReadyRequest__Output } from '../../../nahr/orders/v1/MarkReadyRequest.ts';
import type { MarkReadyResponse as _nahr_orders_v1_MarkReadyResponse, MarkReadyResponse__Output as _nahr_orders_v1_MarkReadyResponse__Output } from '../../../nahr/orders/v1/MarkReadyResponse.ts';
import type { MoveFulfilmentRequest as _nahr_orders_v1_MoveFulfilmentRequest, MoveFulfilmentRequest__Output as _nahr_orders_v1_MoveFulfilmentRequest__Output } from '../../../nahr/orders/v1/MoveFulfilmentRequest.ts';
import type { MoveFulfilmentResponse as _nahr_orders_v1_MoveFulfilmentResponse, MoveFulfilmentResponse__Output as _nahr_orders_v1_MoveFulfilmentResponse__Output } from '../../../nahr/orders/v1/MoveFulfilmentResponse.ts';
import type { OfferChoiceRequest as _nahr_orders_v1_OfferChoiceRequest, OfferChoiceRequest__Output as _nahr_orders_v1_OfferChoiceRequest__Output } from '../../../nahr/orders/v1/OfferChoiceRequest.ts';
import type { OfferChoiceResponse as _nahr_orders_v1_OfferChoiceResponse, OfferChoiceResponse__Output as _nahr_orders_v1_OfferChoiceResponse__Output } from '../../../nahr/orders/v1/OfferChoiceResponse.ts';
import type { RecordArrivalRequest as _nahr_orders_v1_RecordArrivalRequest, RecordArrivalRequest__Output as _nahr_orders_v1_RecordArrivalRequest__Output } from '../../../nahr/orders/v1/RecordArrivalRequest.ts';
import type { RecordArrivalResponse as _nahr_orders_v1_RecordArrivalResponse, RecordArrivalResponse__Output as _nahr_orders_v1_RecordArrivalResponse__Output } from '../../../nahr/orders/v1/RecordArrivalResponse.ts';
import type { RecordDeliveryRequest as _nahr_orders_v1_RecordDeliveryRequest, RecordDeliveryRequest__Output as _nahr_orders_v1_RecordDeliveryRequest__Output } from '../../../nahr/orders/v1/RecordDeliveryRequest.ts';
import type { RecordDeliveryResponse as _nahr_orders_v1_RecordDeliveryResponse, RecordDeliveryResponse__Output as _nahr_orders_v1_RecordDeliveryResponse__Output } from '../../../nahr/orders/v1/RecordDeliveryResponse.ts';
import type { RecordLostRequest as _nahr_orders_v1_RecordLostRequest, RecordLostRequest__Output as _nahr_orders_v1_RecordLostRequest__Output } from '../../../nahr/orders/v1/RecordLostRequest.ts';
import type { RecordLostResponse as _nahr_orders_v1_RecordLostResponse, RecordLostResponse__Output as _nahr_orders_v1_RecordLostResponse__Output } from '../../../nahr/orders/v1/RecordLostResponse.ts';
import type { RecordPickRequest as _nahr_orders_v1_RecordPickRequest, RecordPickRequest__Output as _nahr_orders_v1_RecordPickRequest__Output } from '../../../nahr/orders/v1/RecordPickRequest.ts';
import type { RecordPickResponse as _nahr_orders_v1_RecordPickResponse, RecordPickResponse__Output as _nahr_orders_v1_RecordPickResponse__Output } from '../../../nahr/orders/v1/RecordPickResponse.ts';
import type { RecordShipmentRequest as _nahr_orders_v1_RecordShipmentRequest, RecordShipmentRequest__Output as _nahr_orders_v1_RecordShipmentRequest__Output } from '../../../nahr/orders/v1/RecordShipmentRequest.ts';
import type { RecordShipmentResponse as _nahr_orders_v1_RecordShipmentResponse, RecordShipmentResponse__Output as _nahr_orders_v1_RecordShipmentResponse__Output } from '../../../nahr/orders/v1/RecordShipmentResponse.ts';
import type { RejectFulfilmentRequest as _nahr_orders_v1_RejectFulfilmentRequest, RejectFulfilmentRequest__Output as _nahr_orders_v1_RejectFulfilmentRequest__Output } from '../../../nahr/orders/v1/RejectFulfilmentRequest.ts';
import type { RejectFulfilmentResponse as _nahr_orders_v1_RejectFulfilmentResponse, RejectFulfilmentResponse__Output as _nahr_orders_v1_RejectFulfilmentResponse__Output } from '../../../nahr/orders/v1/RejectFulfilmentResponse.ts';
import type { SettlePaymentRequest as _nahr_orders_v1_SettlePaymentRequest, SettlePaymentRequest__Output as _nahr_orders_v1_SettlePaymentRequest__Output } from '../../../nahr/orders/v1/SettlePaymentRequest.ts';
import type { SettlePaymentResponse as _nahr_orders_v1_SettlePaymentResponse, SettlePaymentResponse__Output as _nahr_orders_v1_SettlePaymentResponse__Output } from '../../../nahr/orders/v1/SettlePaymentResponse.ts';
import type { SplitFulfilmentRequest as _nahr_orders_v1_SplitFulfilmentRequest, SplitFulfilmentRequest__Output as _nahr_orders_v1_SplitFulfilmentRequest__Output } from '../../../nahr/orders/v1/SplitFulfilmentRequest.ts';
import type { SplitFulfilmentResponse as _nahr_orders_v1_SplitFulfilmentResponse, SplitFulfilmentResponse__Output as _nahr_orders_v1_SplitFulfilmentResponse__Output } from '../../../nahr/orders/v1/SplitFulfilmentResponse.ts';
import type { StartPickingRequest as _nahr_orders_v1_StartPickingRequest, StartPickingRequest__Output as _nahr_orders_v1_StartPickingRequest__Output } from '../../../nahr/orders/v1/StartPickingRequest.ts';
import type { StartPickingResponse as _nahr_orders_v1_StartPickingResponse, StartPickingResponse__Output as _nahr_orders_v1_StartPickingResponse__Output } from '../../../nahr/orders/v1/StartPickingResponse.ts';

/**
 * What a store does with its part of an order. A pickup: open -> in progress -> ready -> handed over. A delivery: open ->
 * in progress -> shipped, in one parcel or several -> delivered. Shipped to a store: open -> in progress, at its source ->
 * in transit -> arrived -> ready -> handed over, at its destination.
 * 
 * An act that the group's method doesn't know is METHOD_NOT_SUPPORTED {method} (FAILED_PRECONDITION). A group that was to be
 * shipped to a store before it could name its destination has none: it stays open, and can be cancelled.
 * 
 * Every mutation is idempotent by `request_id`, which the order remembers as common.proto says: with another body for the
 * same order it is REQUEST_ID_REUSED (ALREADY_EXISTS). An act that has been done changes nothing under another id either, but
 * for RecordPick, whose picks add up, and HandOver, which hands over what is left.
 * Reasons of all: INVALID_FIELD (INVALID_ARGUMENT); ORDER_NOT_FOUND, FULFILMENT_NOT_FOUND (NOT_FOUND);
 * WRONG_STATE {state}: the act is out of order; AWAITS_GOODS {fulfilment_id, sku, quantity, expected_at: empty where nothing
 * that is announced covers it}: goods of it are still to come, and stock has just been asked; it is told of acts that say that
 * goods are there, not to be found there, or gone, and of a split; PAYMENT_PENDING: whether it is paid is not known yet; ORDER_ON_HOLD {reason}
 * (FAILED_PRECONDITION);
 * ROLE_REQUIRED, STORE_REQUIRED (PERMISSION_DENIED). Roles: associate and manager of that store, operator, unless said otherwise.
 */
export interface FulfilmentServiceClient extends grpc.Client {
  /**
   * Nobody came, or the store never acted, by the deadline, or the shopper did not choose. Roles: service. A pickup ends, and what is
   * set aside, as by a rejection; a delivery, and what is shipped to a store until it is ready, is still owed and delayed: it is
   * promised anew, and the shopper is told.
   * The deadline is `pick_by` until the goods are ready, `pickup_until` from then on; `choose_by` of what is set aside.
   * Reasons: NOT_DUE {due_at}: the deadline has not passed, or there is none; none runs while the order is held or not known to be
   * paid, and with the end of that it is given anew. `choose_by` runs on: the shopper can choose meanwhile.
   */
  ExpireFulfilment(argument: _nahr_orders_v1_ExpireFulfilmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ExpireFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  ExpireFulfilment(argument: _nahr_orders_v1_ExpireFulfilmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ExpireFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  ExpireFulfilment(argument: _nahr_orders_v1_ExpireFulfilmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ExpireFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  ExpireFulfilment(argument: _nahr_orders_v1_ExpireFulfilmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_ExpireFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Nobody came, or the store never acted, by the deadline, or the shopper did not choose. Roles: service. A pickup ends, and what is
   * set aside, as by a rejection; a delivery, and what is shipped to a store until it is ready, is still owed and delayed: it is
   * promised anew, and the shopper is told.
   * The deadline is `pick_by` until the goods are ready, `pickup_until` from then on; `choose_by` of what is set aside.
   * Reasons: NOT_DUE {due_at}: the deadline has not passed, or there is none; none runs while the order is held or not known to be
   * paid, and with the end of that it is given anew. `choose_by` runs on: the shopper can choose meanwhile.
   */
  expireFulfilment(argument: _nahr_orders_v1_ExpireFulfilmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ExpireFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  expireFulfilment(argument: _nahr_orders_v1_ExpireFulfilmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_ExpireFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  expireFulfilment(argument: _nahr_orders_v1_ExpireFulfilmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_ExpireFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  expireFulfilment(argument: _nahr_orders_v1_ExpireFulfilmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_ExpireFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The goods leave with whoever gives the code, all that is ready or some of it; their stock is issued and their share of what was authorised falls due.
   * Wrong codes are counted on the order. Whoever comes late but before the pickup has expired still gets the goods.
   * What all has been handed over is so again for who gives its code, and changes nothing; anybody else is refused.
   * Reasons: WRONG_CODE {tries_left} (FAILED_PRECONDITION); CODE_BLOCKED: given wrongly too often, a manager must
   * override (PERMISSION_DENIED); HAND_OVER_ABOVE_READY {line_id, asked, ready}, ALREADY_HANDED_OVER {at} (FAILED_PRECONDITION).
   */
  HandOver(argument: _nahr_orders_v1_HandOverRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_HandOverResponse__Output>): grpc.ClientUnaryCall;
  HandOver(argument: _nahr_orders_v1_HandOverRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_HandOverResponse__Output>): grpc.ClientUnaryCall;
  HandOver(argument: _nahr_orders_v1_HandOverRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_HandOverResponse__Output>): grpc.ClientUnaryCall;
  HandOver(argument: _nahr_orders_v1_HandOverRequest, callback: grpc.requestCallback<_nahr_orders_v1_HandOverResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The goods leave with whoever gives the code, all that is ready or some of it; their stock is issued and their share of what was authorised falls due.
   * Wrong codes are counted on the order. Whoever comes late but before the pickup has expired still gets the goods.
   * What all has been handed over is so again for who gives its code, and changes nothing; anybody else is refused.
   * Reasons: WRONG_CODE {tries_left} (FAILED_PRECONDITION); CODE_BLOCKED: given wrongly too often, a manager must
   * override (PERMISSION_DENIED); HAND_OVER_ABOVE_READY {line_id, asked, ready}, ALREADY_HANDED_OVER {at} (FAILED_PRECONDITION).
   */
  handOver(argument: _nahr_orders_v1_HandOverRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_HandOverResponse__Output>): grpc.ClientUnaryCall;
  handOver(argument: _nahr_orders_v1_HandOverRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_HandOverResponse__Output>): grpc.ClientUnaryCall;
  handOver(argument: _nahr_orders_v1_HandOverRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_HandOverResponse__Output>): grpc.ClientUnaryCall;
  handOver(argument: _nahr_orders_v1_HandOverRequest, callback: grpc.requestCallback<_nahr_orders_v1_HandOverResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Asks stock whether what a group awaits has come, and when the rest is expected, and records what is new: once all is there
   * the promise of the store starts, and the shopper is told, as where the day on which the last is expected has changed. Nahr
   * does so itself when goods come; asking changes nothing otherwise, nor for a group that awaits nothing. Roles: service too.
   */
  LookForGoods(argument: _nahr_orders_v1_LookForGoodsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_LookForGoodsResponse__Output>): grpc.ClientUnaryCall;
  LookForGoods(argument: _nahr_orders_v1_LookForGoodsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_LookForGoodsResponse__Output>): grpc.ClientUnaryCall;
  LookForGoods(argument: _nahr_orders_v1_LookForGoodsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_LookForGoodsResponse__Output>): grpc.ClientUnaryCall;
  LookForGoods(argument: _nahr_orders_v1_LookForGoodsRequest, callback: grpc.requestCallback<_nahr_orders_v1_LookForGoodsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Asks stock whether what a group awaits has come, and when the rest is expected, and records what is new: once all is there
   * the promise of the store starts, and the shopper is told, as where the day on which the last is expected has changed. Nahr
   * does so itself when goods come; asking changes nothing otherwise, nor for a group that awaits nothing. Roles: service too.
   */
  lookForGoods(argument: _nahr_orders_v1_LookForGoodsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_LookForGoodsResponse__Output>): grpc.ClientUnaryCall;
  lookForGoods(argument: _nahr_orders_v1_LookForGoodsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_LookForGoodsResponse__Output>): grpc.ClientUnaryCall;
  lookForGoods(argument: _nahr_orders_v1_LookForGoodsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_LookForGoodsResponse__Output>): grpc.ClientUnaryCall;
  lookForGoods(argument: _nahr_orders_v1_LookForGoodsRequest, callback: grpc.requestCallback<_nahr_orders_v1_LookForGoodsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * All units picked, or come from their source: the goods wait for the shopper until `pickup_until`, and a code is sent to them.
   * Reasons: PICK_INCOMPLETE {line_id, ordered, picked}.
   */
  MarkReady(argument: _nahr_orders_v1_MarkReadyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_MarkReadyResponse__Output>): grpc.ClientUnaryCall;
  MarkReady(argument: _nahr_orders_v1_MarkReadyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_MarkReadyResponse__Output>): grpc.ClientUnaryCall;
  MarkReady(argument: _nahr_orders_v1_MarkReadyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_MarkReadyResponse__Output>): grpc.ClientUnaryCall;
  MarkReady(argument: _nahr_orders_v1_MarkReadyRequest, callback: grpc.requestCallback<_nahr_orders_v1_MarkReadyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * All units picked, or come from their source: the goods wait for the shopper until `pickup_until`, and a code is sent to them.
   * Reasons: PICK_INCOMPLETE {line_id, ordered, picked}.
   */
  markReady(argument: _nahr_orders_v1_MarkReadyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_MarkReadyResponse__Output>): grpc.ClientUnaryCall;
  markReady(argument: _nahr_orders_v1_MarkReadyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_MarkReadyResponse__Output>): grpc.ClientUnaryCall;
  markReady(argument: _nahr_orders_v1_MarkReadyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_MarkReadyResponse__Output>): grpc.ClientUnaryCall;
  markReady(argument: _nahr_orders_v1_MarkReadyRequest, callback: grpc.requestCallback<_nahr_orders_v1_MarkReadyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Units go from another place, or otherwise: the shopper's choice where a store can't, or another source for a delivery.
   * Stock is held there first, then the order says so, and what was held before is released; the shopper is told. What was
   * picked goes back to its shelf. Moved as a whole by the same method a delivery stays itself; else its units are a group of
   * their own from there on: a pickup elsewhere has a code of its own. What has been sent to a store is not moved. Roles: channel, associate, manager, operator, service.
   * What goes once more after a carrier lost it can only be delivered: METHOD_NOT_SUPPORTED.
   * Reasons: INSUFFICIENT_STOCK {sku, location_id, requested, available}; UNITS_NOT_MOVABLE {line_id, asked, movable};
   * MOVES_NOWHERE (FAILED_PRECONDITION); UNKNOWN_LOCATION, LINE_NOT_FOUND (NOT_FOUND); MOVE_CONTENDED (ABORTED).
   */
  MoveFulfilment(argument: _nahr_orders_v1_MoveFulfilmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_MoveFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  MoveFulfilment(argument: _nahr_orders_v1_MoveFulfilmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_MoveFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  MoveFulfilment(argument: _nahr_orders_v1_MoveFulfilmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_MoveFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  MoveFulfilment(argument: _nahr_orders_v1_MoveFulfilmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_MoveFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Units go from another place, or otherwise: the shopper's choice where a store can't, or another source for a delivery.
   * Stock is held there first, then the order says so, and what was held before is released; the shopper is told. What was
   * picked goes back to its shelf. Moved as a whole by the same method a delivery stays itself; else its units are a group of
   * their own from there on: a pickup elsewhere has a code of its own. What has been sent to a store is not moved. Roles: channel, associate, manager, operator, service.
   * What goes once more after a carrier lost it can only be delivered: METHOD_NOT_SUPPORTED.
   * Reasons: INSUFFICIENT_STOCK {sku, location_id, requested, available}; UNITS_NOT_MOVABLE {line_id, asked, movable};
   * MOVES_NOWHERE (FAILED_PRECONDITION); UNKNOWN_LOCATION, LINE_NOT_FOUND (NOT_FOUND); MOVE_CONTENDED (ABORTED).
   */
  moveFulfilment(argument: _nahr_orders_v1_MoveFulfilmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_MoveFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  moveFulfilment(argument: _nahr_orders_v1_MoveFulfilmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_MoveFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  moveFulfilment(argument: _nahr_orders_v1_MoveFulfilmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_MoveFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  moveFulfilment(argument: _nahr_orders_v1_MoveFulfilmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_MoveFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * No place was found for a delivery that is set aside: the shopper is told, and has until `choose_by` to have it otherwise or not
   * at all. Offered once while it stays set aside. Roles: service.
   */
  OfferChoice(argument: _nahr_orders_v1_OfferChoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_OfferChoiceResponse__Output>): grpc.ClientUnaryCall;
  OfferChoice(argument: _nahr_orders_v1_OfferChoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_OfferChoiceResponse__Output>): grpc.ClientUnaryCall;
  OfferChoice(argument: _nahr_orders_v1_OfferChoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_OfferChoiceResponse__Output>): grpc.ClientUnaryCall;
  OfferChoice(argument: _nahr_orders_v1_OfferChoiceRequest, callback: grpc.requestCallback<_nahr_orders_v1_OfferChoiceResponse__Output>): grpc.ClientUnaryCall;
  /**
   * No place was found for a delivery that is set aside: the shopper is told, and has until `choose_by` to have it otherwise or not
   * at all. Offered once while it stays set aside. Roles: service.
   */
  offerChoice(argument: _nahr_orders_v1_OfferChoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_OfferChoiceResponse__Output>): grpc.ClientUnaryCall;
  offerChoice(argument: _nahr_orders_v1_OfferChoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_OfferChoiceResponse__Output>): grpc.ClientUnaryCall;
  offerChoice(argument: _nahr_orders_v1_OfferChoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_OfferChoiceResponse__Output>): grpc.ClientUnaryCall;
  offerChoice(argument: _nahr_orders_v1_OfferChoiceRequest, callback: grpc.requestCallback<_nahr_orders_v1_OfferChoiceResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A parcel came to the store where its shopper collects it: so many units of it, which are there for them from now on. What did not
   * come is cancelled, as by a carrier's loss. Units that were cancelled on the way are free stock of that store. Roles: associate
   * and manager of the destination, operator. Reasons: PARCEL_NOT_FOUND (NOT_FOUND); ARRIVAL_ABOVE_SENT {line_id, asked, sent}
   * (FAILED_PRECONDITION); PARCEL_DIFFERS (ALREADY_EXISTS).
   */
  RecordArrival(argument: _nahr_orders_v1_RecordArrivalRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordArrivalResponse__Output>): grpc.ClientUnaryCall;
  RecordArrival(argument: _nahr_orders_v1_RecordArrivalRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordArrivalResponse__Output>): grpc.ClientUnaryCall;
  RecordArrival(argument: _nahr_orders_v1_RecordArrivalRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordArrivalResponse__Output>): grpc.ClientUnaryCall;
  RecordArrival(argument: _nahr_orders_v1_RecordArrivalRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordArrivalResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A parcel came to the store where its shopper collects it: so many units of it, which are there for them from now on. What did not
   * come is cancelled, as by a carrier's loss. Units that were cancelled on the way are free stock of that store. Roles: associate
   * and manager of the destination, operator. Reasons: PARCEL_NOT_FOUND (NOT_FOUND); ARRIVAL_ABOVE_SENT {line_id, asked, sent}
   * (FAILED_PRECONDITION); PARCEL_DIFFERS (ALREADY_EXISTS).
   */
  recordArrival(argument: _nahr_orders_v1_RecordArrivalRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordArrivalResponse__Output>): grpc.ClientUnaryCall;
  recordArrival(argument: _nahr_orders_v1_RecordArrivalRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordArrivalResponse__Output>): grpc.ClientUnaryCall;
  recordArrival(argument: _nahr_orders_v1_RecordArrivalRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordArrivalResponse__Output>): grpc.ClientUnaryCall;
  recordArrival(argument: _nahr_orders_v1_RecordArrivalRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordArrivalResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A parcel arrived. Roles: service and channel (for their carriers) too. Reasons: PARCEL_NOT_FOUND (NOT_FOUND).
   */
  RecordDelivery(argument: _nahr_orders_v1_RecordDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordDeliveryResponse__Output>): grpc.ClientUnaryCall;
  RecordDelivery(argument: _nahr_orders_v1_RecordDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordDeliveryResponse__Output>): grpc.ClientUnaryCall;
  RecordDelivery(argument: _nahr_orders_v1_RecordDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordDeliveryResponse__Output>): grpc.ClientUnaryCall;
  RecordDelivery(argument: _nahr_orders_v1_RecordDeliveryRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordDeliveryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A parcel arrived. Roles: service and channel (for their carriers) too. Reasons: PARCEL_NOT_FOUND (NOT_FOUND).
   */
  recordDelivery(argument: _nahr_orders_v1_RecordDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordDeliveryResponse__Output>): grpc.ClientUnaryCall;
  recordDelivery(argument: _nahr_orders_v1_RecordDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordDeliveryResponse__Output>): grpc.ClientUnaryCall;
  recordDelivery(argument: _nahr_orders_v1_RecordDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordDeliveryResponse__Output>): grpc.ClientUnaryCall;
  recordDelivery(argument: _nahr_orders_v1_RecordDeliveryRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordDeliveryResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A carrier lost a parcel: its units are written off, and what was paid for them is due back: by the channel of what it
   * settled, else as `refunds` of the order. Or they are sent again, as their shopper chose, for what was paid for them: set
   * aside in a group of their own until they are found somewhere; those that are not, or are cancelled, are given back.
   * On its way to a store they are cancelled: nothing was taken for them yet. Roles: service too. Reasons: PARCEL_NOT_FOUND
   * (NOT_FOUND); UNITS_CLAIMED {line_id}
   * (FAILED_PRECONDITION): a return has some of them, and would give them back as well.
   */
  RecordLost(argument: _nahr_orders_v1_RecordLostRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordLostResponse__Output>): grpc.ClientUnaryCall;
  RecordLost(argument: _nahr_orders_v1_RecordLostRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordLostResponse__Output>): grpc.ClientUnaryCall;
  RecordLost(argument: _nahr_orders_v1_RecordLostRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordLostResponse__Output>): grpc.ClientUnaryCall;
  RecordLost(argument: _nahr_orders_v1_RecordLostRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordLostResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A carrier lost a parcel: its units are written off, and what was paid for them is due back: by the channel of what it
   * settled, else as `refunds` of the order. Or they are sent again, as their shopper chose, for what was paid for them: set
   * aside in a group of their own until they are found somewhere; those that are not, or are cancelled, are given back.
   * On its way to a store they are cancelled: nothing was taken for them yet. Roles: service too. Reasons: PARCEL_NOT_FOUND
   * (NOT_FOUND); UNITS_CLAIMED {line_id}
   * (FAILED_PRECONDITION): a return has some of them, and would give them back as well.
   */
  recordLost(argument: _nahr_orders_v1_RecordLostRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordLostResponse__Output>): grpc.ClientUnaryCall;
  recordLost(argument: _nahr_orders_v1_RecordLostRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordLostResponse__Output>): grpc.ClientUnaryCall;
  recordLost(argument: _nahr_orders_v1_RecordLostRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordLostResponse__Output>): grpc.ClientUnaryCall;
  recordLost(argument: _nahr_orders_v1_RecordLostRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordLostResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Units taken from the shelf, line by line; picks add up. Units that are `missing` are cancelled with what was held for
   * them or, set aside, wait in a group of their own until they are moved or cancelled; the shopper is told, and has until
   * `choose_by` to choose. What is not to be found is not sold at that store any more, on any channel, nor what else its books
   * have of it: all that is available there is suppressed until somebody lifts it.
   * Reasons: PICK_ABOVE_ORDERED {line_id, ordered, picked}; LINE_NOT_FOUND {line_id} (NOT_FOUND).
   */
  RecordPick(argument: _nahr_orders_v1_RecordPickRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordPickResponse__Output>): grpc.ClientUnaryCall;
  RecordPick(argument: _nahr_orders_v1_RecordPickRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordPickResponse__Output>): grpc.ClientUnaryCall;
  RecordPick(argument: _nahr_orders_v1_RecordPickRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordPickResponse__Output>): grpc.ClientUnaryCall;
  RecordPick(argument: _nahr_orders_v1_RecordPickRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordPickResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Units taken from the shelf, line by line; picks add up. Units that are `missing` are cancelled with what was held for
   * them or, set aside, wait in a group of their own until they are moved or cancelled; the shopper is told, and has until
   * `choose_by` to choose. What is not to be found is not sold at that store any more, on any channel, nor what else its books
   * have of it: all that is available there is suppressed until somebody lifts it.
   * Reasons: PICK_ABOVE_ORDERED {line_id, ordered, picked}; LINE_NOT_FOUND {line_id} (NOT_FOUND).
   */
  recordPick(argument: _nahr_orders_v1_RecordPickRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordPickResponse__Output>): grpc.ClientUnaryCall;
  recordPick(argument: _nahr_orders_v1_RecordPickRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordPickResponse__Output>): grpc.ClientUnaryCall;
  recordPick(argument: _nahr_orders_v1_RecordPickRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordPickResponse__Output>): grpc.ClientUnaryCall;
  recordPick(argument: _nahr_orders_v1_RecordPickRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordPickResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A parcel leaves: stock is issued and its share of what was authorised falls due. Once for its id: again alike changes nothing.
   * Shipped to a store: the goods travel to its destination with what was promised of them, and nothing falls due before they are
   * handed over there. Less than all that is left of the group goes as a group of its own, with a code of its own.
   * Reasons: SHIPMENT_ABOVE_PICKED {line_id, asked, picked}, NOTHING_PICKED; PARCEL_DIFFERS (ALREADY_EXISTS).
   */
  RecordShipment(argument: _nahr_orders_v1_RecordShipmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordShipmentResponse__Output>): grpc.ClientUnaryCall;
  RecordShipment(argument: _nahr_orders_v1_RecordShipmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordShipmentResponse__Output>): grpc.ClientUnaryCall;
  RecordShipment(argument: _nahr_orders_v1_RecordShipmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordShipmentResponse__Output>): grpc.ClientUnaryCall;
  RecordShipment(argument: _nahr_orders_v1_RecordShipmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordShipmentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A parcel leaves: stock is issued and its share of what was authorised falls due. Once for its id: again alike changes nothing.
   * Shipped to a store: the goods travel to its destination with what was promised of them, and nothing falls due before they are
   * handed over there. Less than all that is left of the group goes as a group of its own, with a code of its own.
   * Reasons: SHIPMENT_ABOVE_PICKED {line_id, asked, picked}, NOTHING_PICKED; PARCEL_DIFFERS (ALREADY_EXISTS).
   */
  recordShipment(argument: _nahr_orders_v1_RecordShipmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordShipmentResponse__Output>): grpc.ClientUnaryCall;
  recordShipment(argument: _nahr_orders_v1_RecordShipmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RecordShipmentResponse__Output>): grpc.ClientUnaryCall;
  recordShipment(argument: _nahr_orders_v1_RecordShipmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RecordShipmentResponse__Output>): grpc.ClientUnaryCall;
  recordShipment(argument: _nahr_orders_v1_RecordShipmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_RecordShipmentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The store can't fulfil what is left of it. Cancelled, as a pickup is unless told: its units are cancelled, its stock
   * freed, what was authorised let go, the shopper told. Set aside, as a delivery is unless told, and what is to be shipped to a store: it waits until it is moved
   * or cancelled. What has been sent to a store is cancelled there, not set aside. Roles: service too, of what is set aside.
   * With the last group of which nothing has left, the order's charges are cancelled too. Not after the goods have left.
   */
  RejectFulfilment(argument: _nahr_orders_v1_RejectFulfilmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RejectFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  RejectFulfilment(argument: _nahr_orders_v1_RejectFulfilmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RejectFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  RejectFulfilment(argument: _nahr_orders_v1_RejectFulfilmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RejectFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  RejectFulfilment(argument: _nahr_orders_v1_RejectFulfilmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_RejectFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The store can't fulfil what is left of it. Cancelled, as a pickup is unless told: its units are cancelled, its stock
   * freed, what was authorised let go, the shopper told. Set aside, as a delivery is unless told, and what is to be shipped to a store: it waits until it is moved
   * or cancelled. What has been sent to a store is cancelled there, not set aside. Roles: service too, of what is set aside.
   * With the last group of which nothing has left, the order's charges are cancelled too. Not after the goods have left.
   */
  rejectFulfilment(argument: _nahr_orders_v1_RejectFulfilmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RejectFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  rejectFulfilment(argument: _nahr_orders_v1_RejectFulfilmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_RejectFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  rejectFulfilment(argument: _nahr_orders_v1_RejectFulfilmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_RejectFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  rejectFulfilment(argument: _nahr_orders_v1_RejectFulfilmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_RejectFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Records what became of a payment whose outcome was unknown at placement: confirmed, or refused, which cancels the order.
   * Settling again alike, or after the order has ended, changes nothing. Roles: service.
   * Reasons: TENDER_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}: it is known to be otherwise.
   */
  SettlePayment(argument: _nahr_orders_v1_SettlePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SettlePaymentResponse__Output>): grpc.ClientUnaryCall;
  SettlePayment(argument: _nahr_orders_v1_SettlePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_SettlePaymentResponse__Output>): grpc.ClientUnaryCall;
  SettlePayment(argument: _nahr_orders_v1_SettlePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SettlePaymentResponse__Output>): grpc.ClientUnaryCall;
  SettlePayment(argument: _nahr_orders_v1_SettlePaymentRequest, callback: grpc.requestCallback<_nahr_orders_v1_SettlePaymentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Records what became of a payment whose outcome was unknown at placement: confirmed, or refused, which cancels the order.
   * Settling again alike, or after the order has ended, changes nothing. Roles: service.
   * Reasons: TENDER_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}: it is known to be otherwise.
   */
  settlePayment(argument: _nahr_orders_v1_SettlePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SettlePaymentResponse__Output>): grpc.ClientUnaryCall;
  settlePayment(argument: _nahr_orders_v1_SettlePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_SettlePaymentResponse__Output>): grpc.ClientUnaryCall;
  settlePayment(argument: _nahr_orders_v1_SettlePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SettlePaymentResponse__Output>): grpc.ClientUnaryCall;
  settlePayment(argument: _nahr_orders_v1_SettlePaymentRequest, callback: grpc.requestCallback<_nahr_orders_v1_SettlePaymentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Units that are not picked wait in a group of their own, so that the rest may go first: same place, same method, promised
   * anew; the shopper is told. What is split off from a pickup is another pickup, with a code of its own.
   * Reasons: UNITS_NOT_SPLITTABLE {line_id, asked, splittable: not picked}; NOTHING_WOULD_REMAIN; LINE_NOT_FOUND (NOT_FOUND).
   */
  SplitFulfilment(argument: _nahr_orders_v1_SplitFulfilmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SplitFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  SplitFulfilment(argument: _nahr_orders_v1_SplitFulfilmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_SplitFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  SplitFulfilment(argument: _nahr_orders_v1_SplitFulfilmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SplitFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  SplitFulfilment(argument: _nahr_orders_v1_SplitFulfilmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_SplitFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Units that are not picked wait in a group of their own, so that the rest may go first: same place, same method, promised
   * anew; the shopper is told. What is split off from a pickup is another pickup, with a code of its own.
   * Reasons: UNITS_NOT_SPLITTABLE {line_id, asked, splittable: not picked}; NOTHING_WOULD_REMAIN; LINE_NOT_FOUND (NOT_FOUND).
   */
  splitFulfilment(argument: _nahr_orders_v1_SplitFulfilmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SplitFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  splitFulfilment(argument: _nahr_orders_v1_SplitFulfilmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_SplitFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  splitFulfilment(argument: _nahr_orders_v1_SplitFulfilmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_SplitFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  splitFulfilment(argument: _nahr_orders_v1_SplitFulfilmentRequest, callback: grpc.requestCallback<_nahr_orders_v1_SplitFulfilmentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Someone at the store takes the task on: open -> in progress.
   */
  StartPicking(argument: _nahr_orders_v1_StartPickingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_StartPickingResponse__Output>): grpc.ClientUnaryCall;
  StartPicking(argument: _nahr_orders_v1_StartPickingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_StartPickingResponse__Output>): grpc.ClientUnaryCall;
  StartPicking(argument: _nahr_orders_v1_StartPickingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_StartPickingResponse__Output>): grpc.ClientUnaryCall;
  StartPicking(argument: _nahr_orders_v1_StartPickingRequest, callback: grpc.requestCallback<_nahr_orders_v1_StartPickingResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Someone at the store takes the task on: open -> in progress.
   */
  startPicking(argument: _nahr_orders_v1_StartPickingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_StartPickingResponse__Output>): grpc.ClientUnaryCall;
  startPicking(argument: _nahr_orders_v1_StartPickingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_orders_v1_StartPickingResponse__Output>): grpc.ClientUnaryCall;
  startPicking(argument: _nahr_orders_v1_StartPickingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_orders_v1_StartPickingResponse__Output>): grpc.ClientUnaryCall;
  startPicking(argument: _nahr_orders_v1_StartPickingRequest, callback: grpc.requestCallback<_nahr_orders_v1_StartPickingResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What a store does with its part of an order. A pickup: open -> in progress -> ready -> handed over. A delivery: open ->
 * in progress -> shipped, in one parcel or several -> delivered. Shipped to a store: open -> in progress, at its source ->
 * in transit -> arrived -> ready -> handed over, at its destination.
 * 
 * An act that the group's method doesn't know is METHOD_NOT_SUPPORTED {method} (FAILED_PRECONDITION). A group that was to be
 * shipped to a store before it could name its destination has none: it stays open, and can be cancelled.
 * 
 * Every mutation is idempotent by `request_id`, which the order remembers as common.proto says: with another body for the
 * same order it is REQUEST_ID_REUSED (ALREADY_EXISTS). An act that has been done changes nothing under another id either, but
 * for RecordPick, whose picks add up, and HandOver, which hands over what is left.
 * Reasons of all: INVALID_FIELD (INVALID_ARGUMENT); ORDER_NOT_FOUND, FULFILMENT_NOT_FOUND (NOT_FOUND);
 * WRONG_STATE {state}: the act is out of order; AWAITS_GOODS {fulfilment_id, sku, quantity, expected_at: empty where nothing
 * that is announced covers it}: goods of it are still to come, and stock has just been asked; it is told of acts that say that
 * goods are there, not to be found there, or gone, and of a split; PAYMENT_PENDING: whether it is paid is not known yet; ORDER_ON_HOLD {reason}
 * (FAILED_PRECONDITION);
 * ROLE_REQUIRED, STORE_REQUIRED (PERMISSION_DENIED). Roles: associate and manager of that store, operator, unless said otherwise.
 */
export interface FulfilmentServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Nobody came, or the store never acted, by the deadline, or the shopper did not choose. Roles: service. A pickup ends, and what is
   * set aside, as by a rejection; a delivery, and what is shipped to a store until it is ready, is still owed and delayed: it is
   * promised anew, and the shopper is told.
   * The deadline is `pick_by` until the goods are ready, `pickup_until` from then on; `choose_by` of what is set aside.
   * Reasons: NOT_DUE {due_at}: the deadline has not passed, or there is none; none runs while the order is held or not known to be
   * paid, and with the end of that it is given anew. `choose_by` runs on: the shopper can choose meanwhile.
   */
  ExpireFulfilment: grpc.handleUnaryCall<_nahr_orders_v1_ExpireFulfilmentRequest__Output, _nahr_orders_v1_ExpireFulfilmentResponse>;
  
  /**
   * The goods leave with whoever gives the code, all that is ready or some of it; their stock is issued and their share of what was authorised falls due.
   * Wrong codes are counted on the order. Whoever comes late but before the pickup has expired still gets the goods.
   * What all has been handed over is so again for who gives its code, and changes nothing; anybody else is refused.
   * Reasons: WRONG_CODE {tries_left} (FAILED_PRECONDITION); CODE_BLOCKED: given wrongly too often, a manager must
   * override (PERMISSION_DENIED); HAND_OVER_ABOVE_READY {line_id, asked, ready}, ALREADY_HANDED_OVER {at} (FAILED_PRECONDITION).
   */
  HandOver: grpc.handleUnaryCall<_nahr_orders_v1_HandOverRequest__Output, _nahr_orders_v1_HandOverResponse>;
  
  /**
   * Asks stock whether what a group awaits has come, and when the rest is expected, and records what is new: once all is there
   * the promise of the store starts, and the shopper is told, as where the day on which the last is expected has changed. Nahr
   * does so itself when goods come; asking changes nothing otherwise, nor for a group that awaits nothing. Roles: service too.
   */
  LookForGoods: grpc.handleUnaryCall<_nahr_orders_v1_LookForGoodsRequest__Output, _nahr_orders_v1_LookForGoodsResponse>;
  
  /**
   * All units picked, or come from their source: the goods wait for the shopper until `pickup_until`, and a code is sent to them.
   * Reasons: PICK_INCOMPLETE {line_id, ordered, picked}.
   */
  MarkReady: grpc.handleUnaryCall<_nahr_orders_v1_MarkReadyRequest__Output, _nahr_orders_v1_MarkReadyResponse>;
  
  /**
   * Units go from another place, or otherwise: the shopper's choice where a store can't, or another source for a delivery.
   * Stock is held there first, then the order says so, and what was held before is released; the shopper is told. What was
   * picked goes back to its shelf. Moved as a whole by the same method a delivery stays itself; else its units are a group of
   * their own from there on: a pickup elsewhere has a code of its own. What has been sent to a store is not moved. Roles: channel, associate, manager, operator, service.
   * What goes once more after a carrier lost it can only be delivered: METHOD_NOT_SUPPORTED.
   * Reasons: INSUFFICIENT_STOCK {sku, location_id, requested, available}; UNITS_NOT_MOVABLE {line_id, asked, movable};
   * MOVES_NOWHERE (FAILED_PRECONDITION); UNKNOWN_LOCATION, LINE_NOT_FOUND (NOT_FOUND); MOVE_CONTENDED (ABORTED).
   */
  MoveFulfilment: grpc.handleUnaryCall<_nahr_orders_v1_MoveFulfilmentRequest__Output, _nahr_orders_v1_MoveFulfilmentResponse>;
  
  /**
   * No place was found for a delivery that is set aside: the shopper is told, and has until `choose_by` to have it otherwise or not
   * at all. Offered once while it stays set aside. Roles: service.
   */
  OfferChoice: grpc.handleUnaryCall<_nahr_orders_v1_OfferChoiceRequest__Output, _nahr_orders_v1_OfferChoiceResponse>;
  
  /**
   * A parcel came to the store where its shopper collects it: so many units of it, which are there for them from now on. What did not
   * come is cancelled, as by a carrier's loss. Units that were cancelled on the way are free stock of that store. Roles: associate
   * and manager of the destination, operator. Reasons: PARCEL_NOT_FOUND (NOT_FOUND); ARRIVAL_ABOVE_SENT {line_id, asked, sent}
   * (FAILED_PRECONDITION); PARCEL_DIFFERS (ALREADY_EXISTS).
   */
  RecordArrival: grpc.handleUnaryCall<_nahr_orders_v1_RecordArrivalRequest__Output, _nahr_orders_v1_RecordArrivalResponse>;
  
  /**
   * A parcel arrived. Roles: service and channel (for their carriers) too. Reasons: PARCEL_NOT_FOUND (NOT_FOUND).
   */
  RecordDelivery: grpc.handleUnaryCall<_nahr_orders_v1_RecordDeliveryRequest__Output, _nahr_orders_v1_RecordDeliveryResponse>;
  
  /**
   * A carrier lost a parcel: its units are written off, and what was paid for them is due back: by the channel of what it
   * settled, else as `refunds` of the order. Or they are sent again, as their shopper chose, for what was paid for them: set
   * aside in a group of their own until they are found somewhere; those that are not, or are cancelled, are given back.
   * On its way to a store they are cancelled: nothing was taken for them yet. Roles: service too. Reasons: PARCEL_NOT_FOUND
   * (NOT_FOUND); UNITS_CLAIMED {line_id}
   * (FAILED_PRECONDITION): a return has some of them, and would give them back as well.
   */
  RecordLost: grpc.handleUnaryCall<_nahr_orders_v1_RecordLostRequest__Output, _nahr_orders_v1_RecordLostResponse>;
  
  /**
   * Units taken from the shelf, line by line; picks add up. Units that are `missing` are cancelled with what was held for
   * them or, set aside, wait in a group of their own until they are moved or cancelled; the shopper is told, and has until
   * `choose_by` to choose. What is not to be found is not sold at that store any more, on any channel, nor what else its books
   * have of it: all that is available there is suppressed until somebody lifts it.
   * Reasons: PICK_ABOVE_ORDERED {line_id, ordered, picked}; LINE_NOT_FOUND {line_id} (NOT_FOUND).
   */
  RecordPick: grpc.handleUnaryCall<_nahr_orders_v1_RecordPickRequest__Output, _nahr_orders_v1_RecordPickResponse>;
  
  /**
   * A parcel leaves: stock is issued and its share of what was authorised falls due. Once for its id: again alike changes nothing.
   * Shipped to a store: the goods travel to its destination with what was promised of them, and nothing falls due before they are
   * handed over there. Less than all that is left of the group goes as a group of its own, with a code of its own.
   * Reasons: SHIPMENT_ABOVE_PICKED {line_id, asked, picked}, NOTHING_PICKED; PARCEL_DIFFERS (ALREADY_EXISTS).
   */
  RecordShipment: grpc.handleUnaryCall<_nahr_orders_v1_RecordShipmentRequest__Output, _nahr_orders_v1_RecordShipmentResponse>;
  
  /**
   * The store can't fulfil what is left of it. Cancelled, as a pickup is unless told: its units are cancelled, its stock
   * freed, what was authorised let go, the shopper told. Set aside, as a delivery is unless told, and what is to be shipped to a store: it waits until it is moved
   * or cancelled. What has been sent to a store is cancelled there, not set aside. Roles: service too, of what is set aside.
   * With the last group of which nothing has left, the order's charges are cancelled too. Not after the goods have left.
   */
  RejectFulfilment: grpc.handleUnaryCall<_nahr_orders_v1_RejectFulfilmentRequest__Output, _nahr_orders_v1_RejectFulfilmentResponse>;
  
  /**
   * Records what became of a payment whose outcome was unknown at placement: confirmed, or refused, which cancels the order.
   * Settling again alike, or after the order has ended, changes nothing. Roles: service.
   * Reasons: TENDER_NOT_FOUND (NOT_FOUND); WRONG_STATE {state}: it is known to be otherwise.
   */
  SettlePayment: grpc.handleUnaryCall<_nahr_orders_v1_SettlePaymentRequest__Output, _nahr_orders_v1_SettlePaymentResponse>;
  
  /**
   * Units that are not picked wait in a group of their own, so that the rest may go first: same place, same method, promised
   * anew; the shopper is told. What is split off from a pickup is another pickup, with a code of its own.
   * Reasons: UNITS_NOT_SPLITTABLE {line_id, asked, splittable: not picked}; NOTHING_WOULD_REMAIN; LINE_NOT_FOUND (NOT_FOUND).
   */
  SplitFulfilment: grpc.handleUnaryCall<_nahr_orders_v1_SplitFulfilmentRequest__Output, _nahr_orders_v1_SplitFulfilmentResponse>;
  
  /**
   * Someone at the store takes the task on: open -> in progress.
   */
  StartPicking: grpc.handleUnaryCall<_nahr_orders_v1_StartPickingRequest__Output, _nahr_orders_v1_StartPickingResponse>;
  
}

export interface FulfilmentServiceDefinition extends grpc.ServiceDefinition {
  ExpireFulfilment: MethodDefinition<_nahr_orders_v1_ExpireFulfilmentRequest, _nahr_orders_v1_ExpireFulfilmentResponse, _nahr_orders_v1_ExpireFulfilmentRequest__Output, _nahr_orders_v1_ExpireFulfilmentResponse__Output>
  HandOver: MethodDefinition<_nahr_orders_v1_HandOverRequest, _nahr_orders_v1_HandOverResponse, _nahr_orders_v1_HandOverRequest__Output, _nahr_orders_v1_HandOverResponse__Output>
  LookForGoods: MethodDefinition<_nahr_orders_v1_LookForGoodsRequest, _nahr_orders_v1_LookForGoodsResponse, _nahr_orders_v1_LookForGoodsRequest__Output, _nahr_orders_v1_LookForGoodsResponse__Output>
  MarkReady: MethodDefinition<_nahr_orders_v1_MarkReadyRequest, _nahr_orders_v1_MarkReadyResponse, _nahr_orders_v1_MarkReadyRequest__Output, _nahr_orders_v1_MarkReadyResponse__Output>
  MoveFulfilment: MethodDefinition<_nahr_orders_v1_MoveFulfilmentRequest, _nahr_orders_v1_MoveFulfilmentResponse, _nahr_orders_v1_MoveFulfilmentRequest__Output, _nahr_orders_v1_MoveFulfilmentResponse__Output>
  OfferChoice: MethodDefinition<_nahr_orders_v1_OfferChoiceRequest, _nahr_orders_v1_OfferChoiceResponse, _nahr_orders_v1_OfferChoiceRequest__Output, _nahr_orders_v1_OfferChoiceResponse__Output>
  RecordArrival: MethodDefinition<_nahr_orders_v1_RecordArrivalRequest, _nahr_orders_v1_RecordArrivalResponse, _nahr_orders_v1_RecordArrivalRequest__Output, _nahr_orders_v1_RecordArrivalResponse__Output>
  RecordDelivery: MethodDefinition<_nahr_orders_v1_RecordDeliveryRequest, _nahr_orders_v1_RecordDeliveryResponse, _nahr_orders_v1_RecordDeliveryRequest__Output, _nahr_orders_v1_RecordDeliveryResponse__Output>
  RecordLost: MethodDefinition<_nahr_orders_v1_RecordLostRequest, _nahr_orders_v1_RecordLostResponse, _nahr_orders_v1_RecordLostRequest__Output, _nahr_orders_v1_RecordLostResponse__Output>
  RecordPick: MethodDefinition<_nahr_orders_v1_RecordPickRequest, _nahr_orders_v1_RecordPickResponse, _nahr_orders_v1_RecordPickRequest__Output, _nahr_orders_v1_RecordPickResponse__Output>
  RecordShipment: MethodDefinition<_nahr_orders_v1_RecordShipmentRequest, _nahr_orders_v1_RecordShipmentResponse, _nahr_orders_v1_RecordShipmentRequest__Output, _nahr_orders_v1_RecordShipmentResponse__Output>
  RejectFulfilment: MethodDefinition<_nahr_orders_v1_RejectFulfilmentRequest, _nahr_orders_v1_RejectFulfilmentResponse, _nahr_orders_v1_RejectFulfilmentRequest__Output, _nahr_orders_v1_RejectFulfilmentResponse__Output>
  SettlePayment: MethodDefinition<_nahr_orders_v1_SettlePaymentRequest, _nahr_orders_v1_SettlePaymentResponse, _nahr_orders_v1_SettlePaymentRequest__Output, _nahr_orders_v1_SettlePaymentResponse__Output>
  SplitFulfilment: MethodDefinition<_nahr_orders_v1_SplitFulfilmentRequest, _nahr_orders_v1_SplitFulfilmentResponse, _nahr_orders_v1_SplitFulfilmentRequest__Output, _nahr_orders_v1_SplitFulfilmentResponse__Output>
  StartPicking: MethodDefinition<_nahr_orders_v1_StartPickingRequest, _nahr_orders_v1_StartPickingResponse, _nahr_orders_v1_StartPickingRequest__Output, _nahr_orders_v1_StartPickingResponse__Output>
}
