// Original file: protos/nahr/feed/v1/feed.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { SubscribeRequest as _nahr_feed_v1_SubscribeRequest, SubscribeRequest__Output as _nahr_feed_v1_SubscribeRequest__Output } from '../../../nahr/feed/v1/SubscribeRequest.ts';
import type { SubscribeResponse as _nahr_feed_v1_SubscribeResponse, SubscribeResponse__Output as _nahr_feed_v1_SubscribeResponse__Output } from '../../../nahr/feed/v1/SubscribeResponse.ts';

/**
 * The public events that channels and marketplaces follow. A contract of its own, apart from how events are stored;
 * resumable from any position, nothing purged.
 */
export interface FeedServiceClient extends grpc.Client {
  /**
   * All public events after a position, then new ones as they happen, in the order of the log.
   * Delivered at least once: a subscriber keeps the position of what it has dealt with and goes on from there.
   * Without a deadline it ends after an hour with DEADLINE_EXCEEDED, and as soon as the host stops with SHUTTING_DOWN (UNAVAILABLE).
   * Roles: channel, associate, manager, operator, service.
   * Reasons: ROLE_REQUIRED (PERMISSION_DENIED): also for a topic that this key is told nothing of; INVALID_FIELD (INVALID_ARGUMENT): also for a position beyond the log's end.
   */
  Subscribe(argument: _nahr_feed_v1_SubscribeRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_feed_v1_SubscribeResponse__Output>;
  Subscribe(argument: _nahr_feed_v1_SubscribeRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_feed_v1_SubscribeResponse__Output>;
  /**
   * All public events after a position, then new ones as they happen, in the order of the log.
   * Delivered at least once: a subscriber keeps the position of what it has dealt with and goes on from there.
   * Without a deadline it ends after an hour with DEADLINE_EXCEEDED, and as soon as the host stops with SHUTTING_DOWN (UNAVAILABLE).
   * Roles: channel, associate, manager, operator, service.
   * Reasons: ROLE_REQUIRED (PERMISSION_DENIED): also for a topic that this key is told nothing of; INVALID_FIELD (INVALID_ARGUMENT): also for a position beyond the log's end.
   */
  subscribe(argument: _nahr_feed_v1_SubscribeRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_feed_v1_SubscribeResponse__Output>;
  subscribe(argument: _nahr_feed_v1_SubscribeRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_nahr_feed_v1_SubscribeResponse__Output>;
  
}

/**
 * The public events that channels and marketplaces follow. A contract of its own, apart from how events are stored;
 * resumable from any position, nothing purged.
 */
export interface FeedServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * All public events after a position, then new ones as they happen, in the order of the log.
   * Delivered at least once: a subscriber keeps the position of what it has dealt with and goes on from there.
   * Without a deadline it ends after an hour with DEADLINE_EXCEEDED, and as soon as the host stops with SHUTTING_DOWN (UNAVAILABLE).
   * Roles: channel, associate, manager, operator, service.
   * Reasons: ROLE_REQUIRED (PERMISSION_DENIED): also for a topic that this key is told nothing of; INVALID_FIELD (INVALID_ARGUMENT): also for a position beyond the log's end.
   */
  Subscribe: grpc.handleServerStreamingCall<_nahr_feed_v1_SubscribeRequest__Output, _nahr_feed_v1_SubscribeResponse>;
  
}

export interface FeedServiceDefinition extends grpc.ServiceDefinition {
  Subscribe: MethodDefinition<_nahr_feed_v1_SubscribeRequest, _nahr_feed_v1_SubscribeResponse, _nahr_feed_v1_SubscribeRequest__Output, _nahr_feed_v1_SubscribeResponse__Output>
}
