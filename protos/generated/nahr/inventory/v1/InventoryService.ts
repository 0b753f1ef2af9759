// Original file: protos/nahr/inventory/v1/inventory.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AdjustStockRequest as _nahr_inventory_v1_AdjustStockRequest, AdjustStockRequest__Output as _nahr_inventory_v1_AdjustStockRequest__Output } from '../../../nahr/inventory/v1/AdjustStockRequest.ts';
import type { AdjustStockResponse as _nahr_inventory_v1_AdjustStockResponse, AdjustStockResponse__Output as _nahr_inventory_v1_AdjustStockResponse__Output } from '../../../nahr/inventory/v1/AdjustStockResponse.ts';
import type { AnnounceSupplyRequest as _nahr_inventory_v1_AnnounceSupplyRequest, AnnounceSupplyRequest__Output as _nahr_inventory_v1_AnnounceSupplyRequest__Output } from '../../../nahr/inventory/v1/AnnounceSupplyRequest.ts';
import type { AnnounceSupplyResponse as _nahr_inventory_v1_AnnounceSupplyResponse, AnnounceSupplyResponse__Output as _nahr_inventory_v1_AnnounceSupplyResponse__Output } from '../../../nahr/inventory/v1/AnnounceSupplyResponse.ts';
import type { CountStockRequest as _nahr_inventory_v1_CountStockRequest, CountStockRequest__Output as _nahr_inventory_v1_CountStockRequest__Output } from '../../../nahr/inventory/v1/CountStockRequest.ts';
import type { CountStockResponse as _nahr_inventory_v1_CountStockResponse, CountStockResponse__Output as _nahr_inventory_v1_CountStockResponse__Output } from '../../../nahr/inventory/v1/CountStockResponse.ts';
import type { GetAvailabilityPolicyRequest as _nahr_inventory_v1_GetAvailabilityPolicyRequest, GetAvailabilityPolicyRequest__Output as _nahr_inventory_v1_GetAvailabilityPolicyRequest__Output } from '../../../nahr/inventory/v1/GetAvailabilityPolicyRequest.ts';
import type { GetAvailabilityPolicyResponse as _nahr_inventory_v1_GetAvailabilityPolicyResponse, GetAvailabilityPolicyResponse__Output as _nahr_inventory_v1_GetAvailabilityPolicyResponse__Output } from '../../../nahr/inventory/v1/GetAvailabilityPolicyResponse.ts';
import type { GetAvailabilityRequest as _nahr_inventory_v1_GetAvailabilityRequest, GetAvailabilityRequest__Output as _nahr_inventory_v1_GetAvailabilityRequest__Output } from '../../../nahr/inventory/v1/GetAvailabilityRequest.ts';
import type { GetAvailabilityResponse as _nahr_inventory_v1_GetAvailabilityResponse, GetAvailabilityResponse__Output as _nahr_inventory_v1_GetAvailabilityResponse__Output } from '../../../nahr/inventory/v1/GetAvailabilityResponse.ts';
import type { GetReservationRequest as _nahr_inventory_v1_GetReservationRequest, GetReservationRequest__Output as _nahr_inventory_v1_GetReservationRequest__Output } from '../../../nahr/inventory/v1/GetReservationRequest.ts';
import type { GetReservationResponse as _nahr_inventory_v1_GetReservationResponse, GetReservationResponse__Output as _nahr_inventory_v1_GetReservationResponse__Output } from '../../../nahr/inventory/v1/GetReservationResponse.ts';
import type { GetStockRequest as _nahr_inventory_v1_GetStockRequest, GetStockRequest__Output as _nahr_inventory_v1_GetStockRequest__Output } from '../../../nahr/inventory/v1/GetStockRequest.ts';
import type { GetStockResponse as _nahr_inventory_v1_GetStockResponse, GetStockResponse__Output as _nahr_inventory_v1_GetStockResponse__Output } from '../../../nahr/inventory/v1/GetStockResponse.ts';
import type { IssueStockRequest as _nahr_inventory_v1_IssueStockRequest, IssueStockRequest__Output as _nahr_inventory_v1_IssueStockRequest__Output } from '../../../nahr/inventory/v1/IssueStockRequest.ts';
import type { IssueStockResponse as _nahr_inventory_v1_IssueStockResponse, IssueStockResponse__Output as _nahr_inventory_v1_IssueStockResponse__Output } from '../../../nahr/inventory/v1/IssueStockResponse.ts';
import type { LiftSuppressionRequest as _nahr_inventory_v1_LiftSuppressionRequest, LiftSuppressionRequest__Output as _nahr_inventory_v1_LiftSuppressionRequest__Output } from '../../../nahr/inventory/v1/LiftSuppressionRequest.ts';
import type { LiftSuppressionResponse as _nahr_inventory_v1_LiftSuppressionResponse, LiftSuppressionResponse__Output as _nahr_inventory_v1_LiftSuppressionResponse__Output } from '../../../nahr/inventory/v1/LiftSuppressionResponse.ts';
import type { ListReservationsRequest as _nahr_inventory_v1_ListReservationsRequest, ListReservationsRequest__Output as _nahr_inventory_v1_ListReservationsRequest__Output } from '../../../nahr/inventory/v1/ListReservationsRequest.ts';
import type { ListReservationsResponse as _nahr_inventory_v1_ListReservationsResponse, ListReservationsResponse__Output as _nahr_inventory_v1_ListReservationsResponse__Output } from '../../../nahr/inventory/v1/ListReservationsResponse.ts';
import type { ListShortagesRequest as _nahr_inventory_v1_ListShortagesRequest, ListShortagesRequest__Output as _nahr_inventory_v1_ListShortagesRequest__Output } from '../../../nahr/inventory/v1/ListShortagesRequest.ts';
import type { ListShortagesResponse as _nahr_inventory_v1_ListShortagesResponse, ListShortagesResponse__Output as _nahr_inventory_v1_ListShortagesResponse__Output } from '../../../nahr/inventory/v1/ListShortagesResponse.ts';
import type { ListStockRequest as _nahr_inventory_v1_ListStockRequest, ListStockRequest__Output as _nahr_inventory_v1_ListStockRequest__Output } from '../../../nahr/inventory/v1/ListStockRequest.ts';
import type { ListStockResponse as _nahr_inventory_v1_ListStockResponse, ListStockResponse__Output as _nahr_inventory_v1_ListStockResponse__Output } from '../../../nahr/inventory/v1/ListStockResponse.ts';
import type { PutAvailabilityPolicyRequest as _nahr_inventory_v1_PutAvailabilityPolicyRequest, PutAvailabilityPolicyRequest__Output as _nahr_inventory_v1_PutAvailabilityPolicyRequest__Output } from '../../../nahr/inventory/v1/PutAvailabilityPolicyRequest.ts';
import type { PutAvailabilityPolicyResponse as _nahr_inventory_v1_PutAvailabilityPolicyResponse, PutAvailabilityPolicyResponse__Output as _nahr_inventory_v1_PutAvailabilityPolicyResponse__Output } from '../../../nahr/inventory/v1/PutAvailabilityPolicyResponse.ts';
import type { ReceiveStockRequest as _nahr_inventory_v1_ReceiveStockRequest, ReceiveStockRequest__Output as _nahr_inventory_v1_ReceiveStockRequest__Output } from '../../../nahr/inventory/v1/ReceiveStockRequest.ts';
import type { ReceiveStockResponse as _nahr_inventory_v1_ReceiveStockResponse, ReceiveStockResponse__Output as _nahr_inventory_v1_ReceiveStockResponse__Output } from '../../../nahr/inventory/v1/ReceiveStockResponse.ts';
import type { RedisposeStockRequest as _nahr_inventory_v1_RedisposeStockRequest, RedisposeStockRequest__Output as _nahr_inventory_v1_RedisposeStockRequest__Output } from '../../../nahr/inventory/v1/RedisposeStockRequest.ts';
import type { RedisposeStockResponse as _nahr_inventory_v1_RedisposeStockResponse, RedisposeStockResponse__Output as _nahr_inventory_v1_RedisposeStockResponse__Output } from '../../../nahr/inventory/v1/RedisposeStockResponse.ts';
import type { ReleaseReservationRequest as _nahr_inventory_v1_ReleaseReservationRequest, ReleaseReservationRequest__Output as _nahr_inventory_v1_ReleaseReservationRequest__Output } from '../../../nahr/inventory/v1/ReleaseReservationRequest.ts';
import type { ReleaseReservationResponse as _nahr_inventory_v1_ReleaseReservationResponse, ReleaseReservationResponse__Output as _nahr_inventory_v1_ReleaseReservationResponse__Output } from '../../../nahr/inventory/v1/ReleaseReservationResponse.ts';
import type { ReserveStockRequest as _nahr_inventory_v1_ReserveStockRequest, ReserveStockRequest__Output as _nahr_inventory_v1_ReserveStockRequest__Output } from '../../../nahr/inventory/v1/ReserveStockRequest.ts';
import type { ReserveStockResponse as _nahr_inventory_v1_ReserveStockResponse, ReserveStockResponse__Output as _nahr_inventory_v1_ReserveStockResponse__Output } from '../../../nahr/inventory/v1/ReserveStockResponse.ts';
import type { ReturnStockRequest as _nahr_inventory_v1_ReturnStockRequest, ReturnStockRequest__Output as _nahr_inventory_v1_ReturnStockRequest__Output } from '../../../nahr/inventory/v1/ReturnStockRequest.ts';
import type { ReturnStockResponse as _nahr_inventory_v1_ReturnStockResponse, ReturnStockResponse__Output as _nahr_inventory_v1_ReturnStockResponse__Output } from '../../../nahr/inventory/v1/ReturnStockResponse.ts';
import type { SetSafetyStockRequest as _nahr_inventory_v1_SetSafetyStockRequest, SetSafetyStockRequest__Output as _nahr_inventory_v1_SetSafetyStockRequest__Output } from '../../../nahr/inventory/v1/SetSafetyStockRequest.ts';
import type { SetSafetyStockResponse as _nahr_inventory_v1_SetSafetyStockResponse, SetSafetyStockResponse__Output as _nahr_inventory_v1_SetSafetyStockResponse__Output } from '../../../nahr/inventory/v1/SetSafetyStockResponse.ts';
import type { SuggestSourcingRequest as _nahr_inventory_v1_SuggestSourcingRequest, SuggestSourcingRequest__Output as _nahr_inventory_v1_SuggestSourcingRequest__Output } from '../../../nahr/inventory/v1/SuggestSourcingRequest.ts';
import type { SuggestSourcingResponse as _nahr_inventory_v1_SuggestSourcingResponse, SuggestSourcingResponse__Output as _nahr_inventory_v1_SuggestSourcingResponse__Output } from '../../../nahr/inventory/v1/SuggestSourcingResponse.ts';
import type { SuppressAvailabilityRequest as _nahr_inventory_v1_SuppressAvailabilityRequest, SuppressAvailabilityRequest__Output as _nahr_inventory_v1_SuppressAvailabilityRequest__Output } from '../../../nahr/inventory/v1/SuppressAvailabilityRequest.ts';
import type { SuppressAvailabilityResponse as _nahr_inventory_v1_SuppressAvailabilityResponse, SuppressAvailabilityResponse__Output as _nahr_inventory_v1_SuppressAvailabilityResponse__Output } from '../../../nahr/inventory/v1/SuppressAvailabilityResponse.ts';
import type { SweepStockRequest as _nahr_inventory_v1_SweepStockRequest, SweepStockRequest__Output as _nahr_inventory_v1_SweepStockRequest__Output } from '../../../nahr/inventory/v1/SweepStockRequest.ts';
import type { SweepStockResponse as _nahr_inventory_v1_SweepStockResponse, SweepStockResponse__Output as _nahr_inventory_v1_SweepStockResponse__Output } from '../../../nahr/inventory/v1/SweepStockResponse.ts';
import type { WatchAvailabilityRequest as _nahr_inventory_v1_WatchAvailabilityRequest, WatchAvailabilityRequest__Output as _nahr_inventory_v1_WatchAvailabilityRequest__Output } from '../../../nahr/inventory/v1/WatchAvailabilityRequest.ts';
import type { WatchAvailabilityResponse as _nahr_inventory_v1_WatchAvailabilityResponse, WatchAvailabilityResponse__Output as _nahr_inventory_v1_WatchAvailabilityResponse__Output } from '../../../nahr/inventory/v1/WatchAvailabilityResponse.ts';
import type { WithdrawSupplyRequest as _nahr_inventory_v1_WithdrawSupplyRequest, WithdrawSupplyRequest__Output as _nahr_inventory_v1_WithdrawSupplyRequest__Output } from '../../../nahr/inventory/v1/WithdrawSupplyRequest.ts';
import type { WithdrawSupplyResponse as _nahr_inventory_v1_WithdrawSupplyResponse, WithdrawSupplyResponse__Output as _nahr_inventory_v1_WithdrawSupplyResponse__Output } from '../../../nahr/inventory/v1/WithdrawSupplyResponse.ts';

