import type { Log } from './logging.ts'
import type { Timer } from './service.ts'

/** Runs each timer's work by its interval, one run of it at a time; a run that fails is logged and comes again. To stop cuts short what runs. */
export function startTimers(timers: readonly Timer[], log: Log): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  const intervals = timers.map(({ name, everyMs, run }) =>
    setInterval(() => {
      if (running.has(name)) return
      const work = run(stopping.signal)
        .catch(error => {
          if (!stopping.signal.aborted) log.error({ err: error, timer: name }, 'a timer failed')
        })
        .finally(() => running.delete(name))
      running.set(name, work)
    }, everyMs),
  )
  return {
    async stop() {
      stopping.abort()
      intervals.forEach(clearInterval)
      await Promise.all(running.values())
    },
  }
}
