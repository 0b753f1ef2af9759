// Original file: protos/nahr/inventory/v1/transfers.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelTransferRequest as _nahr_inventory_v1_CancelTransferRequest, CancelTransferRequest__Output as _nahr_inventory_v1_CancelTransferRequest__Output } from '../../../nahr/inventory/v1/CancelTransferRequest.ts';
import type { CancelTransferResponse as _nahr_inventory_v1_CancelTransferResponse, CancelTransferResponse__Output as _nahr_inventory_v1_CancelTransferResponse__Output } from '../../../nahr/inventory/v1/CancelTransferResponse.ts';
import type { GetTransferRequest as _nahr_inventory_v1_GetTransferRequest, GetTransferRequest__Output as _nahr_inventory_v1_GetTransferRequest__Output } from '../../../nahr/inventory/v1/GetTransferRequest.ts';
import type { GetTransferResponse as _nahr_inventory_v1_GetTransferResponse, GetTransferResponse__Output as _nahr_inventory_v1_GetTransferResponse__Output } from '../../../nahr/inventory/v1/GetTransferResponse.ts';
import type { ReceiveTransferRequest as _nahr_inventory_v1_ReceiveTransferRequest, ReceiveTransferRequest__Output as _nahr_inventory_v1_ReceiveTransferRequest__Output } from '../../../nahr/inventory/v1/ReceiveTransferRequest.ts';
import type { ReceiveTransferResponse as _nahr_inventory_v1_ReceiveTransferResponse, ReceiveTransferResponse__Output as _nahr_inventory_v1_ReceiveTransferResponse__Output } from '../../../nahr/inventory/v1/ReceiveTransferResponse.ts';
import type { RequestTransferRequest as _nahr_inventory_v1_RequestTransferRequest, RequestTransferRequest__Output as _nahr_inventory_v1_RequestTransferRequest__Output } from '../../../nahr/inventory/v1/RequestTransferRequest.ts';
import type { RequestTransferResponse as _nahr_inventory_v1_RequestTransferResponse, RequestTransferResponse__Output as _nahr_inventory_v1_RequestTransferResponse__Output } from '../../../nahr/inventory/v1/RequestTransferResponse.ts';
import type { ShipTransferRequest as _nahr_inventory_v1_ShipTransferRequest, ShipTransferRequest__Output as _nahr_inventory_v1_ShipTransferRequest__Output } from '../../../nahr/inventory/v1/ShipTransferRequest.ts';
import type { ShipTransferResponse as _nahr_inventory_v1_ShipTransferResponse, ShipTransferResponse__Output as _nahr_inventory_v1_ShipTransferResponse__Output } from '../../../nahr/inventory/v1/ShipTransferResponse.ts';

/**
 * Goods on their way from one location to another, and the promises that travel with them.
 * 
 * requested -> shipped -> received, or cancelled before it is shipped. What was promised of the goods stays promised at the
 * destination. Every mutation is idempotent by `request_id`, which the transfer remembers as common.proto says: with another
 * body for the same transfer it is REQUEST_ID_REUSED (ALREADY_EXISTS). A transfer that is not named by `transfer_id`
 * is named after the key and the `request_id` that asked for it: there is never a second one of both. All of them may be refused
 * with UNKNOWN_SKU, UNKNOWN_LOCATION, UNKNOWN_TRANSFER (NOT_FOUND), NOT_STOCKED, INVALID_FIELD (INVALID_ARGUMENT), ROLE_REQUIRED
 * or STORE_REQUIRED (PERMISSION_DENIED). A transfer of an owner is the owner's business alone: whoever else ships, receives or
 * cancels it is refused with TRANSFER_OWNED {owner} (FAILED_PRECONDITION), as the goods of an order are sent and received with
 * the order.
 */
