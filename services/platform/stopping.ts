import type { Log } from './logging.ts'

export type OnStop = (step: () => void | Promise<void>) => void

export type Stopping = {
  /** What is given here is undone when the process stops, last first. */
  onStop: OnStop
  /** Aborted as soon as the process is to stop. */
  signal: AbortSignal
  /** Undoes and ends the process; only the first call counts. */
  stop(because: string, exitCode: number): Promise<void>
}

const BOUND_MS = 30_000
const orphaned = 'the process that started this one is gone'

/** Stops this process in order when it is told to, or when the process that started it is gone; at once when asked twice by hand. */
export function stoppingInOrder(log: Log): Stopping {
  const steps: Parameters<OnStop>[0][] = []
  const stopping = new AbortController()

  async function stop(because: string, exitCode: number): Promise<void> {
    if (stopping.signal.aborted) return
    stopping.abort()
    log.info({ because }, 'stopping')
    const bound = setTimeout(() => process.exit(1), BOUND_MS)
    for (const step of steps.reverse()) {
      await Promise.try(step).catch(error => log.error({ err: error }, 'a part did not stop'))
    }
    clearTimeout(bound)
    log.info({}, 'stopped')
    process.exit(exitCode)
  }

  // A terminal's ctrl-C reaches every process of a stack, and the stack's own end follows: only ctrl-C twice is impatience.
  process.on('SIGINT', () => (stopping.signal.aborted ? process.exit(1) : void stop('SIGINT', 0)))
  process.on('SIGTERM', () => void stop('SIGTERM', 0))
  process.on('disconnect', () => void stop(orphaned, 0))
  // Gone while this was loaded: nobody is told any more.
  if (process.send && !process.connected) void stop(orphaned, 0)
  return { onStop: step => void steps.push(step), signal: stopping.signal, stop }
}
