import type { Told } from './telling.ts'

/** The newest part of the log, shared by all who are that far. */
export type Window = {
  /** True where whatever comes behind this position is in here, or still to come. */
  covers(position: bigint): boolean
  /** The first behind this position; undefined when there is none yet. */
  after(position: bigint): Told | undefined
  add(told: Told): void
  /** Nothing comes any more: whoever asks for what is next is told why. */
  fail(error: unknown): void
  /** Until something is added, the signal aborts, or so long. */
  change(signal: AbortSignal, timeoutMs: number): Promise<void>
}

/** Begins empty at the log's end, and forgets the oldest when it holds so many. */
export function createWindow(end: bigint, capacity: number): Window {
  const held: Told[] = []
  const watchers = new Set<() => void>()
  let floor = end
  let head = end
  let failure: { error: unknown } | undefined

  function notify(): void {
    for (const watcher of watchers) watcher()
  }

  return {
    covers: position => position >= floor,
    after(position) {
      if (failure) throw failure.error
      if (position >= head) return undefined
      let [low, high] = [0, held.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((held[middle]?.position ?? head) > position) high = middle
        else low = middle + 1
      }
      return held[low]
    },
    add(told) {
      if (told.position <= head) return
      head = told.position
      held.push(told)
      if (held.length > capacity) floor = held.shift()?.position ?? floor
      notify()
    },
    fail(error) {
      failure = { error }
      notify()
    },
    change: (signal, timeoutMs) =>
      new Promise(resolve => {
        const done = () => {
          clearTimeout(timer)
          watchers.delete(done)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, timeoutMs)
        watchers.add(done)
        signal.addEventListener('abort', done)
        if (signal.aborted) done()
      }),
  }
}
