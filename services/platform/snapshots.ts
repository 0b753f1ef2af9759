import type { Database } from './database.ts'

/** A state as of a revision, and the outcomes recorded on the stream up to it. */
export type Snapshot = {
  stream: string
  revision: number
  position: bigint
  codeVersion: string
  firstRecordedAt: string
  state: unknown
  outcomes: unknown
}

/** A cache in the read-model database. It may be empty or behind the log; what other code wrote is passed over. */
export type Snapshots = {
  read(stream: string, codeVersion: string): Snapshot | undefined
  write(snapshot: Snapshot): void
  /** Notes that a stream is long, so that a host without its snapshot warms it. */
  noteLong(stream: string): void
  /** Streams of a category known to be long that have no snapshot by this code. */
  longStreams(category: string, codeVersion: string): string[]
}

/** Streams longer than this are worth a snapshot. */
export const LONG_STREAM = 200

type Stored = { revision: number; position: string; first_recorded_at: string; state: string; outcomes: string }

export function createSnapshots({ connection }: Database): Snapshots {
  connection.exec(`CREATE TABLE IF NOT EXISTS nahr_snapshots (
    stream TEXT PRIMARY KEY, code_version TEXT NOT NULL, revision INTEGER NOT NULL, position TEXT NOT NULL,
    first_recorded_at TEXT NOT NULL, state TEXT NOT NULL, outcomes TEXT NOT NULL
  ) WITHOUT ROWID`)
  const select = connection.prepare('SELECT * FROM nahr_snapshots WHERE stream = ? AND code_version = ?')
  const upsert = connection.prepare(`INSERT INTO nahr_snapshots VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream) DO UPDATE SET
    code_version = excluded.code_version, revision = excluded.revision, position = excluded.position,
    first_recorded_at = excluded.first_recorded_at, state = excluded.state, outcomes = excluded.outcomes`)
  const insertLong = connection.prepare("INSERT INTO nahr_snapshots VALUES (?, '', -1, '0', '', '', '') ON CONFLICT DO NOTHING")
  const selectLong = connection.prepare(
    'SELECT stream FROM nahr_snapshots WHERE code_version <> ? AND stream >= ? AND stream < ?',
  )
  return {
    read(stream, codeVersion) {
      const stored = select.get(stream, codeVersion) as Stored | undefined
      if (!stored) return undefined
      return {
        stream,
        codeVersion,
        revision: stored.revision,
        position: BigInt(stored.position),
        firstRecordedAt: stored.first_recorded_at,
        state: JSON.parse(stored.state),
        outcomes: JSON.parse(stored.outcomes),
      }
    },
    write({ stream, codeVersion, revision, position, firstRecordedAt, state, outcomes }) {
      const json = [state, outcomes].map(part => JSON.stringify(part))
      upsert.run(stream, codeVersion, revision, String(position), firstRecordedAt, ...json)
    },
    noteLong: stream => void insertLong.run(stream),
    longStreams: (category, codeVersion) =>
      selectLong.all(codeVersion, `${category}-`, `${category}.`).map(({ stream }) => String(stream)),
  }
}

/** For tools that load few streams once. */
export const noSnapshots: Snapshots = { read: () => undefined, write: () => {}, noteLong: () => {}, longStreams: () => [] }
