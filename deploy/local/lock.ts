import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Why nothing can be kept in this folder; undefined where something can. */
export function unusable(dataDir: string): string | undefined {
  const probe = join(dataDir, `probe-${process.pid}`)
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Takes the folder for this stack, or answers undefined where another one has it. SQLite's file lock is the operating
 * system's own: it ends with the process however that dies, so nothing stale is ever left to judge.
 */
export function lockStack(dataDir: string): { release(): void } | undefined {
  mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(join(dataDir, 'stack.lock'))
  try {
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return { release: () => database.close() }
  } catch {
    database.close()
    return undefined
  }
}
