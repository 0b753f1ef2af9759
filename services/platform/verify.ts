import { categoryOf } from '#kernel/ids.ts'
import type { Database } from './database.ts'
import type { EventStore, RawEvent } from './event-store.ts'
import { createCheckpoints } from './projecting/checkpoints.ts'
import { beginFolding, type Decode, decodingOnce } from './projecting/folding.ts'
import { checkpointName, keyText, openTable, shapeOf } from './projecting/table.ts'
import type { ReadModel, Row } from './read-models.ts'

/** One row that differs from what the log says: undefined where there is none. */
export type Difference = { key: Row; stored: Row | undefined; replayed: Row | undefined }

/** Replays the log up to the model's checkpoint and compares its rows with those stored. */
export async function verify(store: EventStore, database: Database, model: ReadModel): Promise<Difference[]> {
  const [verified] = await verifyAll(store, [{ database, model }])
  return verified?.differences ?? []
}

/** The same for many models of any databases, in one reading of the log. */
export async function verifyAll<Of extends { database: Database; model: ReadModel }>(
  store: EventStore,
  all: readonly Of[],
): Promise<(Of & { differences: Difference[] })[]> {
  const replays = all.map(of => ({ of, replay: beginReplay(of.database, of.model) }))
  const concerned = (category: string) =>
    replays.flatMap(({ of, replay }) => (of.model.categories.includes(category) ? [replay] : []))
  const byCategory = new Map<string, Replay[]>()
  const end = replays.reduce((furthest, { replay: { upTo } }) => (upTo > furthest ? upTo : furthest), -1n)
  for await (const raw of store.readAll({ max: end < 0n ? 0 : Number.MAX_SAFE_INTEGER })) {
    if (raw.position > end) break
    const category = categoryOf(raw.stream)
    const own = byCategory.get(category) ?? concerned(category)
    byCategory.set(category, own)
    const decode = decodingOnce()
    for (const { upTo, take } of own) if (raw.position <= upTo) take(raw, decode)
  }
  return replays.map(({ of, replay }) => ({ ...of, differences: replay.differences() }))
}

type Replay = { upTo: bigint; take(raw: RawEvent, decode: Decode): void; differences(): Difference[] }

function beginReplay(database: Database, model: ReadModel): Replay {
  const { upTo, rows } = storedBy(database, model)
  const stored = new Map(rows.map(row => [keyText(model, row), row]))
  const replayed = new Map<string, Row>()
  const load = (key: Row) => replayed.get(keyText(model, key))
  return {
    upTo: upTo === 'start' ? -1n : upTo,
    take(raw, decode) {
      const folding = beginFolding(model, load, decode)
      folding.fold(raw)
      for (const { key, row } of folding.changes()) {
        if (row) replayed.set(keyText(model, key), row)
        else replayed.delete(keyText(model, key))
      }
    },
    differences() {
      const found: Difference[] = []
      for (const key of new Set([...stored.keys(), ...replayed.keys()])) {
        const one = { stored: stored.get(key), replayed: replayed.get(key) }
        const row = one.stored ?? one.replayed
        if (row && !isEqual(model, one.stored, one.replayed)) found.push({ key: pick(model, row), ...one })
      }
      return found
    },
  }
}

/** Rows and checkpoint of one moment: a service may be writing. */
function storedBy(database: Database, model: ReadModel): { upTo: bigint | 'start'; rows: Row[] } {
  const checkpoints = createCheckpoints(database)
  database.connection.exec('BEGIN')
  try {
    const checkpoint = checkpoints.read(checkpointName(model))
    if (checkpoint?.shape !== shapeOf(model)) throw new Error(`${model.name} has not been built in this form`)
    return { upTo: checkpoint.position, rows: openTable(database, checkpoints, model).all() }
  } finally {
    database.connection.exec('COMMIT')
  }
}

const isEqual = (model: ReadModel, a: Row | undefined, b: Row | undefined): boolean =>
  a !== undefined && b !== undefined && Object.keys(model.columns).every(column => a[column] === b[column])

const pick = (model: ReadModel, row: Row): Row => Object.fromEntries(model.key.map(column => [column, row[column] ?? null]))
