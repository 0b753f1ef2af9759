// Original file: protos/nahr/inventory/v1/catalog.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetItemRequest as _nahr_inventory_v1_GetItemRequest, GetItemRequest__Output as _nahr_inventory_v1_GetItemRequest__Output } from '../../../nahr/inventory/v1/GetItemRequest.ts';
import type { GetItemResponse as _nahr_inventory_v1_GetItemResponse, GetItemResponse__Output as _nahr_inventory_v1_GetItemResponse__Output } from '../../../nahr/inventory/v1/GetItemResponse.ts';
import type { GetLocationRequest as _nahr_inventory_v1_GetLocationRequest, GetLocationRequest__Output as _nahr_inventory_v1_GetLocationRequest__Output } from '../../../nahr/inventory/v1/GetLocationRequest.ts';
import type { GetLocationResponse as _nahr_inventory_v1_GetLocationResponse, GetLocationResponse__Output as _nahr_inventory_v1_GetLocationResponse__Output } from '../../../nahr/inventory/v1/GetLocationResponse.ts';
import type { ListItemsRequest as _nahr_inventory_v1_ListItemsRequest, ListItemsRequest__Output as _nahr_inventory_v1_ListItemsRequest__Output } from '../../../nahr/inventory/v1/ListItemsRequest.ts';
import type { ListItemsResponse as _nahr_inventory_v1_ListItemsResponse, ListItemsResponse__Output as _nahr_inventory_v1_ListItemsResponse__Output } from '../../../nahr/inventory/v1/ListItemsResponse.ts';
import type { ListLocationsRequest as _nahr_inventory_v1_ListLocationsRequest, ListLocationsRequest__Output as _nahr_inventory_v1_ListLocationsRequest__Output } from '../../../nahr/inventory/v1/ListLocationsRequest.ts';
import type { ListLocationsResponse as _nahr_inventory_v1_ListLocationsResponse, ListLocationsResponse__Output as _nahr_inventory_v1_ListLocationsResponse__Output } from '../../../nahr/inventory/v1/ListLocationsResponse.ts';
import type { LookUpRequest as _nahr_inventory_v1_LookUpRequest, LookUpRequest__Output as _nahr_inventory_v1_LookUpRequest__Output } from '../../../nahr/inventory/v1/LookUpRequest.ts';
import type { LookUpResponse as _nahr_inventory_v1_LookUpResponse, LookUpResponse__Output as _nahr_inventory_v1_LookUpResponse__Output } from '../../../nahr/inventory/v1/LookUpResponse.ts';
import type { PutItemRequest as _nahr_inventory_v1_PutItemRequest, PutItemRequest__Output as _nahr_inventory_v1_PutItemRequest__Output } from '../../../nahr/inventory/v1/PutItemRequest.ts';
import type { PutItemResponse as _nahr_inventory_v1_PutItemResponse, PutItemResponse__Output as _nahr_inventory_v1_PutItemResponse__Output } from '../../../nahr/inventory/v1/PutItemResponse.ts';
import type { PutLocationRequest as _nahr_inventory_v1_PutLocationRequest, PutLocationRequest__Output as _nahr_inventory_v1_PutLocationRequest__Output } from '../../../nahr/inventory/v1/PutLocationRequest.ts';
import type { PutLocationResponse as _nahr_inventory_v1_PutLocationResponse, PutLocationResponse__Output as _nahr_inventory_v1_PutLocationResponse__Output } from '../../../nahr/inventory/v1/PutLocationResponse.ts';

/**
 * The item master and the places where stock is kept.
 * 
 * Every mutation is idempotent by `request_id`, which the item or the location remembers as common.proto says: with another
 * body for the same one it is REQUEST_ID_REUSED (ALREADY_EXISTS).
 */
