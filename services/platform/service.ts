import type { createServiceClients } from './clients.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import type { EventStore } from './event-store.ts'
import type { AnyMethod } from './grpc/methods.ts'
import type { Log } from './logging.ts'
import type { Projections } from './projections.ts'
import type { Follower, ReadModel } from './read-models.ts'
import type { Secrets } from './secrets.ts'
import type { Metrics } from './telemetry.ts'

/** What a host gives to every service that it runs. */
export type ServiceDeps = {
  store: EventStore
  database: Database
  secrets: Secrets
  /** Connected when first asked for, so that services of one host may call each other. */
  clients: Omit<ReturnType<typeof createServiceClients>, 'close'>
  config: Config
  log: Log
  metrics: Metrics
}

/** Work that recurs by the clock, one run at a time; `signal` is aborted when the process is to stop. */
export type Timer = { name: string; everyMs: number; run(signal: AbortSignal): Promise<void> }

/** One service, as a host runs it: it doesn't start or stop what it was given. */
export type Service = {
  name: string
  /** By the full name of the gRPC service, then by method. */
  methods: Record<string, Record<string, AnyMethod>>
  readModels: readonly ReadModel[]
  followers: readonly Follower[]
  timers?: readonly Timer[]
  /** Called once before `start` with the projections of the whole process. */
  use(projections: Projections): void
  /** Rejects while the service can't serve; resolves before the host reports healthy. */
  start?(): Promise<void>
  stop?(): Promise<void>
}
