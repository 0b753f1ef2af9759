import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { ApiKeys } from '../api-keys.ts'
import type { Config } from '../config.ts'
import type { Log } from '../logging.ts'
import type { Metrics } from '../telemetry.ts'
import { implementationOf } from './implementation.ts'
import type { Hosted } from './methods.ts'
import { serviceDefinition } from './protos.ts'
import { addStandardServices } from './standard.ts'
import { createTurns } from './turns.ts'

export type { CallContext, Methods } from './methods.ts'

export type HostDeps = {
  services: readonly Hosted[]
  config: Pick<Config, 'host' | 'port' | 'tls' | 'maxMessageBytes' | 'defaultDeadlineMs'>
  apiKeys: Pick<ApiKeys, 'resolve'>
  log: Log
  metrics: Metrics
}

export type Host = {
  port: number
  /** From here on the health service says SERVING. Calls are taken from the start. */
  ready(): void
  /** From here on health says NOT_SERVING, whatever comes; calls are still answered, so that what works goes on. */
  unfit(): void
  /** Takes no more calls, ends streams at once, lets single calls finish within the bound, then cuts them short. */
  stop(graceMs?: number): Promise<void>
}

const defaultGraceMs = 10_000
/** What is done for so many before they wait for others takes some milliseconds. */
const begunAtOnce = 16
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Serves the methods of these services, health and reflection. Rejects when a contract is not fully implemented. */
export async function startHost({ services, config, apiKeys, log, metrics }: HostDeps): Promise<Host> {
  const server = new Server({
    // Somewhat larger ones are let in to be refused with a reason; the transport refuses the rest while it receives them.
    'grpc.max_receive_message_length': 4 * config.maxMessageBytes,
    'grpc.max_send_message_length': -1,
    'grpc.keepalive_time_ms': 60_000,
    'grpc.keepalive_timeout_ms': 20_000,
    'grpc.enable_channelz': 0,
  })
  const stopping = { streams: new AbortController(), calls: new AbortController() }
  const durations = metrics.histogram('grpc_server_duration_seconds', 'How long calls took, by method and code', durationBuckets)
  const keys = { resolve: resolvingTogether(apiKeys) }
  const deps = {
    config,
    apiKeys: keys,
    log,
    durations,
    turns: createTurns(begunAtOnce),
    stopping: { streams: stopping.streams.signal, calls: stopping.calls.signal },
  }
  const methods = services.flatMap(service => Object.entries(service.methods))
  for (const [fullName, implemented] of methods) {
    const { definition, handlers } = implementationOf(fullName, serviceDefinition(fullName), implemented, deps)
    server.addService(definition, handlers)
  }
  const standard = addStandardServices(
    server,
    methods.map(([fullName]) => fullName),
  )
  const port = await bind(server, config)
  let isUnfit = false

  return {
    port,
    ready: () => standard.setServing(!isUnfit),
    unfit() {
      isUnfit = true
      standard.setServing(false)
    },
    async stop(graceMs = defaultGraceMs) {
      standard.setServing(false)
      standard.endLongCalls()
      stopping.streams.abort()
      const finished = new Promise<void>(resolve => server.tryShutdown(() => resolve()))
      const cut = setTimeout(() => stopping.calls.abort(), graceMs)
      const force = setTimeout(() => server.forceShutdown(), graceMs + 500)
      await finished
      clearTimeout(cut)
      clearTimeout(force)
    },
  }
}

/** Calls that came together with one key are vouched for by one look at it. */
function resolvingTogether({ resolve }: HostDeps['apiKeys']): ApiKeys['resolve'] {
  const resolved = new Map<string, ReturnType<ApiKeys['resolve']>>()
  return key => {
    if (resolved.size === 0) setImmediate(() => resolved.clear())
    const known = resolved.get(key)
    if (known !== undefined) return known
    const caller = resolve(key)
    resolved.set(key, caller)
    return caller
  }
}

function bind(server: Server, { host, port, tls }: HostDeps['config']): Promise<number> {
  const credentials = tls
    ? ServerCredentials.createSsl(null, [{ cert_chain: tls.cert, private_key: tls.key }])
    : ServerCredentials.createInsecure()
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, bound) => (error ? reject(error) : resolve(bound)))
  })
}
