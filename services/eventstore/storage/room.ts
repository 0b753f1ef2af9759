import type { Files } from './files.ts'

const ROOM_TO_GO_ON_BYTES = 4 * 1024 * 1024
const LOOK_EVERY_MS = 1_000

/**
 * Tells when a full disk has room again, and looks no more once it is over. A server that began anew on a full disk would
 * only fail again; this one still answers reads.
 */
export function untilRoom(files: Pick<Files, 'hasRoomFor'>, over: AbortSignal, then: () => void): void {
  if (over.aborted) return
  if (files.hasRoomFor(ROOM_TO_GO_ON_BYTES)) then()
  else setTimeout(() => untilRoom(files, over, then), LOOK_EVERY_MS).unref()
}
