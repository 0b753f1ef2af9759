import type { Database } from './database.ts'
import type { EventStore } from './event-store.ts'
import type { ReadModel, Row } from './read-models.ts'

/** One row that differs from what the log says: undefined where there is none. */
export type Difference = { key: Row; stored: Row | undefined; replayed: Row | undefined }

/** Replays the log up to the model's checkpoint and compares its rows with those stored. */
export async function verify(_store: EventStore, _database: Database, _model: ReadModel): Promise<Difference[]> {
  throw new Error('under construction')
}
