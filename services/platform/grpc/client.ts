import { setTimeout as wait } from 'node:timers/promises'
import {
  Client,
  type ClientReadableStream,
  type ClientUnaryCall,
  credentials,
  Metadata,
  type MethodDefinition,
  type requestCallback,
  type ServiceDefinition,
  type ServiceError,
  status,
} from '@grpc/grpc-js'
import { stackless } from '../stackless.ts'
import { CallFailed } from './call-failed.ts'
import { findUnknownEnum } from './enums.ts'
import { fromStatus } from './errors.ts'
import { requestNameOf, serviceDefinition } from './protos.ts'

export { CallFailed }

/** A `CallContext` fits: then the call is part of the one that caused it. */
export type CallOptions = {
  deadlineMs?: number
  /** The earlier of the two counts. */
  deadline?: Date
  signal?: AbortSignal
  correlationId?: string
  causationId?: string | null
  traceparent?: string | null
  associateId?: string
  /** How often an unavailable service is asked again. Requests carry ids, so asking twice is safe. */
  retries?: number
}

export type ClientOptions = {
  key: string | null
  defaultDeadlineMs?: number
  retries?: number
  tls?: { authority: Buffer | null } | null
}

type Unary<Request, Response> = (request: Request, options?: CallOptions) => Promise<Response>
type Streaming<Request, Response> = (request: Request, options?: CallOptions) => AsyncIterable<Response>

// A stream is asked for first: it has all that a single call has.
type PromiseMethod<Method> = Method extends (argument: infer Request, ...rest: never[]) => ClientReadableStream<infer Response>
  ? Streaming<Request, Response>
  : Method extends (argument: infer Request, callback: requestCallback<infer Response>) => ClientUnaryCall
    ? Unary<Request, Response>
    : never

/** The methods of a generated `…ServiceClient` in camelCase; a failure is a `CallFailed`. */
export type PromiseClient<C> = {
  [M in keyof C as M extends keyof Client ? never : M extends Uncapitalize<M & string> ? M : never]: PromiseMethod<C[M]>
} & { close(): void }

// A connection that a dead peer left behind is noticed within half a minute.
const channelOptions = {
  'grpc.keepalive_time_ms': 20_000,
  'grpc.keepalive_timeout_ms': 10_000,
  'grpc.max_receive_message_length': 64 * 1024 * 1024,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2_000,
  'grpc.enable_channelz': 0,
}

/** Connects when first called; clients of one address share a connection. */
export const createClient = <C>(fullServiceName: string, address: string, options: ClientOptions): PromiseClient<C> =>
  clientOf<C>(serviceDefinition(fullServiceName), address, options)

export function clientOf<C>(contract: ServiceDefinition, address: string, options: ClientOptions): PromiseClient<C> {
  const security = options.tls ? credentials.createSsl(options.tls.authority) : credentials.createInsecure()
  const channel = new Client(address, security, channelOptions)
  const methods = Object.values(contract).map(definition => {
    const call = definition.responseStream ? streaming(channel, definition, options) : unary(channel, definition, options)
    return [String(definition.originalName), call]
  })
  return { ...Object.fromEntries(methods), close: () => channel.close() } as PromiseClient<C>
}

function unary(channel: Client, definition: MethodDefinition<object, object>, options: ClientOptions): Unary<object, object> {
  const once = (request: object, call: CallOptions, deadline: number) =>
    new Promise<object>((resolve, reject) => {
      const answered = (error: ServiceError | null, response?: object) => {
        call.signal?.removeEventListener('abort', cancel)
        if (error) reject(failure(definition.path, error))
        else resolve(response ?? {})
      }
      const { path, requestSerialize, responseDeserialize } = definition
      const metadata = metadataOf(options.key, call)
      const running = stackless(() =>
        channel.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, metadata, { deadline }, answered),
      )
      const cancel = () => running.cancel()
      call.signal?.addEventListener('abort', cancel, { once: true })
    })
  return async (request, call = {}) => {
    requireKnownEnums(definition, request)
    const deadline = deadlineOf(call, options)
    for (let left = call.retries ?? options.retries ?? 0; ; left--) {
      if (call.signal?.aborted) throw failure(definition.path, { code: status.CANCELLED, details: 'cancelled before it began' })
      try {
        return await once(request, call, deadline)
      } catch (error) {
        const pauseMs = 50 + Math.random() * 150
        const isWorthwhile = error instanceof CallFailed && error.code === status.UNAVAILABLE && left > 0
        if (!isWorthwhile || Date.now() + pauseMs > deadline) throw error
        await wait(pauseMs)
      }
    }
  }
}

function streaming(
  channel: Client,
  definition: MethodDefinition<object, object>,
  options: ClientOptions,
): Streaming<object, object> {
  return async function* (request, call = {}) {
    requireKnownEnums(definition, request)
    const { path, requestSerialize, responseDeserialize } = definition
    const deadline = call.deadline ?? (call.deadlineMs === undefined ? undefined : new Date(Date.now() + call.deadlineMs))
    const metadata = metadataOf(options.key, call)
    const stream = channel.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadata,
      deadline ? { deadline } : {},
    )
    const cancel = () => stream.cancel()
    call.signal?.addEventListener('abort', cancel, { once: true })
    if (call.signal?.aborted) cancel()
    try {
      yield* stream
    } catch (error) {
      throw failure(path, error as ServiceError)
    } finally {
      call.signal?.removeEventListener('abort', cancel)
      cancel()
    }
  }
}

const failure = (path: string, error: Parameters<typeof fromStatus>[0]) =>
  stackless(() => new CallFailed(path.slice(1), fromStatus(error)))

/** In ms since 1970. */
function deadlineOf({ deadlineMs, deadline }: CallOptions, { defaultDeadlineMs = 10_000 }: ClientOptions): number {
  if (deadline && deadlineMs === undefined) return deadline.getTime()
  return Math.min(Date.now() + (deadlineMs ?? defaultDeadlineMs), deadline?.getTime() ?? Number.POSITIVE_INFINITY)
}

function requireKnownEnums(definition: MethodDefinition<object, object>, request: object): void {
  const unknown = findUnknownEnum(requestNameOf(definition.path, definition), request)
  if (!unknown) return
  throw failure(definition.path, {
    code: status.INVALID_ARGUMENT,
    details: `${unknown} has a value that the contract does not name`,
  })
}

function metadataOf(key: string | null, { correlationId, causationId, traceparent, associateId }: CallOptions): Metadata {
  const metadata = new Metadata()
  if (key) metadata.set('authorization', `Bearer ${key}`)
  if (correlationId) metadata.set('x-correlation-id', correlationId)
  if (causationId) metadata.set('x-causation-id', causationId)
  if (traceparent) metadata.set('traceparent', traceparent)
  if (associateId) metadata.set('x-associate-id', associateId)
  return metadata
}
