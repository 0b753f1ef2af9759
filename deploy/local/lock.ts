import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

/**
 * Takes the folder for this stack, or answers undefined where another one has it. SQLite's file lock is the operating
 * system's own: it ends with the process however that dies, so nothing stale is ever left to judge.
 */
export function lockStack(dataDir: string): { release(): void } | undefined {
  mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(join(dataDir, 'stack.lock'))
  try {
    // Nothing is written: a lock needs no room.
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return { release: () => database.close() }
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined
    throw error
  }
}
