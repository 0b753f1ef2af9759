import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Takes the data folder for this process. SQLite's file lock is the operating system's own, so that it ends with
 * the process however that dies, and nothing stale is left to judge. Nothing is written, so that a full disk can be locked.
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true })
  const db = new DatabaseSync(join(folder, 'lock.sqlite'))
  try {
    db.exec('PRAGMA journal_mode = MEMORY; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (!isBusy(error)) throw new Error(`the data folder ${folder} can't be locked: ${error}`, { cause: error })
    throw new Error(`the data folder ${folder} is in use by another event store`, { cause: error })
  }
  return { release: () => db.close() }
}

const SQLITE_BUSY = 5
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