/**
 * Stock positions: how much of one SKU one location has, and to whom it is promised.
 * 
 * available = max(0, on_hand - reserved - backordered - damaged - quarantine - safety - suppressed). Quantities are whole units.
 * 
 * Every mutation is idempotent by `request_id`, which each stock position that it changes remembers by itself, as common.proto
 * says: with another body for the same position it is REQUEST_ID_REUSED (ALREADY_EXISTS); for another position it is another
 * request. Beyond that window a position knows a reservation by its id until 24 hours after its end, and an issue and a
 * returned entry for 30 days; ReceiveStock, AdjustStock and the like have nothing but their `request_id`.
 * All of them may be refused with UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND), NOT_STOCKED (a charge has no
 * stock), INVALID_FIELD (INVALID_ARGUMENT), ROLE_REQUIRED or STORE_REQUIRED (PERMISSION_DENIED).
 */
export interface InventoryServiceClient extends grpc.Client {
  /**
   * Corrects on-hand by a difference, with a reason. A result below what is promised is a recorded shortage.
   * Roles: manager of that store, operator.
   */
  AdjustStock(argument: _nahr_inventory_v1_AdjustStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  AdjustStock(argument: _nahr_inventory_v1_AdjustStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  AdjustStock(argument: _nahr_inventory_v1_AdjustStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  AdjustStock(argument: _nahr_inventory_v1_AdjustStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Corrects on-hand by a difference, with a reason. A result below what is promised is a recorded shortage.
   * Roles: manager of that store, operator.
   */
  adjustStock(argument: _nahr_inventory_v1_AdjustStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  adjustStock(argument: _nahr_inventory_v1_AdjustStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  adjustStock(argument: _nahr_inventory_v1_AdjustStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  adjustStock(argument: _nahr_inventory_v1_AdjustStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Goods are expected: from here on they can be promised. Announcing a supply again changes what is still to come of it.
   * Roles: associate of that store, operator.
   */
  AnnounceSupply(argument: _nahr_inventory_v1_AnnounceSupplyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_AnnounceSupplyResponse__Output>): grpc.ClientUnaryCall;
  AnnounceSupply(argument: _nahr_inventory_v1_AnnounceSupplyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_AnnounceSupplyResponse__Output>): grpc.ClientUnaryCall;
  AnnounceSupply(argument: _nahr_inventory_v1_AnnounceSupplyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_AnnounceSupplyResponse__Output>): grpc.ClientUnaryCall;
  AnnounceSupply(argument: _nahr_inventory_v1_AnnounceSupplyRequest, callback: grpc.requestCallback<_nahr_inventory_v1_AnnounceSupplyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Goods are expected: from here on they can be promised. Announcing a supply again changes what is still to come of it.
   * Roles: associate of that store, operator.
   */
  announceSupply(argument: _nahr_inventory_v1_AnnounceSupplyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_AnnounceSupplyResponse__Output>): grpc.ClientUnaryCall;
  announceSupply(argument: _nahr_inventory_v1_AnnounceSupplyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_AnnounceSupplyResponse__Output>): grpc.ClientUnaryCall;
  announceSupply(argument: _nahr_inventory_v1_AnnounceSupplyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_AnnounceSupplyResponse__Output>): grpc.ClientUnaryCall;
  announceSupply(argument: _nahr_inventory_v1_AnnounceSupplyRequest, callback: grpc.requestCallback<_nahr_inventory_v1_AnnounceSupplyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sets on-hand to what was counted, if it is still what it was when counting began.
   * Roles: associate of that store, operator. Reasons: COUNT_STALE {on_hand}.
   */
  CountStock(argument: _nahr_inventory_v1_CountStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_CountStockResponse__Output>): grpc.ClientUnaryCall;
  CountStock(argument: _nahr_inventory_v1_CountStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_CountStockResponse__Output>): grpc.ClientUnaryCall;
  CountStock(argument: _nahr_inventory_v1_CountStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_CountStockResponse__Output>): grpc.ClientUnaryCall;
  CountStock(argument: _nahr_inventory_v1_CountStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_CountStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Sets on-hand to what was counted, if it is still what it was when counting began.
   * Roles: associate of that store, operator. Reasons: COUNT_STALE {on_hand}.
   */
  countStock(argument: _nahr_inventory_v1_CountStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_CountStockResponse__Output>): grpc.ClientUnaryCall;
  countStock(argument: _nahr_inventory_v1_CountStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_CountStockResponse__Output>): grpc.ClientUnaryCall;
  countStock(argument: _nahr_inventory_v1_CountStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_CountStockResponse__Output>): grpc.ClientUnaryCall;
  countStock(argument: _nahr_inventory_v1_CountStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_CountStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What can be promised of some SKUs, now and of what is still to come, by location, as a channel sees it: by the
   * availability policy, a key of a channel for that very channel, others for everything unless they name one.
   * Reasons: CHANNEL_DIFFERS (PERMISSION_DENIED).
   */
  GetAvailability(argument: _nahr_inventory_v1_GetAvailabilityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  GetAvailability(argument: _nahr_inventory_v1_GetAvailabilityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  GetAvailability(argument: _nahr_inventory_v1_GetAvailabilityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  GetAvailability(argument: _nahr_inventory_v1_GetAvailabilityRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What can be promised of some SKUs, now and of what is still to come, by location, as a channel sees it: by the
   * availability policy, a key of a channel for that very channel, others for everything unless they name one.
   * Reasons: CHANNEL_DIFFERS (PERMISSION_DENIED).
   */
  getAvailability(argument: _nahr_inventory_v1_GetAvailabilityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  getAvailability(argument: _nahr_inventory_v1_GetAvailabilityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  getAvailability(argument: _nahr_inventory_v1_GetAvailabilityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  getAvailability(argument: _nahr_inventory_v1_GetAvailabilityRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The policy that was put last; version 0, without rules, before any was. Roles: channel, associate, manager, operator, service.
   */
  GetAvailabilityPolicy(argument: _nahr_inventory_v1_GetAvailabilityPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetAvailabilityPolicy(argument: _nahr_inventory_v1_GetAvailabilityPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetAvailabilityPolicy(argument: _nahr_inventory_v1_GetAvailabilityPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  GetAvailabilityPolicy(argument: _nahr_inventory_v1_GetAvailabilityPolicyRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The policy that was put last; version 0, without rules, before any was. Roles: channel, associate, manager, operator, service.
   */
  getAvailabilityPolicy(argument: _nahr_inventory_v1_GetAvailabilityPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  getAvailabilityPolicy(argument: _nahr_inventory_v1_GetAvailabilityPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  getAvailabilityPolicy(argument: _nahr_inventory_v1_GetAvailabilityPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  getAvailabilityPolicy(argument: _nahr_inventory_v1_GetAvailabilityPolicyRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What one reservation holds and waits for at some positions, read from their streams: who has just got goods sees it here.
   * One that is unknown at a position, or has ended, holds nothing there. Roles: service, operator.
   */
  GetReservation(argument: _nahr_inventory_v1_GetReservationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetReservationResponse__Output>): grpc.ClientUnaryCall;
  GetReservation(argument: _nahr_inventory_v1_GetReservationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetReservationResponse__Output>): grpc.ClientUnaryCall;
  GetReservation(argument: _nahr_inventory_v1_GetReservationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetReservationResponse__Output>): grpc.ClientUnaryCall;
  GetReservation(argument: _nahr_inventory_v1_GetReservationRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetReservationResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What one reservation holds and waits for at some positions, read from their streams: who has just got goods sees it here.
   * One that is unknown at a position, or has ended, holds nothing there. Roles: service, operator.
   */
  getReservation(argument: _nahr_inventory_v1_GetReservationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetReservationResponse__Output>): grpc.ClientUnaryCall;
  getReservation(argument: _nahr_inventory_v1_GetReservationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetReservationResponse__Output>): grpc.ClientUnaryCall;
  getReservation(argument: _nahr_inventory_v1_GetReservationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetReservationResponse__Output>): grpc.ClientUnaryCall;
  getReservation(argument: _nahr_inventory_v1_GetReservationRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetReservationResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One position, read from its stream. A SKU that a location never had reads as zeros.
   */
  GetStock(argument: _nahr_inventory_v1_GetStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetStockResponse__Output>): grpc.ClientUnaryCall;
  GetStock(argument: _nahr_inventory_v1_GetStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetStockResponse__Output>): grpc.ClientUnaryCall;
  GetStock(argument: _nahr_inventory_v1_GetStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetStockResponse__Output>): grpc.ClientUnaryCall;
  GetStock(argument: _nahr_inventory_v1_GetStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One position, read from its stream. A SKU that a location never had reads as zeros.
   */
  getStock(argument: _nahr_inventory_v1_GetStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetStockResponse__Output>): grpc.ClientUnaryCall;
  getStock(argument: _nahr_inventory_v1_GetStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetStockResponse__Output>): grpc.ClientUnaryCall;
  getStock(argument: _nahr_inventory_v1_GetStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetStockResponse__Output>): grpc.ClientUnaryCall;
  getStock(argument: _nahr_inventory_v1_GetStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Goods left the building. Each issue counts once per position, whatever the request id; of another quantity, or for
   * another owner's stream, it is refused with what was issued: ISSUE_DIFFERS {issued, owner} (FAILED_PRECONDITION).
   * Roles: service. Reasons: RESERVATION_NOT_HELD; INSUFFICIENT_STOCK unless `already_left`.
   */
  IssueStock(argument: _nahr_inventory_v1_IssueStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_IssueStockResponse__Output>): grpc.ClientUnaryCall;
  IssueStock(argument: _nahr_inventory_v1_IssueStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_IssueStockResponse__Output>): grpc.ClientUnaryCall;
  IssueStock(argument: _nahr_inventory_v1_IssueStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_IssueStockResponse__Output>): grpc.ClientUnaryCall;
  IssueStock(argument: _nahr_inventory_v1_IssueStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_IssueStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Goods left the building. Each issue counts once per position, whatever the request id; of another quantity, or for
   * another owner's stream, it is refused with what was issued: ISSUE_DIFFERS {issued, owner} (FAILED_PRECONDITION).
   * Roles: service. Reasons: RESERVATION_NOT_HELD; INSUFFICIENT_STOCK unless `already_left`.
   */
  issueStock(argument: _nahr_inventory_v1_IssueStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_IssueStockResponse__Output>): grpc.ClientUnaryCall;
  issueStock(argument: _nahr_inventory_v1_IssueStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_IssueStockResponse__Output>): grpc.ClientUnaryCall;
  issueStock(argument: _nahr_inventory_v1_IssueStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_IssueStockResponse__Output>): grpc.ClientUnaryCall;
  issueStock(argument: _nahr_inventory_v1_IssueStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_IssueStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * They were found, or are given up by a count. Roles: associate of that store, operator.
   * Reasons: INSUFFICIENT_UNITS {disposition, requested, present}.
   */
  LiftSuppression(argument: _nahr_inventory_v1_LiftSuppressionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_LiftSuppressionResponse__Output>): grpc.ClientUnaryCall;
  LiftSuppression(argument: _nahr_inventory_v1_LiftSuppressionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_LiftSuppressionResponse__Output>): grpc.ClientUnaryCall;
  LiftSuppression(argument: _nahr_inventory_v1_LiftSuppressionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_LiftSuppressionResponse__Output>): grpc.ClientUnaryCall;
  LiftSuppression(argument: _nahr_inventory_v1_LiftSuppressionRequest, callback: grpc.requestCallback<_nahr_inventory_v1_LiftSuppressionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * They were found, or are given up by a count. Roles: associate of that store, operator.
   * Reasons: INSUFFICIENT_UNITS {disposition, requested, present}.
   */
  liftSuppression(argument: _nahr_inventory_v1_LiftSuppressionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_LiftSuppressionResponse__Output>): grpc.ClientUnaryCall;
  liftSuppression(argument: _nahr_inventory_v1_LiftSuppressionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_LiftSuppressionResponse__Output>): grpc.ClientUnaryCall;
  liftSuppression(argument: _nahr_inventory_v1_LiftSuppressionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_LiftSuppressionResponse__Output>): grpc.ClientUnaryCall;
  liftSuppression(argument: _nahr_inventory_v1_LiftSuppressionRequest, callback: grpc.requestCallback<_nahr_inventory_v1_LiftSuppressionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reservations of a span of time, oldest first: the candidates of an owner's sweep. Roles: service, operator.
   */
  ListReservations(argument: _nahr_inventory_v1_ListReservationsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListReservationsResponse__Output>): grpc.ClientUnaryCall;
  ListReservations(argument: _nahr_inventory_v1_ListReservationsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListReservationsResponse__Output>): grpc.ClientUnaryCall;
  ListReservations(argument: _nahr_inventory_v1_ListReservationsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListReservationsResponse__Output>): grpc.ClientUnaryCall;
  ListReservations(argument: _nahr_inventory_v1_ListReservationsRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListReservationsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reservations of a span of time, oldest first: the candidates of an owner's sweep. Roles: service, operator.
   */
  listReservations(argument: _nahr_inventory_v1_ListReservationsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListReservationsResponse__Output>): grpc.ClientUnaryCall;
  listReservations(argument: _nahr_inventory_v1_ListReservationsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListReservationsResponse__Output>): grpc.ClientUnaryCall;
  listReservations(argument: _nahr_inventory_v1_ListReservationsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListReservationsResponse__Output>): grpc.ClientUnaryCall;
  listReservations(argument: _nahr_inventory_v1_ListReservationsRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListReservationsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Positions that have promised more than they have, or than is announced to come, and whom that hits: in pages, by SKU and
   * location. Roles: associate, manager: of their own stores; operator, service: of all. Reasons: STORE_REQUIRED
   * (PERMISSION_DENIED): another location was asked for.
   */
  ListShortages(argument: _nahr_inventory_v1_ListShortagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListShortagesResponse__Output>): grpc.ClientUnaryCall;
  ListShortages(argument: _nahr_inventory_v1_ListShortagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListShortagesResponse__Output>): grpc.ClientUnaryCall;
  ListShortages(argument: _nahr_inventory_v1_ListShortagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListShortagesResponse__Output>): grpc.ClientUnaryCall;
  ListShortages(argument: _nahr_inventory_v1_ListShortagesRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListShortagesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Positions that have promised more than they have, or than is announced to come, and whom that hits: in pages, by SKU and
   * location. Roles: associate, manager: of their own stores; operator, service: of all. Reasons: STORE_REQUIRED
   * (PERMISSION_DENIED): another location was asked for.
   */
  listShortages(argument: _nahr_inventory_v1_ListShortagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListShortagesResponse__Output>): grpc.ClientUnaryCall;
  listShortages(argument: _nahr_inventory_v1_ListShortagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListShortagesResponse__Output>): grpc.ClientUnaryCall;
  listShortages(argument: _nahr_inventory_v1_ListShortagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListShortagesResponse__Output>): grpc.ClientUnaryCall;
  listShortages(argument: _nahr_inventory_v1_ListShortagesRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListShortagesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Positions in pages, by SKU and location.
   */
  ListStock(argument: _nahr_inventory_v1_ListStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListStockResponse__Output>): grpc.ClientUnaryCall;
  ListStock(argument: _nahr_inventory_v1_ListStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListStockResponse__Output>): grpc.ClientUnaryCall;
  ListStock(argument: _nahr_inventory_v1_ListStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListStockResponse__Output>): grpc.ClientUnaryCall;
  ListStock(argument: _nahr_inventory_v1_ListStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Positions in pages, by SKU and location.
   */
  listStock(argument: _nahr_inventory_v1_ListStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListStockResponse__Output>): grpc.ClientUnaryCall;
  listStock(argument: _nahr_inventory_v1_ListStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListStockResponse__Output>): grpc.ClientUnaryCall;
  listStock(argument: _nahr_inventory_v1_ListStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListStockResponse__Output>): grpc.ClientUnaryCall;
  listStock(argument: _nahr_inventory_v1_ListStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Replaces what channels see of what is available; it changes nothing of what can be reserved. The same rules again change
   * nothing. Roles: operator.
   */
  PutAvailabilityPolicy(argument: _nahr_inventory_v1_PutAvailabilityPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutAvailabilityPolicy(argument: _nahr_inventory_v1_PutAvailabilityPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_PutAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutAvailabilityPolicy(argument: _nahr_inventory_v1_PutAvailabilityPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  PutAvailabilityPolicy(argument: _nahr_inventory_v1_PutAvailabilityPolicyRequest, callback: grpc.requestCallback<_nahr_inventory_v1_PutAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Replaces what channels see of what is available; it changes nothing of what can be reserved. The same rules again change
   * nothing. Roles: operator.
   */
  putAvailabilityPolicy(argument: _nahr_inventory_v1_PutAvailabilityPolicyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  putAvailabilityPolicy(argument: _nahr_inventory_v1_PutAvailabilityPolicyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_PutAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  putAvailabilityPolicy(argument: _nahr_inventory_v1_PutAvailabilityPolicyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  putAvailabilityPolicy(argument: _nahr_inventory_v1_PutAvailabilityPolicyRequest, callback: grpc.requestCallback<_nahr_inventory_v1_PutAvailabilityPolicyResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Goods came in. Whoever waits for them has them reserved, oldest promise first. Roles: associate of that store, operator.
   */
  ReceiveStock(argument: _nahr_inventory_v1_ReceiveStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveStockResponse__Output>): grpc.ClientUnaryCall;
  ReceiveStock(argument: _nahr_inventory_v1_ReceiveStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveStockResponse__Output>): grpc.ClientUnaryCall;
  ReceiveStock(argument: _nahr_inventory_v1_ReceiveStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveStockResponse__Output>): grpc.ClientUnaryCall;
  ReceiveStock(argument: _nahr_inventory_v1_ReceiveStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Goods came in. Whoever waits for them has them reserved, oldest promise first. Roles: associate of that store, operator.
   */
  receiveStock(argument: _nahr_inventory_v1_ReceiveStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveStockResponse__Output>): grpc.ClientUnaryCall;
  receiveStock(argument: _nahr_inventory_v1_ReceiveStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveStockResponse__Output>): grpc.ClientUnaryCall;
  receiveStock(argument: _nahr_inventory_v1_ReceiveStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveStockResponse__Output>): grpc.ClientUnaryCall;
  receiveStock(argument: _nahr_inventory_v1_ReceiveStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Decides again about units that lie in quarantine or are damaged: sellable, damaged, or back to the vendor (they leave).
   * Roles: associate of that store, operator. Reasons: INSUFFICIENT_UNITS {disposition, requested, present} (FAILED_PRECONDITION).
   */
  RedisposeStock(argument: _nahr_inventory_v1_RedisposeStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_RedisposeStockResponse__Output>): grpc.ClientUnaryCall;
  RedisposeStock(argument: _nahr_inventory_v1_RedisposeStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_RedisposeStockResponse__Output>): grpc.ClientUnaryCall;
  RedisposeStock(argument: _nahr_inventory_v1_RedisposeStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_RedisposeStockResponse__Output>): grpc.ClientUnaryCall;
  RedisposeStock(argument: _nahr_inventory_v1_RedisposeStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_RedisposeStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Decides again about units that lie in quarantine or are damaged: sellable, damaged, or back to the vendor (they leave).
   * Roles: associate of that store, operator. Reasons: INSUFFICIENT_UNITS {disposition, requested, present} (FAILED_PRECONDITION).
   */
  redisposeStock(argument: _nahr_inventory_v1_RedisposeStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_RedisposeStockResponse__Output>): grpc.ClientUnaryCall;
  redisposeStock(argument: _nahr_inventory_v1_RedisposeStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_RedisposeStockResponse__Output>): grpc.ClientUnaryCall;
  redisposeStock(argument: _nahr_inventory_v1_RedisposeStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_RedisposeStockResponse__Output>): grpc.ClientUnaryCall;
  redisposeStock(argument: _nahr_inventory_v1_RedisposeStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_RedisposeStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Ends a reservation at the named positions. One that was never made is recorded as ended, so that it
   * can't be made later. Ending twice changes nothing. Roles: service.
   */
  ReleaseReservation(argument: _nahr_inventory_v1_ReleaseReservationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  ReleaseReservation(argument: _nahr_inventory_v1_ReleaseReservationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  ReleaseReservation(argument: _nahr_inventory_v1_ReleaseReservationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  ReleaseReservation(argument: _nahr_inventory_v1_ReleaseReservationRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Ends a reservation at the named positions. One that was never made is recorded as ended, so that it
   * can't be made later. Ending twice changes nothing. Roles: service.
   */
  releaseReservation(argument: _nahr_inventory_v1_ReleaseReservationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  releaseReservation(argument: _nahr_inventory_v1_ReleaseReservationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  releaseReservation(argument: _nahr_inventory_v1_ReleaseReservationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  releaseReservation(argument: _nahr_inventory_v1_ReleaseReservationRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Holds units of several positions for one owner: all of them or none, unless `partial`. With `against_supply` what is not
   * there is promised of what was announced, and becomes reserved when goods come, oldest promise first.
   * Repeating a reservation that is held changes nothing. Roles: service.
   * Reasons: INSUFFICIENT_STOCK {sku, location_id, requested, available, held, supply (if against supply: announced
   * in time, and nobody waits for it)}: `held` is "true" when some
   * position of this reservation may be held, so that the owner must give up before it releases;
   * RESERVATION_DIFFERS; RESERVATION_ENDED, also where all of it has left with a transfer; RESERVATION_TOO_OLD.
   */
  ReserveStock(argument: _nahr_inventory_v1_ReserveStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  ReserveStock(argument: _nahr_inventory_v1_ReserveStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  ReserveStock(argument: _nahr_inventory_v1_ReserveStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  ReserveStock(argument: _nahr_inventory_v1_ReserveStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Holds units of several positions for one owner: all of them or none, unless `partial`. With `against_supply` what is not
   * there is promised of what was announced, and becomes reserved when goods come, oldest promise first.
   * Repeating a reservation that is held changes nothing. Roles: service.
   * Reasons: INSUFFICIENT_STOCK {sku, location_id, requested, available, held, supply (if against supply: announced
   * in time, and nobody waits for it)}: `held` is "true" when some
   * position of this reservation may be held, so that the owner must give up before it releases;
   * RESERVATION_DIFFERS; RESERVATION_ENDED, also where all of it has left with a transfer; RESERVATION_TOO_OLD.
   */
  reserveStock(argument: _nahr_inventory_v1_ReserveStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  reserveStock(argument: _nahr_inventory_v1_ReserveStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  reserveStock(argument: _nahr_inventory_v1_ReserveStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  reserveStock(argument: _nahr_inventory_v1_ReserveStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Goods came back: any location takes any SKU, whether or not it ever had it. Each entry counts once per position,
   * whatever the request id. Roles: service. Reasons: ENTRY_DIFFERS (ALREADY_EXISTS).
   */
  ReturnStock(argument: _nahr_inventory_v1_ReturnStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReturnStockResponse__Output>): grpc.ClientUnaryCall;
  ReturnStock(argument: _nahr_inventory_v1_ReturnStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReturnStockResponse__Output>): grpc.ClientUnaryCall;
  ReturnStock(argument: _nahr_inventory_v1_ReturnStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReturnStockResponse__Output>): grpc.ClientUnaryCall;
  ReturnStock(argument: _nahr_inventory_v1_ReturnStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReturnStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Goods came back: any location takes any SKU, whether or not it ever had it. Each entry counts once per position,
   * whatever the request id. Roles: service. Reasons: ENTRY_DIFFERS (ALREADY_EXISTS).
   */
  returnStock(argument: _nahr_inventory_v1_ReturnStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReturnStockResponse__Output>): grpc.ClientUnaryCall;
  returnStock(argument: _nahr_inventory_v1_ReturnStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReturnStockResponse__Output>): grpc.ClientUnaryCall;
  returnStock(argument: _nahr_inventory_v1_ReturnStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReturnStockResponse__Output>): grpc.ClientUnaryCall;
  returnStock(argument: _nahr_inventory_v1_ReturnStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReturnStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Units that are never promised, so that who comes to the shelf finds some. A level, not a difference.
   * Roles: manager of that store, operator.
   */
  SetSafetyStock(argument: _nahr_inventory_v1_SetSafetyStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SetSafetyStockResponse__Output>): grpc.ClientUnaryCall;
  SetSafetyStock(argument: _nahr_inventory_v1_SetSafetyStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_SetSafetyStockResponse__Output>): grpc.ClientUnaryCall;
  SetSafetyStock(argument: _nahr_inventory_v1_SetSafetyStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SetSafetyStockResponse__Output>): grpc.ClientUnaryCall;
  SetSafetyStock(argument: _nahr_inventory_v1_SetSafetyStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_SetSafetyStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Units that are never promised, so that who comes to the shelf finds some. A level, not a difference.
   * Roles: manager of that store, operator.
   */
  setSafetyStock(argument: _nahr_inventory_v1_SetSafetyStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SetSafetyStockResponse__Output>): grpc.ClientUnaryCall;
  setSafetyStock(argument: _nahr_inventory_v1_SetSafetyStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_SetSafetyStockResponse__Output>): grpc.ClientUnaryCall;
  setSafetyStock(argument: _nahr_inventory_v1_SetSafetyStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SetSafetyStockResponse__Output>): grpc.ClientUnaryCall;
  setSafetyStock(argument: _nahr_inventory_v1_SetSafetyStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_SetSafetyStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * From which locations a basket could come: in the fewest parcels, then by priority of the locations, then by distance, then
   * by the orders they took today. Promises nothing: the reservation decides. The same facts give the same answer.
   */
  SuggestSourcing(argument: _nahr_inventory_v1_SuggestSourcingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SuggestSourcingResponse__Output>): grpc.ClientUnaryCall;
  SuggestSourcing(argument: _nahr_inventory_v1_SuggestSourcingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_SuggestSourcingResponse__Output>): grpc.ClientUnaryCall;
  SuggestSourcing(argument: _nahr_inventory_v1_SuggestSourcingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SuggestSourcingResponse__Output>): grpc.ClientUnaryCall;
  SuggestSourcing(argument: _nahr_inventory_v1_SuggestSourcingRequest, callback: grpc.requestCallback<_nahr_inventory_v1_SuggestSourcingResponse__Output>): grpc.ClientUnaryCall;
  /**
   * From which locations a basket could come: in the fewest parcels, then by priority of the locations, then by distance, then
   * by the orders they took today. Promises nothing: the reservation decides. The same facts give the same answer.
   */
  suggestSourcing(argument: _nahr_inventory_v1_SuggestSourcingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SuggestSourcingResponse__Output>): grpc.ClientUnaryCall;
  suggestSourcing(argument: _nahr_inventory_v1_SuggestSourcingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_SuggestSourcingResponse__Output>): grpc.ClientUnaryCall;
  suggestSourcing(argument: _nahr_inventory_v1_SuggestSourcingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SuggestSourcingResponse__Output>): grpc.ClientUnaryCall;
  suggestSourcing(argument: _nahr_inventory_v1_SuggestSourcingRequest, callback: grpc.requestCallback<_nahr_inventory_v1_SuggestSourcingResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * These units can't be found: they are promised no more, though they stay on hand. Adds to what is suppressed.
   * Roles: associate of that store, operator.
   */
  SuppressAvailability(argument: _nahr_inventory_v1_SuppressAvailabilityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SuppressAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  SuppressAvailability(argument: _nahr_inventory_v1_SuppressAvailabilityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_SuppressAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  SuppressAvailability(argument: _nahr_inventory_v1_SuppressAvailabilityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SuppressAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  SuppressAvailability(argument: _nahr_inventory_v1_SuppressAvailabilityRequest, callback: grpc.requestCallback<_nahr_inventory_v1_SuppressAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  /**
   * These units can't be found: they are promised no more, though they stay on hand. Adds to what is suppressed.
   * Roles: associate of that store, operator.
   */
  suppressAvailability(argument: _nahr_inventory_v1_SuppressAvailabilityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SuppressAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  suppressAvailability(argument: _nahr_inventory_v1_SuppressAvailabilityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_SuppressAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  suppressAvailability(argument: _nahr_inventory_v1_SuppressAvailabilityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SuppressAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  suppressAvailability(argument: _nahr_inventory_v1_SuppressAvailabilityRequest, callback: grpc.requestCallback<_nahr_inventory_v1_SuppressAvailabilityResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Writes down what is due: holds that lapsed by the clock, and promises that what is free now can fill. Inventory does so
   * itself by a timer; asking again changes nothing that was not due meanwhile. Roles: service, operator.
   */
  SweepStock(argument: _nahr_inventory_v1_SweepStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SweepStockResponse__Output>): grpc.ClientUnaryCall;
  SweepStock(argument: _nahr_inventory_v1_SweepStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_SweepStockResponse__Output>): grpc.ClientUnaryCall;
  SweepStock(argument: _nahr_inventory_v1_SweepStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SweepStockResponse__Output>): grpc.ClientUnaryCall;
  SweepStock(argument: _nahr_inventory_v1_SweepStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_SweepStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Writes down what is due: holds that lapsed by the clock, and promises that what is free now can fill. Inventory does so
   * itself by a timer; asking again changes nothing that was not due meanwhile. Roles: service, operator.
   */
  sweepStock(argument: _nahr_inventory_v1_SweepStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SweepStockResponse__Output>): grpc.ClientUnaryCall;
  sweepStock(argument: _nahr_inventory_v1_SweepStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_SweepStockResponse__Output>): grpc.ClientUnaryCall;
  sweepStock(argument: _nahr_inventory_v1_SweepStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_SweepStockResponse__Output>): grpc.ClientUnaryCall;
  sweepStock(argument: _nahr_inventory_v1_SweepStockRequest, callback: grpc.requestCallback<_nahr_inventory_v1_SweepStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What GetAvailability answers, then every position with a figure or a day that differs from what was told before, as soon
   * as the read model knows it.
   * Whoever comes back names the `position` last told and is told what has changed behind it: nothing is missed. Whoever
   * takes slowly is told the newest figure of each, not all between. Ends as soon as the host stops with SHUTTING_DOWN
   * (UNAVAILABLE). Reasons: CHANNEL_DIFFERS (PERMISSION_DENIED); INVALID_FIELD also for a position beyond the log's end.
   */
  WatchAvailability(argument: _nahr_inventory_v1_WatchAvailabilityRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_inventory_v1_WatchAvailabilityResponse__Output>;
  WatchAvailability(argument: _nahr_inventory_v1_WatchAvailabilityRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_inventory_v1_WatchAvailabilityResponse__Output>;
  /**
   * What GetAvailability answers, then every position with a figure or a day that differs from what was told before, as soon
   * as the read model knows it.
   * Whoever comes back names the `position` last told and is told what has changed behind it: nothing is missed. Whoever
   * takes slowly is told the newest figure of each, not all between. Ends as soon as the host stops with SHUTTING_DOWN
   * (UNAVAILABLE). Reasons: CHANNEL_DIFFERS (PERMISSION_DENIED); INVALID_FIELD also for a position beyond the log's end.
   */
  watchAvailability(argument: _nahr_inventory_v1_WatchAvailabilityRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_inventory_v1_WatchAvailabilityResponse__Output>;
  watchAvailability(argument: _nahr_inventory_v1_WatchAvailabilityRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_inventory_v1_WatchAvailabilityResponse__Output>;
  
  /**
   * What was still to come won't. Whoever waits for it goes on waiting for what comes next, and is named as short of supply.
   * Withdrawing what is not announced changes nothing. Roles: associate of that store, operator.
   */
  WithdrawSupply(argument: _nahr_inventory_v1_WithdrawSupplyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_WithdrawSupplyResponse__Output>): grpc.ClientUnaryCall;
  WithdrawSupply(argument: _nahr_inventory_v1_WithdrawSupplyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_WithdrawSupplyResponse__Output>): grpc.ClientUnaryCall;
  WithdrawSupply(argument: _nahr_inventory_v1_WithdrawSupplyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_WithdrawSupplyResponse__Output>): grpc.ClientUnaryCall;
  WithdrawSupply(argument: _nahr_inventory_v1_WithdrawSupplyRequest, callback: grpc.requestCallback<_nahr_inventory_v1_WithdrawSupplyResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What was still to come won't. Whoever waits for it goes on waiting for what comes next, and is named as short of supply.
   * Withdrawing what is not announced changes nothing. Roles: associate of that store, operator.
   */
  withdrawSupply(argument: _nahr_inventory_v1_WithdrawSupplyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_WithdrawSupplyResponse__Output>): grpc.ClientUnaryCall;
  withdrawSupply(argument: _nahr_inventory_v1_WithdrawSupplyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_WithdrawSupplyResponse__Output>): grpc.ClientUnaryCall;
  withdrawSupply(argument: _nahr_inventory_v1_WithdrawSupplyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_WithdrawSupplyResponse__Output>): grpc.ClientUnaryCall;
  withdrawSupply(argument: _nahr_inventory_v1_WithdrawSupplyRequest, callback: grpc.requestCallback<_nahr_inventory_v1_WithdrawSupplyResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Stock positions: how much of one SKU one location has, and to whom it is promised.
 * 
 * available = max(0, on_hand - reserved - backordered - damaged - quarantine - safety - suppressed). Quantities are whole units.
 * 
 * Every mutation is idempotent by `request_id`, which each stock position that it changes remembers by itself, as common.proto
 * says: with another body for the same position it is REQUEST_ID_REUSED (ALREADY_EXISTS); for another position it is another
 * request. Beyond that window a position knows a reservation by its id until 24 hours after its end, and an issue and a
 * returned entry for 30 days; ReceiveStock, AdjustStock and the like have nothing but their `request_id`.
 * All of them may be refused with UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND), NOT_STOCKED (a charge has no
 * stock), INVALID_FIELD (INVALID_ARGUMENT), ROLE_REQUIRED or STORE_REQUIRED (PERMISSION_DENIED).
 */
export interface InventoryServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Corrects on-hand by a difference, with a reason. A result below what is promised is a recorded shortage.
   * Roles: manager of that store, operator.
   */
  AdjustStock: grpc.handleUnaryCall<_nahr_inventory_v1_AdjustStockRequest__Output, _nahr_inventory_v1_AdjustStockResponse>;
  
  /**
   * Goods are expected: from here on they can be promised. Announcing a supply again changes what is still to come of it.
   * Roles: associate of that store, operator.
   */
  AnnounceSupply: grpc.handleUnaryCall<_nahr_inventory_v1_AnnounceSupplyRequest__Output, _nahr_inventory_v1_AnnounceSupplyResponse>;
  
  /**
   * Sets on-hand to what was counted, if it is still what it was when counting began.
   * Roles: associate of that store, operator. Reasons: COUNT_STALE {on_hand}.
   */
  CountStock: grpc.handleUnaryCall<_nahr_inventory_v1_CountStockRequest__Output, _nahr_inventory_v1_CountStockResponse>;
  
  /**
   * What can be promised of some SKUs, now and of what is still to come, by location, as a channel sees it: by the
   * availability policy, a key of a channel for that very channel, others for everything unless they name one.
   * Reasons: CHANNEL_DIFFERS (PERMISSION_DENIED).
   */
  GetAvailability: grpc.handleUnaryCall<_nahr_inventory_v1_GetAvailabilityRequest__Output, _nahr_inventory_v1_GetAvailabilityResponse>;
  
  /**
   * The policy that was put last; version 0, without rules, before any was. Roles: channel, associate, manager, operator, service.
   */
  GetAvailabilityPolicy: grpc.handleUnaryCall<_nahr_inventory_v1_GetAvailabilityPolicyRequest__Output, _nahr_inventory_v1_GetAvailabilityPolicyResponse>;
  
  /**
   * What one reservation holds and waits for at some positions, read from their streams: who has just got goods sees it here.
   * One that is unknown at a position, or has ended, holds nothing there. Roles: service, operator.
   */
  GetReservation: grpc.handleUnaryCall<_nahr_inventory_v1_GetReservationRequest__Output, _nahr_inventory_v1_GetReservationResponse>;
  
  /**
   * One position, read from its stream. A SKU that a location never had reads as zeros.
   */
  GetStock: grpc.handleUnaryCall<_nahr_inventory_v1_GetStockRequest__Output, _nahr_inventory_v1_GetStockResponse>;
  
  /**
   * Goods left the building. Each issue counts once per position, whatever the request id; of another quantity, or for
   * another owner's stream, it is refused with what was issued: ISSUE_DIFFERS {issued, owner} (FAILED_PRECONDITION).
   * Roles: service. Reasons: RESERVATION_NOT_HELD; INSUFFICIENT_STOCK unless `already_left`.
   */
  IssueStock: grpc.handleUnaryCall<_nahr_inventory_v1_IssueStockRequest__Output, _nahr_inventory_v1_IssueStockResponse>;
  
  /**
   * They were found, or are given up by a count. Roles: associate of that store, operator.
   * Reasons: INSUFFICIENT_UNITS {disposition, requested, present}.
   */
  LiftSuppression: grpc.handleUnaryCall<_nahr_inventory_v1_LiftSuppressionRequest__Output, _nahr_inventory_v1_LiftSuppressionResponse>;
  
  /**
   * Reservations of a span of time, oldest first: the candidates of an owner's sweep. Roles: service, operator.
   */
  ListReservations: grpc.handleUnaryCall<_nahr_inventory_v1_ListReservationsRequest__Output, _nahr_inventory_v1_ListReservationsResponse>;
  
  /**
   * Positions that have promised more than they have, or than is announced to come, and whom that hits: in pages, by SKU and
   * location. Roles: associate, manager: of their own stores; operator, service: of all. Reasons: STORE_REQUIRED
   * (PERMISSION_DENIED): another location was asked for.
   */
  ListShortages: grpc.handleUnaryCall<_nahr_inventory_v1_ListShortagesRequest__Output, _nahr_inventory_v1_ListShortagesResponse>;
  
  /**
   * Positions in pages, by SKU and location.
   */
  ListStock: grpc.handleUnaryCall<_nahr_inventory_v1_ListStockRequest__Output, _nahr_inventory_v1_ListStockResponse>;
  
  /**
   * Replaces what channels see of what is available; it changes nothing of what can be reserved. The same rules again change
   * nothing. Roles: operator.
   */
  PutAvailabilityPolicy: grpc.handleUnaryCall<_nahr_inventory_v1_PutAvailabilityPolicyRequest__Output, _nahr_inventory_v1_PutAvailabilityPolicyResponse>;
  
  /**
   * Goods came in. Whoever waits for them has them reserved, oldest promise first. Roles: associate of that store, operator.
   */
  ReceiveStock: grpc.handleUnaryCall<_nahr_inventory_v1_ReceiveStockRequest__Output, _nahr_inventory_v1_ReceiveStockResponse>;
  
  /**
   * Decides again about units that lie in quarantine or are damaged: sellable, damaged, or back to the vendor (they leave).
   * Roles: associate of that store, operator. Reasons: INSUFFICIENT_UNITS {disposition, requested, present} (FAILED_PRECONDITION).
   */
  RedisposeStock: grpc.handleUnaryCall<_nahr_inventory_v1_RedisposeStockRequest__Output, _nahr_inventory_v1_RedisposeStockResponse>;
  
  /**
   * Ends a reservation at the named positions. One that was never made is recorded as ended, so that it
   * can't be made later. Ending twice changes nothing. Roles: service.
   */
  ReleaseReservation: grpc.handleUnaryCall<_nahr_inventory_v1_ReleaseReservationRequest__Output, _nahr_inventory_v1_ReleaseReservationResponse>;
  
  /**
   * Holds units of several positions for one owner: all of them or none, unless `partial`. With `against_supply` what is not
   * there is promised of what was announced, and becomes reserved when goods come, oldest promise first.
   * Repeating a reservation that is held changes nothing. Roles: service.
   * Reasons: INSUFFICIENT_STOCK {sku, location_id, requested, available, held, supply (if against supply: announced
   * in time, and nobody waits for it)}: `held` is "true" when some
   * position of this reservation may be held, so that the owner must give up before it releases;
   * RESERVATION_DIFFERS; RESERVATION_ENDED, also where all of it has left with a transfer; RESERVATION_TOO_OLD.
   */
  ReserveStock: grpc.handleUnaryCall<_nahr_inventory_v1_ReserveStockRequest__Output, _nahr_inventory_v1_ReserveStockResponse>;
  
  /**
   * Goods came back: any location takes any SKU, whether or not it ever had it. Each entry counts once per position,
   * whatever the request id. Roles: service. Reasons: ENTRY_DIFFERS (ALREADY_EXISTS).
   */
  ReturnStock: grpc.handleUnaryCall<_nahr_inventory_v1_ReturnStockRequest__Output, _nahr_inventory_v1_ReturnStockResponse>;
  
  /**
   * Units that are never promised, so that who comes to the shelf finds some. A level, not a difference.
   * Roles: manager of that store, operator.
   */
  SetSafetyStock: grpc.handleUnaryCall<_nahr_inventory_v1_SetSafetyStockRequest__Output, _nahr_inventory_v1_SetSafetyStockResponse>;
  
  /**
   * From which locations a basket could come: in the fewest parcels, then by priority of the locations, then by distance, then
   * by the orders they took today. Promises nothing: the reservation decides. The same facts give the same answer.
   */
  SuggestSourcing: grpc.handleUnaryCall<_nahr_inventory_v1_SuggestSourcingRequest__Output, _nahr_inventory_v1_SuggestSourcingResponse>;
  
  /**
   * These units can't be found: they are promised no more, though they stay on hand. Adds to what is suppressed.
   * Roles: associate of that store, operator.
   */
  SuppressAvailability: grpc.handleUnaryCall<_nahr_inventory_v1_SuppressAvailabilityRequest__Output, _nahr_inventory_v1_SuppressAvailabilityResponse>;
  
  /**
   * Writes down what is due: holds that lapsed by the clock, and promises that what is free now can fill. Inventory does so
   * itself by a timer; asking again changes nothing that was not due meanwhile. Roles: service, operator.
   */
  SweepStock: grpc.handleUnaryCall<_nahr_inventory_v1_SweepStockRequest__Output, _nahr_inventory_v1_SweepStockResponse>;
  
  /**
   * What GetAvailability answers, then every position with a figure or a day that differs from what was told before, as soon
   * as the read model knows it.
   * Whoever comes back names the `position` last told and is told what has changed behind it: nothing is missed. Whoever
   * takes slowly is told the newest figure of each, not all between. Ends as soon as the host stops with SHUTTING_DOWN
   * (UNAVAILABLE). Reasons: CHANNEL_DIFFERS (PERMISSION_DENIED); INVALID_FIELD also for a position beyond the log's end.
   */
  WatchAvailability: grpc.handleServerStreamingCall<_nahr_inventory_v1_WatchAvailabilityRequest__Output, _nahr_inventory_v1_WatchAvailabilityResponse>;
  
  /**
   * What was still to come won't. Whoever waits for it goes on waiting for what comes next, and is named as short of supply.
   * Withdrawing what is not announced changes nothing. Roles: associate of that store, operator.
   */
  WithdrawSupply: grpc.handleUnaryCall<_nahr_inventory_v1_WithdrawSupplyRequest__Output, _nahr_inventory_v1_WithdrawSupplyResponse>;
  
}

export interface InventoryServiceDefinition extends grpc.ServiceDefinition {
  AdjustStock: MethodDefinition<_nahr_inventory_v1_AdjustStockRequest, _nahr_inventory_v1_AdjustStockResponse, _nahr_inventory_v1_AdjustStockRequest__Output, _nahr_inventory_v1_AdjustStockResponse__Output>
  AnnounceSupply: MethodDefinition<_nahr_inventory_v1_AnnounceSupplyRequest, _nahr_inventory_v1_AnnounceSupplyResponse, _nahr_inventory_v1_AnnounceSupplyRequest__Output, _nahr_inventory_v1_AnnounceSupplyResponse__Output>
  CountStock: MethodDefinition<_nahr_inventory_v1_CountStockRequest, _nahr_inventory_v1_CountStockResponse, _nahr_inventory_v1_CountStockRequest__Output, _nahr_inventory_v1_CountStockResponse__Output>
  GetAvailability: MethodDefinition<_nahr_inventory_v1_GetAvailabilityRequest, _nahr_inventory_v1_GetAvailabilityResponse, _nahr_inventory_v1_GetAvailabilityRequest__Output, _nahr_inventory_v1_GetAvailabilityResponse__Output>
  GetAvailabilityPolicy: MethodDefinition<_nahr_inventory_v1_GetAvailabilityPolicyRequest, _nahr_inventory_v1_GetAvailabilityPolicyResponse, _nahr_inventory_v1_GetAvailabilityPolicyRequest__Output, _nahr_inventory_v1_GetAvailabilityPolicyResponse__Output>
  GetReservation: MethodDefinition<_nahr_inventory_v1_GetReservationRequest, _nahr_inventory_v1_GetReservationResponse, _nahr_inventory_v1_GetReservationRequest__Output, _nahr_inventory_v1_GetReservationResponse__Output>
  GetStock: MethodDefinition<_nahr_inventory_v1_GetStockRequest, _nahr_inventory_v1_GetStockResponse, _nahr_inventory_v1_GetStockRequest__Output, _nahr_inventory_v1_GetStockResponse__Output>
  IssueStock: MethodDefinition<_nahr_inventory_v1_IssueStockRequest, _nahr_inventory_v1_IssueStockResponse, _nahr_inventory_v1_IssueStockRequest__Output, _nahr_inventory_v1_IssueStockResponse__Output>
  LiftSuppression: MethodDefinition<_nahr_inventory_v1_LiftSuppressionRequest, _nahr_inventory_v1_LiftSuppressionResponse, _nahr_inventory_v1_LiftSuppressionRequest__Output, _nahr_inventory_v1_LiftSuppressionResponse__Output>
  ListReservations: MethodDefinition<_nahr_inventory_v1_ListReservationsRequest, _nahr_inventory_v1_ListReservationsResponse, _nahr_inventory_v1_ListReservationsRequest__Output, _nahr_inventory_v1_ListReservationsResponse__Output>
  ListShortages: MethodDefinition<_nahr_inventory_v1_ListShortagesRequest, _nahr_inventory_v1_ListShortagesResponse, _nahr_inventory_v1_ListShortagesRequest__Output, _nahr_inventory_v1_ListShortagesResponse__Output>
  ListStock: MethodDefinition<_nahr_inventory_v1_ListStockRequest, _nahr_inventory_v1_ListStockResponse, _nahr_inventory_v1_ListStockRequest__Output, _nahr_inventory_v1_ListStockResponse__Output>
  PutAvailabilityPolicy: MethodDefinition<_nahr_inventory_v1_PutAvailabilityPolicyRequest, _nahr_inventory_v1_PutAvailabilityPolicyResponse, _nahr_inventory_v1_PutAvailabilityPolicyRequest__Output, _nahr_inventory_v1_PutAvailabilityPolicyResponse__Output>
  ReceiveStock: MethodDefinition<_nahr_inventory_v1_ReceiveStockRequest, _nahr_inventory_v1_ReceiveStockResponse, _nahr_inventory_v1_ReceiveStockRequest__Output, _nahr_inventory_v1_ReceiveStockResponse__Output>
  RedisposeStock: MethodDefinition<_nahr_inventory_v1_RedisposeStockRequest, _nahr_inventory_v1_RedisposeStockResponse, _nahr_inventory_v1_RedisposeStockRequest__Output, _nahr_inventory_v1_RedisposeStockResponse__Output>
  ReleaseReservation: MethodDefinition<_nahr_inventory_v1_ReleaseReservationRequest, _nahr_inventory_v1_ReleaseReservationResponse, _nahr_inventory_v1_ReleaseReservationRequest__Output, _nahr_inventory_v1_ReleaseReservationResponse__Output>
  ReserveStock: MethodDefinition<_nahr_inventory_v1_ReserveStockRequest, _nahr_inventory_v1_ReserveStockResponse, _nahr_inventory_v1_ReserveStockRequest__Output, _nahr_inventory_v1_ReserveStockResponse__Output>
  ReturnStock: MethodDefinition<_nahr_inventory_v1_ReturnStockRequest, _nahr_inventory_v1_ReturnStockResponse, _nahr_inventory_v1_ReturnStockRequest__Output, _nahr_inventory_v1_ReturnStockResponse__Output>
  SetSafetyStock: MethodDefinition<_nahr_inventory_v1_SetSafetyStockRequest, _nahr_inventory_v1_SetSafetyStockResponse, _nahr_inventory_v1_SetSafetyStockRequest__Output, _nahr_inventory_v1_SetSafetyStockResponse__Output>
  SuggestSourcing: MethodDefinition<_nahr_inventory_v1_SuggestSourcingRequest, _nahr_inventory_v1_SuggestSourcingResponse, _nahr_inventory_v1_SuggestSourcingRequest__Output, _nahr_inventory_v1_SuggestSourcingResponse__Output>
  SuppressAvailability: MethodDefinition<_nahr_inventory_v1_SuppressAvailabilityRequest, _nahr_inventory_v1_SuppressAvailabilityResponse, _nahr_inventory_v1_SuppressAvailabilityRequest__Output, _nahr_inventory_v1_SuppressAvailabilityResponse__Output>
  SweepStock: MethodDefinition<_nahr_inventory_v1_SweepStockRequest, _nahr_inventory_v1_SweepStockResponse, _nahr_inventory_v1_SweepStockRequest__Output, _nahr_inventory_v1_SweepStockResponse__Output>
  WatchAvailability: MethodDefinition<_nahr_inventory_v1_WatchAvailabilityRequest, _nahr_inventory_v1_WatchAvailabilityResponse, _nahr_inventory_v1_WatchAvailabilityRequest__Output, _nahr_inventory_v1_WatchAvailabilityResponse__Output>
  WithdrawSupply: MethodDefinition<_nahr_inventory_v1_WithdrawSupplyRequest, _nahr_inventory_v1_WithdrawSupplyResponse, _nahr_inventory_v1_WithdrawSupplyRequest__Output, _nahr_inventory_v1_WithdrawSupplyResponse__Output>
}
