import type { Readable } from 'node:stream'
import { backOff } from './backoff.ts'
import type { RawEvent, Subscription } from './event-store.ts'
import type { Log } from './logging.ts'

/** A subscription of one connection: it dies with it. */
export type Opened = { events: Readable; close(): Promise<void> }
type Notice = { caughtUp: true } | { checkpoint: bigint }
export type OpenSubscription = (from: bigint | 'start', notify: (notice: Notice) => void) => Opened

/** Follows the log for ever over connections that may each die: every one begins behind the last position seen. */
export function followLog(
  open: OpenSubscription,
  toRaw: (resolved: unknown) => RawEvent | undefined,
  from: bigint | 'start',
  log: Log,
): Subscription {
  const stopped = new AbortController()
  let current: Opened | undefined
  let position = from

  async function* follow(): AsyncGenerator<RawEvent | Notice> {
    for (let failures = 0; !stopped.signal.aborted; ) {
      try {
        for await (const item of oneConnection()) {
          failures = 0
          if (!('caughtUp' in item)) position = 'checkpoint' in item ? item.checkpoint : item.position
          yield item
        }
        if (!stopped.signal.aborted) throw new Error('the server ended the subscription')
      } catch (error) {
        if (stopped.signal.aborted) return
        failures++
        log.warn({ error: String(error), failures, position: String(position) }, 'subscription lost; connecting again')
        await backOff(failures, stopped.signal)
      }
    }
  }

  /** Notices come beside the events: each is handed on behind the events that were buffered when it came. */
  async function* oneConnection(): AsyncGenerator<RawEvent | Notice> {
    const notices: { after: number; notice: Notice }[] = []
    let taken = 0
    let wake = () => {}
    const opened = open(position, notice => {
      notices.push({ after: taken + opened.events.readableLength, notice })
      wake()
    })
    current = opened
    const { events } = opened
    let failure: Error | undefined
    let ended = false
    events.on('readable', () => wake())
    events.on('error', error => {
      failure = error
      wake()
    })
    for (const end of ['end', 'close']) {
      events.on(end, () => {
        ended = true
        wake()
      })
    }
    const onStop = () => wake()
    stopped.signal.addEventListener('abort', onStop)
    try {
      while (!stopped.signal.aborted) {
        const due = notices[0]
        if (due && due.after <= taken) {
          notices.shift()
          yield due.notice
          continue
        }
        const resolved: unknown = events.read()
        if (resolved !== null) {
          taken++
          const event = toRaw(resolved)
          if (event) yield event
          continue
        }
        if (failure) throw failure
        if (ended) return
        const woken = new Promise<void>(resolve => {
          wake = resolve
        })
        if (events.readableLength === 0 && notices.length === 0 && !failure && !ended && !stopped.signal.aborted) await woken
      }
    } finally {
      stopped.signal.removeEventListener('abort', onStop)
      current = undefined
      await opened.close()
    }
  }

  return {
    [Symbol.asyncIterator]: follow,
    stop: async () => {
      stopped.abort()
      await current?.close()
    },
  }
}
