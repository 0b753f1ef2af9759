import type { Database } from './database.ts'
import type { EventStore } from './event-store.ts'
import { createCheckpoints } from './projecting/checkpoints.ts'
import { beginFolding, decodingOnce } from './projecting/folding.ts'
import { checkpointName, keyText, openTable, shapeOf } from './projecting/table.ts'
import type { ReadModel, Row } from './read-models.ts'

/** One row that differs from what the log says: undefined where there is none. */
export type Difference = { key: Row; stored: Row | undefined; replayed: Row | undefined }

/** Replays the log up to the model's checkpoint and compares its rows with those stored. */
export async function verify(store: EventStore, database: Database, model: ReadModel): Promise<Difference[]> {
  const checkpoints = createCheckpoints(database)
  const checkpoint = checkpoints.read(checkpointName(model))
  if (checkpoint?.shape !== shapeOf(model)) throw new Error(`${model.name} has not been built in this form`)
  const table = openTable(database, checkpoints, model)
  const upTo = checkpoint.position
  const stored = new Map(table.all().map(row => [keyText(model, row), row]))

  const replayed = new Map<string, Row>()
  if (upTo !== 'start') {
    for await (const raw of store.readAll()) {
      if (raw.position > upTo) break
      const folding = beginFolding(model, key => replayed.get(keyText(model, key)), decodingOnce())
      folding.fold(raw)
      for (const { key, row } of folding.changes()) {
        if (row) replayed.set(keyText(model, key), row)
        else replayed.delete(keyText(model, key))
      }
    }
  }

  const differences: Difference[] = []
  for (const key of new Set([...stored.keys(), ...replayed.keys()])) {
    const one = { stored: stored.get(key), replayed: replayed.get(key) }
    const row = one.stored ?? one.replayed
    if (row && !isEqual(model, one.stored, one.replayed)) differences.push({ key: pick(model, row), ...one })
  }
  return differences
}

const isEqual = (model: ReadModel, a: Row | undefined, b: Row | undefined): boolean =>
  a !== undefined && b !== undefined && Object.keys(model.columns).every(column => a[column] === b[column])

const pick = (model: ReadModel, row: Row): Row => Object.fromEntries(model.key.map(column => [column, row[column] ?? null]))
