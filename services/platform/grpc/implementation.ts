import {
  type MethodDefinition,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js'
import type { ApiKeys } from '../api-keys.ts'
import type { Config } from '../config.ts'
import type { Log } from '../logging.ts'
import type { Histogram } from '../telemetry.ts'
import { authenticate, contextOf } from './context.ts'
import { findUnknownEnum } from './enums.ts'
import { toStatus } from './errors.ts'
import { EdgeRefusal, invalidField, toWireError } from './failures.ts'
import { type Lifetime, lifetimeOf, type ServerCall } from './lifetime.ts'
import type { AnyMethod, CallContext } from './methods.ts'
import { requestNameOf } from './protos.ts'
import type { Turns } from './turns.ts'

type Deps = {
  config: Pick<Config, 'maxMessageBytes' | 'defaultDeadlineMs'>
  apiKeys: Pick<ApiKeys, 'resolve'>
  log: Log
  durations: Histogram
  turns: Turns
  /** Aborted when a host stops: streams at once, since they end by themselves only after long; single calls after a grace. */
  stopping: { streams: AbortSignal; calls: AbortSignal }
}
type Definition = MethodDefinition<object, object>

// Streams are watched for long; a caller that brings no deadline comes back after this.
const streamDeadlineMs = 3_600_000

/** Requests reach a handler as bytes, so that strangers are turned away before anything is decoded. */
export function implementationOf(fullName: string, contract: ServiceDefinition, methods: Record<string, AnyMethod>, deps: Deps) {
  requireSameNames(fullName, Object.keys(contract), Object.keys(methods))
  const definition: Record<string, MethodDefinition<Buffer, object>> = {}
  const handlers: UntypedServiceImplementation = {}
  for (const [name, declared] of Object.entries(contract)) {
    const method = methods[name]
    if (!method) continue
    definition[name] = { ...declared, requestSerialize: bytes => bytes, requestDeserialize: bytes => bytes }
    handlers[name] = declared.responseStream ? streaming(declared, method, deps) : unary(declared, method, deps)
  }
  return { definition, handlers }
}

function requireSameNames(fullName: string, declared: string[], implemented: string[]): void {
  const missing = declared.filter(name => !implemented.includes(name))
  const unknown = implemented.filter(name => !declared.includes(name))
  if (missing.length > 0) throw new Error(`${fullName} does not implement ${missing.join(', ')}`)
  if (unknown.length > 0) throw new Error(`${fullName} implements ${unknown.join(', ')}, which its contract does not know`)
}

function unary(definition: Definition, method: AnyMethod, deps: Deps) {
  const around = aroundCalls(definition, deps, deps.config.defaultDeadlineMs, deps.stopping.calls)
  return (call: ServerUnaryCall<Buffer, object>, callback: sendUnaryData<object>) =>
    around(call, callback, async (request, context, life) => {
      callback(null, await life.unlessCut(method(request as never, context) as Promise<object>))
    })
}

function streaming(definition: Definition, method: AnyMethod, deps: Deps) {
  const around = aroundCalls(definition, deps, streamDeadlineMs, deps.stopping.streams)
  return (call: ServerWritableStream<Buffer, object>) =>
    around(
      call,
      error => call.emit('error', error),
      async (request, context, life) => {
        const responses = (method(request as never, context) as AsyncIterable<object>)[Symbol.asyncIterator]()
        let before = Promise.resolve()
        try {
          for (;;) {
            const next = await life.unlessCut(responses.next())
            if (next.done) break
            // Nothing more is piled up for whoever reads slowly: what comes next is made when they are ready for it.
            const sending = handedOver(call, next.value)
            await life.unlessCut(before)
            before = sending
          }
        } finally {
          responses.return?.().catch(() => {})
        }
        call.end()
      },
    )
}

/** Resolves once it is on its way; where the call is cut first, whoever waits hears of that. */
const handedOver = (call: ServerWritableStream<Buffer, object>, response: object): Promise<void> =>
  new Promise(resolve => call.write(response, () => resolve()))

/** What every call has: a caller, a decoded request, a lifetime, and one place where whatever is thrown becomes a status. */
function aroundCalls(
  { path, requestDeserialize, ...definition }: Definition,
  deps: Deps,
  defaultDeadlineMs: number,
  stopping: AbortSignal,
) {
  const { config, apiKeys, durations, turns } = deps
  const method = path.slice(1)
  const log = deps.log.child({ method })
  const requestName = requestNameOf(path, definition)

  function decoded(bytes: Buffer): object {
    if (bytes.length > config.maxMessageBytes) throw tooLarge(bytes.length, config.maxMessageBytes)
    const request = decodedOrMalformed(requestDeserialize, bytes)
    const unknown = findUnknownEnum(requestName, request)
    if (unknown) throw invalidField(unknown, 'must be a value that the contract names')
    return request
  }

  return async (
    call: ServerCall,
    fail: (error: ReturnType<typeof toStatus>) => void,
    run: (request: object, context: CallContext, life: Lifetime) => Promise<void>,
  ) => {
    const startedAt = performance.now()
    const life = lifetimeOf(call, defaultDeadlineMs, stopping)
    let code = status.OK
    try {
      const turn = turns()
      if (turn) await turn
      life.signal.throwIfAborted()
      const caller = authenticate(call.metadata, apiKeys)
      await run(decoded(call.request), contextOf(call.metadata, caller, life), life)
    } catch (error) {
      const told = toStatus(toWireError(error, log))
      code = told.code
      fail(told)
    } finally {
      life.end()
      durations.record((performance.now() - startedAt) / 1000, { method, code: status[code] })
    }
  }
}

function decodedOrMalformed(decode: (bytes: Buffer) => object, bytes: Buffer): object {
  try {
    return decode(bytes)
  } catch {
    throw new EdgeRefusal(status.INVALID_ARGUMENT, 'MESSAGE_MALFORMED', 'The request is no message of this method.')
  }
}

function tooLarge(bytes: number, limit: number): EdgeRefusal {
  const figures = { limit_bytes: String(limit), bytes: String(bytes) }
  return new EdgeRefusal(
    status.RESOURCE_EXHAUSTED,
    'MESSAGE_TOO_LARGE',
    `The request has ${bytes} bytes, ${limit} are taken.`,
    figures,
  )
}