export interface CatalogServiceClient extends grpc.Client {
  /**
   * Reads one item. Reasons: UNKNOWN_SKU (NOT_FOUND).
   */
  GetItem(argument: _nahr_inventory_v1_GetItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetItemResponse__Output>): grpc.ClientUnaryCall;
  GetItem(argument: _nahr_inventory_v1_GetItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetItemResponse__Output>): grpc.ClientUnaryCall;
  GetItem(argument: _nahr_inventory_v1_GetItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetItemResponse__Output>): grpc.ClientUnaryCall;
  GetItem(argument: _nahr_inventory_v1_GetItemRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetItemResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reads one item. Reasons: UNKNOWN_SKU (NOT_FOUND).
   */
  getItem(argument: _nahr_inventory_v1_GetItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetItemResponse__Output>): grpc.ClientUnaryCall;
  getItem(argument: _nahr_inventory_v1_GetItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetItemResponse__Output>): grpc.ClientUnaryCall;
  getItem(argument: _nahr_inventory_v1_GetItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetItemResponse__Output>): grpc.ClientUnaryCall;
  getItem(argument: _nahr_inventory_v1_GetItemRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetItemResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reads one location. Reasons: UNKNOWN_LOCATION (NOT_FOUND).
   */
  GetLocation(argument: _nahr_inventory_v1_GetLocationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetLocationResponse__Output>): grpc.ClientUnaryCall;
  GetLocation(argument: _nahr_inventory_v1_GetLocationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetLocationResponse__Output>): grpc.ClientUnaryCall;
  GetLocation(argument: _nahr_inventory_v1_GetLocationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetLocationResponse__Output>): grpc.ClientUnaryCall;
  GetLocation(argument: _nahr_inventory_v1_GetLocationRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetLocationResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reads one location. Reasons: UNKNOWN_LOCATION (NOT_FOUND).
   */
  getLocation(argument: _nahr_inventory_v1_GetLocationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetLocationResponse__Output>): grpc.ClientUnaryCall;
  getLocation(argument: _nahr_inventory_v1_GetLocationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_GetLocationResponse__Output>): grpc.ClientUnaryCall;
  getLocation(argument: _nahr_inventory_v1_GetLocationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_GetLocationResponse__Output>): grpc.ClientUnaryCall;
  getLocation(argument: _nahr_inventory_v1_GetLocationRequest, callback: grpc.requestCallback<_nahr_inventory_v1_GetLocationResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Items by SKU, in pages.
   */
  ListItems(argument: _nahr_inventory_v1_ListItemsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListItemsResponse__Output>): grpc.ClientUnaryCall;
  ListItems(argument: _nahr_inventory_v1_ListItemsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListItemsResponse__Output>): grpc.ClientUnaryCall;
  ListItems(argument: _nahr_inventory_v1_ListItemsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListItemsResponse__Output>): grpc.ClientUnaryCall;
  ListItems(argument: _nahr_inventory_v1_ListItemsRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListItemsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Items by SKU, in pages.
   */
  listItems(argument: _nahr_inventory_v1_ListItemsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListItemsResponse__Output>): grpc.ClientUnaryCall;
  listItems(argument: _nahr_inventory_v1_ListItemsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListItemsResponse__Output>): grpc.ClientUnaryCall;
  listItems(argument: _nahr_inventory_v1_ListItemsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListItemsResponse__Output>): grpc.ClientUnaryCall;
  listItems(argument: _nahr_inventory_v1_ListItemsRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListItemsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Locations by id, in pages.
   */
  ListLocations(argument: _nahr_inventory_v1_ListLocationsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListLocationsResponse__Output>): grpc.ClientUnaryCall;
  ListLocations(argument: _nahr_inventory_v1_ListLocationsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListLocationsResponse__Output>): grpc.ClientUnaryCall;
  ListLocations(argument: _nahr_inventory_v1_ListLocationsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListLocationsResponse__Output>): grpc.ClientUnaryCall;
  ListLocations(argument: _nahr_inventory_v1_ListLocationsRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListLocationsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Locations by id, in pages.
   */
  listLocations(argument: _nahr_inventory_v1_ListLocationsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListLocationsResponse__Output>): grpc.ClientUnaryCall;
  listLocations(argument: _nahr_inventory_v1_ListLocationsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_ListLocationsResponse__Output>): grpc.ClientUnaryCall;
  listLocations(argument: _nahr_inventory_v1_ListLocationsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_ListLocationsResponse__Output>): grpc.ClientUnaryCall;
  listLocations(argument: _nahr_inventory_v1_ListLocationsRequest, callback: grpc.requestCallback<_nahr_inventory_v1_ListLocationsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What a placement must know of its SKUs and locations, in one call: at most 2,000 of each.
   * Reasons: UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND), naming the first that is not known.
   */
  LookUp(argument: _nahr_inventory_v1_LookUpRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_LookUpResponse__Output>): grpc.ClientUnaryCall;
  LookUp(argument: _nahr_inventory_v1_LookUpRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_LookUpResponse__Output>): grpc.ClientUnaryCall;
  LookUp(argument: _nahr_inventory_v1_LookUpRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_LookUpResponse__Output>): grpc.ClientUnaryCall;
  LookUp(argument: _nahr_inventory_v1_LookUpRequest, callback: grpc.requestCallback<_nahr_inventory_v1_LookUpResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What a placement must know of its SKUs and locations, in one call: at most 2,000 of each.
   * Reasons: UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND), naming the first that is not known.
   */
  lookUp(argument: _nahr_inventory_v1_LookUpRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_LookUpResponse__Output>): grpc.ClientUnaryCall;
  lookUp(argument: _nahr_inventory_v1_LookUpRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_LookUpResponse__Output>): grpc.ClientUnaryCall;
  lookUp(argument: _nahr_inventory_v1_LookUpRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_LookUpResponse__Output>): grpc.ClientUnaryCall;
  lookUp(argument: _nahr_inventory_v1_LookUpRequest, callback: grpc.requestCallback<_nahr_inventory_v1_LookUpResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Adds an item, or replaces what is known of it. An identical item changes nothing.
   * Roles: operator. Reasons: INVALID_FIELD, ITEM_KIND_FIXED (an item's kind never changes).
   */
  PutItem(argument: _nahr_inventory_v1_PutItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutItemResponse__Output>): grpc.ClientUnaryCall;
  PutItem(argument: _nahr_inventory_v1_PutItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_PutItemResponse__Output>): grpc.ClientUnaryCall;
  PutItem(argument: _nahr_inventory_v1_PutItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutItemResponse__Output>): grpc.ClientUnaryCall;
  PutItem(argument: _nahr_inventory_v1_PutItemRequest, callback: grpc.requestCallback<_nahr_inventory_v1_PutItemResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Adds an item, or replaces what is known of it. An identical item changes nothing.
   * Roles: operator. Reasons: INVALID_FIELD, ITEM_KIND_FIXED (an item's kind never changes).
   */
  putItem(argument: _nahr_inventory_v1_PutItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutItemResponse__Output>): grpc.ClientUnaryCall;
  putItem(argument: _nahr_inventory_v1_PutItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_PutItemResponse__Output>): grpc.ClientUnaryCall;
  putItem(argument: _nahr_inventory_v1_PutItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutItemResponse__Output>): grpc.ClientUnaryCall;
  putItem(argument: _nahr_inventory_v1_PutItemRequest, callback: grpc.requestCallback<_nahr_inventory_v1_PutItemResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Adds a store or warehouse, or replaces what is known of it. Roles: operator. Reasons: INVALID_FIELD.
   */
  PutLocation(argument: _nahr_inventory_v1_PutLocationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutLocationResponse__Output>): grpc.ClientUnaryCall;
  PutLocation(argument: _nahr_inventory_v1_PutLocationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_PutLocationResponse__Output>): grpc.ClientUnaryCall;
  PutLocation(argument: _nahr_inventory_v1_PutLocationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutLocationResponse__Output>): grpc.ClientUnaryCall;
  PutLocation(argument: _nahr_inventory_v1_PutLocationRequest, callback: grpc.requestCallback<_nahr_inventory_v1_PutLocationResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Adds a store or warehouse, or replaces what is known of it. Roles: operator. Reasons: INVALID_FIELD.
   */
  putLocation(argument: _nahr_inventory_v1_PutLocationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutLocationResponse__Output>): grpc.ClientUnaryCall;
  putLocation(argument: _nahr_inventory_v1_PutLocationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_inventory_v1_PutLocationResponse__Output>): grpc.ClientUnaryCall;
  putLocation(argument: _nahr_inventory_v1_PutLocationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_inventory_v1_PutLocationResponse__Output>): grpc.ClientUnaryCall;
  putLocation(argument: _nahr_inventory_v1_PutLocationRequest, callback: grpc.requestCallback<_nahr_inventory_v1_PutLocationResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * The item master and the places where stock is kept.
 * 
 * Every mutation is idempotent by `request_id`, which the item or the location remembers as common.proto says: with another
 * body for the same one it is REQUEST_ID_REUSED (ALREADY_EXISTS).
 */
export interface CatalogServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Reads one item. Reasons: UNKNOWN_SKU (NOT_FOUND).
   */
  GetItem: grpc.handleUnaryCall<_nahr_inventory_v1_GetItemRequest__Output, _nahr_inventory_v1_GetItemResponse>;
  
  /**
   * Reads one location. Reasons: UNKNOWN_LOCATION (NOT_FOUND).
   */
  GetLocation: grpc.handleUnaryCall<_nahr_inventory_v1_GetLocationRequest__Output, _nahr_inventory_v1_GetLocationResponse>;
  
  /**
   * Items by SKU, in pages.
   */
  ListItems: grpc.handleUnaryCall<_nahr_inventory_v1_ListItemsRequest__Output, _nahr_inventory_v1_ListItemsResponse>;
  
  /**
   * Locations by id, in pages.
   */
  ListLocations: grpc.handleUnaryCall<_nahr_inventory_v1_ListLocationsRequest__Output, _nahr_inventory_v1_ListLocationsResponse>;
  
  /**
   * What a placement must know of its SKUs and locations, in one call: at most 2,000 of each.
   * Reasons: UNKNOWN_SKU, UNKNOWN_LOCATION (NOT_FOUND), naming the first that is not known.
   */
  LookUp: grpc.handleUnaryCall<_nahr_inventory_v1_LookUpRequest__Output, _nahr_inventory_v1_LookUpResponse>;
  
  /**
   * Adds an item, or replaces what is known of it. An identical item changes nothing.
   * Roles: operator. Reasons: INVALID_FIELD, ITEM_KIND_FIXED (an item's kind never changes).
   */
  PutItem: grpc.handleUnaryCall<_nahr_inventory_v1_PutItemRequest__Output, _nahr_inventory_v1_PutItemResponse>;
  
  /**
   * Adds a store or warehouse, or replaces what is known of it. Roles: operator. Reasons: INVALID_FIELD.
   */
  PutLocation: grpc.handleUnaryCall<_nahr_inventory_v1_PutLocationRequest__Output, _nahr_inventory_v1_PutLocationResponse>;
  
}

export interface CatalogServiceDefinition extends grpc.ServiceDefinition {
  GetItem: MethodDefinition<_nahr_inventory_v1_GetItemRequest, _nahr_inventory_v1_GetItemResponse, _nahr_inventory_v1_GetItemRequest__Output, _nahr_inventory_v1_GetItemResponse__Output>
  GetLocation: MethodDefinition<_nahr_inventory_v1_GetLocationRequest, _nahr_inventory_v1_GetLocationResponse, _nahr_inventory_v1_GetLocationRequest__Output, _nahr_inventory_v1_GetLocationResponse__Output>
  ListItems: MethodDefinition<_nahr_inventory_v1_ListItemsRequest, _nahr_inventory_v1_ListItemsResponse, _nahr_inventory_v1_ListItemsRequest__Output, _nahr_inventory_v1_ListItemsResponse__Output>
  ListLocations: MethodDefinition<_nahr_inventory_v1_ListLocationsRequest, _nahr_inventory_v1_ListLocationsResponse, _nahr_inventory_v1_ListLocationsRequest__Output, _nahr_inventory_v1_ListLocationsResponse__Output>
  LookUp: MethodDefinition<_nahr_inventory_v1_LookUpRequest, _nahr_inventory_v1_LookUpResponse, _nahr_inventory_v1_LookUpRequest__Output, _nahr_inventory_v1_LookUpResponse__Output>
  PutItem: MethodDefinition<_nahr_inventory_v1_PutItemRequest, _nahr_inventory_v1_PutItemResponse, _nahr_inventory_v1_PutItemRequest__Output, _nahr_inventory_v1_PutItemResponse__Output>
  PutLocation: MethodDefinition<_nahr_inventory_v1_PutLocationRequest, _nahr_inventory_v1_PutLocationResponse, _nahr_inventory_v1_PutLocationRequest__Output, _nahr_inventory_v1_PutLocationResponse__Output>
}
