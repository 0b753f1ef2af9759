import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** The key file beside a secrets database, readable by its owner alone; made and synced by whoever comes first. */
export function readMasterKey(databasePath: string): Uint8Array {
  const path = `${databasePath}.master-key`
  const key = read(path) ?? create(path)
  if (key.length !== 32) throw new Error(`${path} must hold 32 bytes in base64`)
  return key
}

function read(path: string): Buffer | null {
  try {
    return Buffer.from(readFileSync(path, 'utf8'), 'base64')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Written whole under another name, then linked: two processes that start together end up with one key. */
function create(path: string): Buffer {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    synced(draft, 'wx', `${randomBytes(32).toString('base64')}\n`)
    linkSync(draft, path)
    synced(dirname(path), 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return Buffer.from(readFileSync(path, 'utf8'), 'base64')
}

function synced(path: string, flags: string, text?: string): void {
  const file = openSync(path, flags, 0o600)
  try {
    if (text !== undefined) writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
