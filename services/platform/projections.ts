import type { SelectQueryBuilder } from 'kysely'
import type { Database } from './database.ts'
import type { EventStore } from './event-store.ts'
import type { Log } from './logging.ts'
import type { Follower, ReadModel, Row } from './read-models.ts'
import type { Metrics } from './telemetry.ts'

/** `rows(model).where('sku', '=', sku).selectAll().execute()`: the model's table, under the name `row`. */
export type Rows<R> = SelectQueryBuilder<{ row: R }, 'row', Record<never, never>>

export type Projections = {
  rows<R extends Row>(model: ReadModel<R>): Rows<R>
  /** Waits until every read model holds what the log held at this position. Refused with POSITION_NOT_REACHED when aborted first. */
  reached(position: bigint, signal?: AbortSignal): Promise<void>
  start(): Promise<void>
  /** Waits until the read models first stood at the log's end. */
  caughtUp(): Promise<void>
  /** Read models that stopped because a fold threw. */
  failed(): readonly string[]
  stop(): Promise<void>
}

export type ProjectionsDeps = {
  store: EventStore
  database: Database
  readModels: readonly ReadModel[]
  followers: readonly Follower[]
  log: Log
  metrics: Metrics
}

export function createProjections(_deps: ProjectionsDeps): Projections {
  throw new Error('under construction')
}
