import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js'
import type { Actor } from '#kernel/stored.ts'
import type { Caller } from '../callers.ts'

/** What a method knows of the call beside its request. */
export type CallContext = {
  caller: Caller
  actor: Actor
  deadline: Date
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal
  now: string
  correlationId: string
  causationId: string | null
  traceparent: string | null
}

type Named<Handlers> = keyof { [M in keyof Handlers as string extends M ? never : number extends M ? never : M]: M }

type MethodOf<Handler> =
  Handler extends handleUnaryCall<infer Request, infer Response>
    ? (request: Request, context: CallContext) => Promise<Response>
    : Handler extends handleServerStreamingCall<infer Request, infer Response>
      ? (request: Request, context: CallContext) => AsyncIterable<Response>
      : never

/** One function for every method of a generated `…ServiceHandlers`. */
export type Methods<Handlers> = { [M in Named<Handlers> & keyof Handlers]: MethodOf<Handlers[M]> }

/** Any method of any service: the host hands each the requests of its own contract. */
export type AnyMethod = (request: never, context: CallContext) => Promise<object> | AsyncIterable<object>

/** What a host needs to know of a service: its methods, by full service name and method name. */
export type Hosted = { methods: Record<string, Record<string, AnyMethod>> }
