import type { EventStore, Subscription } from '#platform/event-store.ts'
import type { Log } from '#platform/logging.ts'
import { logEnd, patiently } from './patience.ts'
import type { Teller } from './telling.ts'
import { createWindow, type Window } from './window.ts'

export type TailDeps = { store: EventStore; tell: Teller; log: Log; windowSize: number }

/** A place at the tail: it is kept until it is left. */
export type Seat = { window: Promise<Window>; leave(): void }
export type Tail = { join(): Seat; stop(): Promise<void> }

type Following = { seats: number; window: Promise<Window>; stop(): Promise<void> }

/** One subscription to the log for all subscribers of this process, while there are any. */
export function createTail(deps: TailDeps): Tail {
  const ending = new Set<Promise<void>>()
  let current: Following | undefined

  function end(following: Following): void {
    if (current === following) current = undefined
    const ended = following.stop().catch(error => deps.log.warn({ err: error }, 'a subscription of the feed did not end well'))
    ending.add(ended)
    void ended.then(() => ending.delete(ended))
  }

  return {
    join() {
      current ??= begin(deps)
      const following = current
      following.seats++
      return {
        window: following.window,
        leave() {
          if (--following.seats === 0) end(following)
        },
      }
    },
    async stop() {
      if (current) end(current)
      await Promise.all(ending)
    },
  }
}

function begin({ store, tell, log, windowSize }: TailDeps): Following {
  const stopped = new AbortController()
  let subscription: Subscription | undefined
  let loop: Promise<void> = Promise.resolve()

  async function open(): Promise<Window> {
    const end = await patiently(() => logEnd(store), stopped.signal, log)
    stopped.signal.throwIfAborted()
    const window = createWindow(end, windowSize)
    const source = store.subscribe({ from: end === 0n ? 'start' : end })
    subscription = source
    loop = fill(window, source).catch(error => {
      if (stopped.signal.aborted) return
      log.error({ err: error }, 'the feed lost the log')
      window.fail(error)
    })
    return window
  }

  async function fill(window: Window, source: Subscription): Promise<void> {
    for await (const item of source) {
      if ('stream' in item) window.add(await patiently(() => tell(item, () => true), stopped.signal, log))
    }
  }

  const window = open()
  // Whoever joined waits for it; when nobody does any more, nobody needs to know.
  window.catch(() => {})

  async function stop(): Promise<void> {
    stopped.abort(new Error('the feed is stopping'))
    await window.catch(() => {})
    await subscription?.stop()
    await loop
  }
  let ended: Promise<void> | undefined
  return {
    seats: 0,
    window,
    stop() {
      ended ??= stop()
      return ended
    },
  }
}
