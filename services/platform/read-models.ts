import type { Stored } from '#kernel/stored.ts'
import type { Value } from './database.ts'
import type { RawEvent } from './event-store.ts'

export type Row = Record<string, Value>

/** Rows that are a pure fold of the log. The platform owns table, checkpoint and transactions. */
export type ReadModel<R extends Row = Row> = {
  /** Of the table too: snake_case. */
  name: string
  /** A change builds the rows anew from the log's start. */
  version: number
  /** Of the streams that it reads: 'stock' for `stock-…`. */
  categories: readonly string[]
  columns: { [Column in keyof R]: 'text' | 'integer' }
  key: readonly (keyof R & string)[]
  indexes: readonly (readonly (keyof R & string)[])[]
  /** Columns that are mostly null: an index that begins with one holds no row without it. */
  sparse?: readonly (keyof R & string)[]
  decode(type: string, data: unknown): unknown
  /** The rows that an event touches. */
  keysOf(event: Stored<unknown>): Row[]
  fold(row: R | undefined, event: Stored<unknown>, key: Row): R | undefined
}

/** A read model as its owner writes it: `fold` answers the row's new values, or undefined to remove it. */
export type ReadModelDefinition<Event, R extends Row, Key extends keyof R & string> = {
  name: string
  version: number
  categories: readonly string[]
  columns: { [Column in keyof R]: 'text' | 'integer' }
  key: readonly Key[]
  indexes: readonly (readonly (keyof R & string)[])[]
  sparse?: readonly (keyof R & string)[]
  decode(type: string, data: unknown): Event
  keysOf(event: Stored<Event>): Pick<R, Key>[]
  fold(row: R | undefined, event: Stored<Event>, key: Pick<R, Key>): R | undefined
}

export const defineReadModel = <Event, R extends Row, Key extends keyof R & string>(
  definition: ReadModelDefinition<Event, R, Key>,
): ReadModel<R> => definition as unknown as ReadModel<R>

/**
 * Acts on events behind its own checkpoint: at least once, in order within a stream, streams side by side. The checkpoint
 * passes an event only when `handle` resolved; an event that fails is tried again for ever, never skipped.
 */
export type Follower = {
  name: string
  categories: readonly string[]
  /** Only events of these types: they come by a subscription of its own, and others are not even sent. */
  types?: readonly string[]
  handle(event: RawEvent): Promise<void>
  /** How many streams at once; 8 unless told. */
  concurrency?: number
  /**
   * Where it has no checkpoint, as on a new host, it leaves alone what is older than this: that was seen to long ago, and
   * whoever it would ask again may have forgotten. All that ever was is handled unless told.
   */
  anewForMs?: number
}
