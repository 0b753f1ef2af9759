import type { Database } from '../database.ts'

export type Checkpoint = { shape: string; position: bigint | 'start' }

/** How far each read model and follower has come; kept beside the rows, so that one transaction holds both. */
export type Checkpoints = {
  read(name: string): Checkpoint | undefined
  write(name: string, shape: string, position: bigint | 'start'): void
}

export function createCheckpoints({ connection }: Database): Checkpoints {
  connection.exec(`CREATE TABLE IF NOT EXISTS nahr_checkpoints (
    name TEXT PRIMARY KEY, shape TEXT NOT NULL, position TEXT NOT NULL
  ) WITHOUT ROWID`)
  const select = connection.prepare('SELECT shape, position FROM nahr_checkpoints WHERE name = ?')
  const upsert = connection.prepare(`INSERT INTO nahr_checkpoints VALUES (?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET shape = excluded.shape, position = excluded.position`)
  return {
    read(name) {
      const stored = select.get(name) as { shape: string; position: string } | undefined
      return stored && { shape: stored.shape, position: stored.position === 'start' ? 'start' : BigInt(stored.position) }
    },
    write: (name, shape, position) => void upsert.run(name, shape, String(position)),
  }
}

export const isBehind = (position: bigint | 'start', event: bigint): boolean => position === 'start' || position < event

/** The one that is further back. */
export function earlier(a: bigint | 'start', b: bigint | 'start'): bigint | 'start' {
  if (a === 'start' || b === 'start') return 'start'
  return a < b ? a : b
}
