// Original file: protos/nahr/payments/v1/payments.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetStoredValueRequest as _nahr_payments_v1_GetStoredValueRequest, GetStoredValueRequest__Output as _nahr_payments_v1_GetStoredValueRequest__Output } from '../../../nahr/payments/v1/GetStoredValueRequest.ts';
import type { GetStoredValueResponse as _nahr_payments_v1_GetStoredValueResponse, GetStoredValueResponse__Output as _nahr_payments_v1_GetStoredValueResponse__Output } from '../../../nahr/payments/v1/GetStoredValueResponse.ts';
import type { IssueStoreCreditRequest as _nahr_payments_v1_IssueStoreCreditRequest, IssueStoreCreditRequest__Output as _nahr_payments_v1_IssueStoreCreditRequest__Output } from '../../../nahr/payments/v1/IssueStoreCreditRequest.ts';
import type { IssueStoreCreditResponse as _nahr_payments_v1_IssueStoreCreditResponse, IssueStoreCreditResponse__Output as _nahr_payments_v1_IssueStoreCreditResponse__Output } from '../../../nahr/payments/v1/IssueStoreCreditResponse.ts';

/**
 * Gift cards and store credit: ledgers of our own, one for each.
 * 
 * Amounts are integer minor units of the ledger's one currency. Idempotent and refused as payments are.
 */
export interface StoredValueServiceClient extends grpc.Client {
  /**
   * One ledger, read from its stream. Roles: service, associate, manager, operator. Reasons: STORED_VALUE_NOT_FOUND (NOT_FOUND).
   */
  GetStoredValue(argument: _nahr_payments_v1_GetStoredValueRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_GetStoredValueResponse__Output>): grpc.ClientUnaryCall;
  GetStoredValue(argument: _nahr_payments_v1_GetStoredValueRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_GetStoredValueResponse__Output>): grpc.ClientUnaryCall;
  GetStoredValue(argument: _nahr_payments_v1_GetStoredValueRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_GetStoredValueResponse__Output>): grpc.ClientUnaryCall;
  GetStoredValue(argument: _nahr_payments_v1_GetStoredValueRequest, callback: grpc.requestCallback<_nahr_payments_v1_GetStoredValueResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One ledger, read from its stream. Roles: service, associate, manager, operator. Reasons: STORED_VALUE_NOT_FOUND (NOT_FOUND).
   */
  getStoredValue(argument: _nahr_payments_v1_GetStoredValueRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_GetStoredValueResponse__Output>): grpc.ClientUnaryCall;
  getStoredValue(argument: _nahr_payments_v1_GetStoredValueRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_GetStoredValueResponse__Output>): grpc.ClientUnaryCall;
  getStoredValue(argument: _nahr_payments_v1_GetStoredValueRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_GetStoredValueResponse__Output>): grpc.ClientUnaryCall;
  getStoredValue(argument: _nahr_payments_v1_GetStoredValueRequest, callback: grpc.requestCallback<_nahr_payments_v1_GetStoredValueResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives credit, once for its owner. Roles: service. Reasons: STORED_VALUE_DIFFERS (ALREADY_EXISTS): this id stands for another
   * amount, currency or owner.
   */
  IssueStoreCredit(argument: _nahr_payments_v1_IssueStoreCreditRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_IssueStoreCreditResponse__Output>): grpc.ClientUnaryCall;
  IssueStoreCredit(argument: _nahr_payments_v1_IssueStoreCreditRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_IssueStoreCreditResponse__Output>): grpc.ClientUnaryCall;
  IssueStoreCredit(argument: _nahr_payments_v1_IssueStoreCreditRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_IssueStoreCreditResponse__Output>): grpc.ClientUnaryCall;
  IssueStoreCredit(argument: _nahr_payments_v1_IssueStoreCreditRequest, callback: grpc.requestCallback<_nahr_payments_v1_IssueStoreCreditResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives credit, once for its owner. Roles: service. Reasons: STORED_VALUE_DIFFERS (ALREADY_EXISTS): this id stands for another
   * amount, currency or owner.
   */
  issueStoreCredit(argument: _nahr_payments_v1_IssueStoreCreditRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_IssueStoreCreditResponse__Output>): grpc.ClientUnaryCall;
  issueStoreCredit(argument: _nahr_payments_v1_IssueStoreCreditRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_nahr_payments_v1_IssueStoreCreditResponse__Output>): grpc.ClientUnaryCall;
  issueStoreCredit(argument: _nahr_payments_v1_IssueStoreCreditRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_nahr_payments_v1_IssueStoreCreditResponse__Output>): grpc.ClientUnaryCall;
  issueStoreCredit(argument: _nahr_payments_v1_IssueStoreCreditRequest, callback: grpc.requestCallback<_nahr_payments_v1_IssueStoreCreditResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Gift cards and store credit: ledgers of our own, one for each.
 * 
 * Amounts are integer minor units of the ledger's one currency. Idempotent and refused as payments are.
 */
export interface StoredValueServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * One ledger, read from its stream. Roles: service, associate, manager, operator. Reasons: STORED_VALUE_NOT_FOUND (NOT_FOUND).
   */
  GetStoredValue: grpc.handleUnaryCall<_nahr_payments_v1_GetStoredValueRequest__Output, _nahr_payments_v1_GetStoredValueResponse>;
  
  /**
   * Gives credit, once for its owner. Roles: service. Reasons: STORED_VALUE_DIFFERS (ALREADY_EXISTS): this id stands for another
   * amount, currency or owner.
   */
  IssueStoreCredit: grpc.handleUnaryCall<_nahr_payments_v1_IssueStoreCreditRequest__Output, _nahr_payments_v1_IssueStoreCreditResponse>;
  
}

export interface StoredValueServiceDefinition extends grpc.ServiceDefinition {
  GetStoredValue: MethodDefinition<_nahr_payments_v1_GetStoredValueRequest, _nahr_payments_v1_GetStoredValueResponse, _nahr_payments_v1_GetStoredValueRequest__Output, _nahr_payments_v1_GetStoredValueResponse__Output>
  IssueStoreCredit: MethodDefinition<_nahr_payments_v1_IssueStoreCreditRequest, _nahr_payments_v1_IssueStoreCreditResponse, _nahr_payments_v1_IssueStoreCreditRequest__Output, _nahr_payments_v1_IssueStoreCreditResponse__Output>
}
