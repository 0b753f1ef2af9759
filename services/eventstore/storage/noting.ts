export type OnNotNoted = (error: unknown) => void

/** Writes what can be found out again: a disk without room must keep no log from being read, nor a server from stopping. */
export function noting(write: () => void, onNotNoted: OnNotNoted | undefined): void {
  try {
    write()
  } catch (error) {
    onNotNoted?.(error)
  }
}
