import type { Files } from './files.ts'

const NAME = 'synced-end'

/**
 * How far the log was certainly synced at the last start or stop. Without it damage to the very last append could not be
 * told from an append that a power cut tore.
 */
export function syncedEnd(files: Files): number {
  const stored = files.readWhole(NAME)
  return stored ? Number(Buffer.from(stored).toString()) : 0
}

export function noteSyncedEnd(files: Files, position: number): void {
  files.replace(NAME, Buffer.from(String(position)))
}
