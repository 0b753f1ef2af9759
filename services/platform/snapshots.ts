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

/** A cache that may be empty or behind, never ahead of the log it was made from. */
export type Snapshots = {
  read(stream: string, codeVersion: string): Snapshot | undefined
  write(snapshot: Snapshot): void
  isEmpty(): boolean
}

export function createSnapshots(_database: Database): Snapshots {
  throw new Error('under construction')
}

/** For tests and tools: remembers nothing. */
export const noSnapshots: Snapshots = { read: () => undefined, write: () => {}, isEmpty: () => false }