export interface TransferServiceClient extends grpc.Client {
  /**
   * Lets go of the goods at the source. Cancelling twice changes nothing. Roles: associate of the source or the destination,
   * operator. Reasons: TRANSFER_STATE {state}.
   */
  CancelTransfer(argument: _nahr_inventory_v1_CancelTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_CancelTransferResponse__Output>): grpc.ClientUnaryCall;
  CancelTransfer(argument: _nahr_inventory_v1_CancelTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_CancelTransferResponse__Output>): grpc.ClientUnaryCall;
  CancelTransfer(argument: _nahr_inventory_v1_CancelTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_CancelTransferResponse__Output>): grpc.ClientUnaryCall;
  CancelTransfer(argument: _nahr_inventory_v1_CancelTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_CancelTransferResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lets go of the goods at the source. Cancelling twice changes nothing. Roles: associate of the source or the destination,
   * operator. Reasons: TRANSFER_STATE {state}.
   */
  cancelTransfer(argument: _nahr_inventory_v1_CancelTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_CancelTransferResponse__Output>): grpc.ClientUnaryCall;
  cancelTransfer(argument: _nahr_inventory_v1_CancelTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_CancelTransferResponse__Output>): grpc.ClientUnaryCall;
  cancelTransfer(argument: _nahr_inventory_v1_CancelTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_CancelTransferResponse__Output>): grpc.ClientUnaryCall;
  cancelTransfer(argument: _nahr_inventory_v1_CancelTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_CancelTransferResponse__Output>): grpc.ClientUnaryCall;
  
  GetTransfer(argument: _nahr_inventory_v1_GetTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetTransferResponse__Output>): grpc.ClientUnaryCall;
  GetTransfer(argument: _nahr_inventory_v1_GetTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetTransferResponse__Output>): grpc.ClientUnaryCall;
  GetTransfer(argument: _nahr_inventory_v1_GetTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetTransferResponse__Output>): grpc.ClientUnaryCall;
  GetTransfer(argument: _nahr_inventory_v1_GetTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetTransferResponse__Output>): grpc.ClientUnaryCall;
  getTransfer(argument: _nahr_inventory_v1_GetTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetTransferResponse__Output>): grpc.ClientUnaryCall;
  getTransfer(argument: _nahr_inventory_v1_GetTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetTransferResponse__Output>): grpc.ClientUnaryCall;
  getTransfer(argument: _nahr_inventory_v1_GetTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetTransferResponse__Output>): grpc.ClientUnaryCall;
  getTransfer(argument: _nahr_inventory_v1_GetTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetTransferResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The goods are there, or what arrived of them: promises that less arrived for are a shortage at the destination.
   * Promises that ended on the way arrive as free stock. Roles: associate of the destination, operator.
   * Reasons: TRANSFER_STATE {state}; MORE_THAN_SHIPPED {sku, shipped, received}.
   */
  ReceiveTransfer(argument: _nahr_inventory_v1_ReceiveTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveTransferResponse__Output>): grpc.ClientUnaryCall;
  ReceiveTransfer(argument: _nahr_inventory_v1_ReceiveTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveTransferResponse__Output>): grpc.ClientUnaryCall;
  ReceiveTransfer(argument: _nahr_inventory_v1_ReceiveTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveTransferResponse__Output>): grpc.ClientUnaryCall;
  ReceiveTransfer(argument: _nahr_inventory_v1_ReceiveTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveTransferResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The goods are there, or what arrived of them: promises that less arrived for are a shortage at the destination.
   * Promises that ended on the way arrive as free stock. Roles: associate of the destination, operator.
   * Reasons: TRANSFER_STATE {state}; MORE_THAN_SHIPPED {sku, shipped, received}.
   */
  receiveTransfer(argument: _nahr_inventory_v1_ReceiveTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveTransferResponse__Output>): grpc.ClientUnaryCall;
  receiveTransfer(argument: _nahr_inventory_v1_ReceiveTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveTransferResponse__Output>): grpc.ClientUnaryCall;
  receiveTransfer(argument: _nahr_inventory_v1_ReceiveTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveTransferResponse__Output>): grpc.ClientUnaryCall;
  receiveTransfer(argument: _nahr_inventory_v1_ReceiveTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ReceiveTransferResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Holds the goods at the source. Roles: associate of the source or the destination, operator.
   * Reasons: INSUFFICIENT_STOCK {sku, location_id, requested, available}: then the transfer is cancelled, and the same request
   * is refused alike from then on, with the figures of that time: to try again, ask with another `request_id`. A request that
   * was left undone for a day is RESERVATION_TOO_OLD instead. One that was cancelled otherwise is answered as it stands.
   * TRANSFER_DIFFERS (ALREADY_EXISTS): this `transfer_id` stands for another, or for other lines.
   */
  RequestTransfer(argument: _nahr_inventory_v1_RequestTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_RequestTransferResponse__Output>): grpc.ClientUnaryCall;
  RequestTransfer(argument: _nahr_inventory_v1_RequestTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_RequestTransferResponse__Output>): grpc.ClientUnaryCall;
  RequestTransfer(argument: _nahr_inventory_v1_RequestTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_RequestTransferResponse__Output>): grpc.ClientUnaryCall;
  RequestTransfer(argument: _nahr_inventory_v1_RequestTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_RequestTransferResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Holds the goods at the source. Roles: associate of the source or the destination, operator.
   * Reasons: INSUFFICIENT_STOCK {sku, location_id, requested, available}: then the transfer is cancelled, and the same request
   * is refused alike from then on, with the figures of that time: to try again, ask with another `request_id`. A request that
   * was left undone for a day is RESERVATION_TOO_OLD instead. One that was cancelled otherwise is answered as it stands.
   * TRANSFER_DIFFERS (ALREADY_EXISTS): this `transfer_id` stands for another, or for other lines.
   */
  requestTransfer(argument: _nahr_inventory_v1_RequestTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_RequestTransferResponse__Output>): grpc.ClientUnaryCall;
  requestTransfer(argument: _nahr_inventory_v1_RequestTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_RequestTransferResponse__Output>): grpc.ClientUnaryCall;
  requestTransfer(argument: _nahr_inventory_v1_RequestTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_RequestTransferResponse__Output>): grpc.ClientUnaryCall;
  requestTransfer(argument: _nahr_inventory_v1_RequestTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_RequestTransferResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The goods have left the source. Roles: associate of the source, operator. Reasons: TRANSFER_STATE {state}; INSUFFICIENT_STOCK.
   */
  ShipTransfer(argument: _nahr_inventory_v1_ShipTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ShipTransferResponse__Output>): grpc.ClientUnaryCall;
  ShipTransfer(argument: _nahr_inventory_v1_ShipTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ShipTransferResponse__Output>): grpc.ClientUnaryCall;
  ShipTransfer(argument: _nahr_inventory_v1_ShipTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ShipTransferResponse__Output>): grpc.ClientUnaryCall;
  ShipTransfer(argument: _nahr_inventory_v1_ShipTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ShipTransferResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The goods have left the source. Roles: associate of the source, operator. Reasons: TRANSFER_STATE {state}; INSUFFICIENT_STOCK.
   */
  shipTransfer(argument: _nahr_inventory_v1_ShipTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ShipTransferResponse__Output>): grpc.ClientUnaryCall;
  shipTransfer(argument: _nahr_inventory_v1_ShipTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ShipTransferResponse__Output>): grpc.ClientUnaryCall;
  shipTransfer(argument: _nahr_inventory_v1_ShipTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ShipTransferResponse__Output>): grpc.ClientUnaryCall;
  shipTransfer(argument: _nahr_inventory_v1_ShipTransferRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ShipTransferResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Goods on their way from one location to another, and the promises that travel with them.
 * 
 * requested -> shipped -> received, or cancelled before it is shipped. What was promised of the goods stays promised at the
 * destination. Every mutation is idempotent by `request_id`, which the transfer remembers as common.proto says: with another
 * body for the same transfer it is REQUEST_ID_REUSED (ALREADY_EXISTS). A transfer that is not named by `transfer_id`
 * is named after the key and the `request_id` that asked for it: there is never a second one of both. All of them may be refused
 * with UNKNOWN_SKU, UNKNOWN_LOCATION, UNKNOWN_TRANSFER (NOT_FOUND), NOT_STOCKED, INVALID_FIELD (INVALID_ARGUMENT), ROLE_REQUIRED
 * or STORE_REQUIRED (PERMISSION_DENIED). A transfer of an owner is the owner's business alone: whoever else ships, receives or
 * cancels it is refused with TRANSFER_OWNED {owner} (FAILED_PRECONDITION), as the goods of an order are sent and received with
 * the order.
 */
export interface TransferServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Lets go of the goods at the source. Cancelling twice changes nothing. Roles: associate of the source or the destination,
   * operator. Reasons: TRANSFER_STATE {state}.
   */
  CancelTransfer: grpc.handleUnaryCall<_nahr_inventory_v1_CancelTransferRequest__Output, _nahr_inventory_v1_CancelTransferResponse>;
  
  GetTransfer: grpc.handleUnaryCall<_nahr_inventory_v1_GetTransferRequest__Output, _nahr_inventory_v1_GetTransferResponse>;
  
  /**
   * The goods are there, or what arrived of them: promises that less arrived for are a shortage at the destination.
   * Promises that ended on the way arrive as free stock. Roles: associate of the destination, operator.
   * Reasons: TRANSFER_STATE {state}; MORE_THAN_SHIPPED {sku, shipped, received}.
   */
  ReceiveTransfer: grpc.handleUnaryCall<_nahr_inventory_v1_ReceiveTransferRequest__Output, _nahr_inventory_v1_ReceiveTransferResponse>;
  
  /**
   * Holds the goods at the source. Roles: associate of the source or the destination, operator.
   * Reasons: INSUFFICIENT_STOCK {sku, location_id, requested, available}: then the transfer is cancelled, and the same request
   * is refused alike from then on, with the figures of that time: to try again, ask with another `request_id`. A request that
   * was left undone for a day is RESERVATION_TOO_OLD instead. One that was cancelled otherwise is answered as it stands.
   * TRANSFER_DIFFERS (ALREADY_EXISTS): this `transfer_id` stands for another, or for other lines.
   */
  RequestTransfer: grpc.handleUnaryCall<_nahr_inventory_v1_RequestTransferRequest__Output, _nahr_inventory_v1_RequestTransferResponse>;
  
  /**
   * The goods have left the source. Roles: associate of the source, operator. Reasons: TRANSFER_STATE {state}; INSUFFICIENT_STOCK.
   */
  ShipTransfer: grpc.handleUnaryCall<_nahr_inventory_v1_ShipTransferRequest__Output, _nahr_inventory_v1_ShipTransferResponse>;
  
}

export interface TransferServiceDefinition extends grpc.ServiceDefinition {
  CancelTransfer: MethodDefinition<_nahr_inventory_v1_CancelTransferRequest, _nahr_inventory_v1_CancelTransferResponse, _nahr_inventory_v1_CancelTransferRequest__Output, _nahr_inventory_v1_CancelTransferResponse__Output>
  GetTransfer: MethodDefinition<_nahr_inventory_v1_GetTransferRequest, _nahr_inventory_v1_GetTransferResponse, _nahr_inventory_v1_GetTransferRequest__Output, _nahr_inventory_v1_GetTransferResponse__Output>
  ReceiveTransfer: MethodDefinition<_nahr_inventory_v1_ReceiveTransferRequest, _nahr_inventory_v1_ReceiveTransferResponse, _nahr_inventory_v1_ReceiveTransferRequest__Output, _nahr_inventory_v1_ReceiveTransferResponse__Output>
  RequestTransfer: MethodDefinition<_nahr_inventory_v1_RequestTransferRequest, _nahr_inventory_v1_RequestTransferResponse, _nahr_inventory_v1_RequestTransferRequest__Output, _nahr_inventory_v1_RequestTransferResponse__Output>
  ShipTransfer: MethodDefinition<_nahr_inventory_v1_ShipTransferRequest, _nahr_inventory_v1_ShipTransferResponse, _nahr_inventory_v1_ShipTransferRequest__Output, _nahr_inventory_v1_ShipTransferResponse__Output>
}
