import { setTimeout as delay } from 'node:timers/promises'
import { type Part, type RunningPart, startPart } from './part.ts'

export type Supervised = {
  readonly name: string
  readonly pid: number
  readonly programPid: number | undefined
  /** Resolves when the process that runs now, or the next one, serves. */
  ready(): Promise<void>
  /** Ends the process as a crash would; it is started again like after one. */
  kill(signal: NodeJS.Signals): void
  /** Ends it for good: asked first, made to after a while. Answers whether it had to be made to. */
  stop(): Promise<{ forced: boolean }>
}

export type Watching = {
  restarting(name: string, why: string, inMs: number): void
  restarted(name: string): void
  /** It ended too often: nobody starts it again. */
  givenUp(name: string, why: string): void
}

const BACKOFF_MS = { first: 250, most: 8_000 }
const ENDS_IN_A_ROW = 6
/** A process that served this long starts counting anew. */
const STEADY_MS = 30_000
const STOP_GRACE_MS = 15_000

/** Keeps a part running until told to stop. */
export function supervise(part: Part, watching: Watching): Supervised {
  let running = startPart(part)
  let current = running.ready
  let startedAt = Date.now()
  let endsInARow = 0
  const stopping = new AbortController()

  async function keepRunning(): Promise<void> {
    for (;;) {
      const { code, signal } = await running.ended
      if (stopping.signal.aborted) return
      endsInARow = Date.now() - startedAt > STEADY_MS ? 1 : endsInARow + 1
      const why = signal ?? `status ${code}`
      if (endsInARow >= ENDS_IN_A_ROW) return watching.givenUp(part.name, why)
      const waitMs = Math.min(BACKOFF_MS.first * 2 ** (endsInARow - 1), BACKOFF_MS.most)
      watching.restarting(part.name, why, waitMs)
      current = startAgain(waitMs)
      current.catch(() => {})
      await current.catch(() => {})
      if (stopping.signal.aborted) return
    }
  }

  async function startAgain(waitMs: number): Promise<void> {
    await delay(waitMs, undefined, { signal: stopping.signal })
    running = startPart(part)
    startedAt = Date.now()
    await running.ready
    watching.restarted(part.name)
  }

  // A process that never got ready at the first start is the starter's to judge: it may be the configuration.
  const kept = running.ready.then(keepRunning, () => {})
  return {
    name: part.name,
    get pid() {
      return running.pid
    },
    get programPid() {
      return running.programPid
    },
    ready: () => current,
    kill: signal => running.kill(signal),
    async stop() {
      stopping.abort()
      const forced = await ended(running)
      await kept
      return { forced }
    },
  }
}

async function ended(running: RunningPart): Promise<boolean> {
  let forced = false
  const timer = setTimeout(() => {
    forced = true
    running.kill('SIGKILL')
  }, STOP_GRACE_MS)
  running.kill('SIGTERM')
  await running.ended
  clearTimeout(timer)
  return forced
}
