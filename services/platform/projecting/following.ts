import { categoryOf } from '#kernel/ids.ts'
import { backoffMs } from '../backoff.ts'
import type { EventStore, RawEvent, Subscription } from '../event-store.ts'
import type { Log } from '../logging.ts'
import type { Follower } from '../read-models.ts'
import type { Gauge } from '../telemetry.ts'
import { type Checkpoints, isBehind } from './checkpoints.ts'

const CONCURRENCY = 8
const MAX_WAITING = 2_000
const MAX_RETRY_WAIT_MS = 30_000

type Item = RawEvent | { caughtUp: true } | { checkpoint: bigint }
/** `before` is the position that everything up to this event ends at. */
type Work = { raw: RawEvent; before: bigint | 'start'; failures: number }

export type Following = {
  from: bigint | 'start'
  /** Whether it has a subscription of its own from the first: nothing of others is for it. */
  isAlone: boolean
  start(): void
  /** Takes what the shared subscription gives. Never waits: one that falls far behind goes on with a subscription of its own. */
  take(item: Item): void
  /** Keeps how far everything was handled, or leaves it to the next time. */
  save(): void
  stop(): Promise<void>
}

type Deps = { store: EventStore; checkpoints: Checkpoints; log: Log; waitingGauge: Gauge }

export function follow(follower: Follower, { store, checkpoints, log, waitingGauge }: Deps): Following {
  const { name, types, handle, concurrency = CONCURRENCY, anewForMs } = follower
  const isAlone = types !== undefined
  const checkpoint = `follower/${name}`
  const categories = new Set(follower.categories)
  const from = checkpoints.read(checkpoint)?.position ?? 'start'
  /** In the log's order, for the checkpoint; by stream, for the order of work. */
  const waiting = new Set<Work>()
  const byStream = new Map<string, Work[]>()
  const runnable: string[] = []
  const stopped = new AbortController()
  const running = new Set<Promise<void>>()
  let seen = from
  let saved = from
  /** What is older is left alone; null once the log has come that far. Nothing is kept before: a restart would not know. */
  let oldest = from === 'start' && anewForMs !== undefined ? Date.now() - anewForMs : null
  let own: Subscription | undefined
  let roomMade = () => {}

  function accept(item: Item): void {
    if ('caughtUp' in item) {
      oldest = null
      return
    }
    const position = 'checkpoint' in item ? item.checkpoint : item.position
    if (!isBehind(seen, position)) return
    const before = seen
    seen = position
    if ('checkpoint' in item || !categories.has(categoryOf(item.stream))) return
    if (oldest !== null && Date.parse(item.created) < oldest) return
    oldest = null
    const work = { raw: item, before, failures: 0 }
    waiting.add(work)
    const queue = byStream.get(item.stream)
    if (queue) queue.push(work)
    else {
      byStream.set(item.stream, [work])
      runnable.push(item.stream)
      runMore()
    }
  }

  function runMore(): void {
    while (running.size < concurrency && !stopped.signal.aborted) {
      const stream = runnable.shift()
      if (stream === undefined) return
      const run = runNext(stream).finally(() => {
        running.delete(run)
        runMore()
      })
      running.add(run)
    }
  }

  async function runNext(stream: string): Promise<void> {
    const queue = byStream.get(stream)
    const work = queue?.[0]
    if (!queue || !work) return
    try {
      await handle(work.raw)
    } catch (error) {
      tryLater(stream, work, error)
      return
    }
    waiting.delete(work)
    queue.shift()
    if (queue.length > 0) runnable.push(stream)
    else byStream.delete(stream)
    if (waiting.size < MAX_WAITING) roomMade()
    if (waiting.size === 0) save()
  }

  /** The stream waits for its turn again without holding a place that others could use. */
  function tryLater(stream: string, work: Work, error: unknown): void {
    work.failures++
    const { type, revision } = work.raw
    log.error(
      { follower: name, stream, type, revision, failures: work.failures, err: error },
      'follower failed; it will try again',
    )
    const timer = setTimeout(
      () => {
        runnable.push(stream)
        runMore()
      },
      backoffMs(work.failures, MAX_RETRY_WAIT_MS),
    )
    stopped.signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }

  /** Everything before the first event that still waits has been handled. */
  function save(): void {
    const [first] = waiting
    const position = first ? first.before : seen
    waitingGauge.record(waiting.size, { follower: name })
    if (position === saved || position === 'start' || oldest !== null) return
    try {
      checkpoints.write(checkpoint, '', position)
      saved = position
    } catch (error) {
      log.warn({ follower: name, err: error }, 'checkpoint not written; it will be tried again')
    }
  }

  async function goOnAlone(): Promise<void> {
    const subscription = store.subscribe({ from: seen, categories: follower.categories, ...(types ? { types } : {}) })
    own = subscription
    for await (const item of subscription) {
      accept(item)
      save()
      if (waiting.size < MAX_WAITING || stopped.signal.aborted) continue
      await new Promise<void>(resolve => {
        roomMade = resolve
      })
    }
  }

  function take(item: Item): void {
    if (own || isAlone) return
    if (waiting.size < MAX_WAITING) accept(item)
    else leave()
  }

  const leave = (): void => void goOnAlone().catch(error => log.error({ follower: name, err: error }, 'follower stopped'))

  function start(): void {
    if (isAlone) leave()
  }

  async function stop(): Promise<void> {
    stopped.abort()
    roomMade()
    await own?.stop()
    await Promise.all(running)
    save()
  }

  return { from, isAlone, start, take, save, stop }
}
