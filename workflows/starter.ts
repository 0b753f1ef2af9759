import { setTimeout as delay } from 'node:timers/promises'
import { backOff } from '#platform/backoff.ts'
import type { ConsumerGroup, Delivered } from '#platform/event-store-persistent.ts'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import type { Log } from '#platform/logging.ts'
import type { Metrics } from '#platform/telemetry.ts'
import { isTemporalTrouble, type Temporal } from './client.ts'
import type { Clients } from './clients.ts'
import { followed } from './followed.ts'
import type { StoredFact } from './process.ts'
import { awaitedFact, concerned } from './streams.ts'

export type StarterDeps = { group: ConsumerGroup; temporal: Temporal; clients: Clients; log: Log; metrics: Metrics }

const AT_ONCE = 32
const LONGEST_PAUSE_MS = 30_000
const STOP_WITHIN_MS = 10_000
/** Before these no run can be. */
const OPENINGS = ['OrderPlaced', 'ReturnOpened']

/**
 * Tells the processes of a fact that they wait for: those that owe something get a run where they have none, the others hear of
 * it if they run. Answers whether any waits for it.
 */
export async function forward(
  event: StoredFact,
  { temporal, clients }: Pick<StarterDeps, 'temporal' | 'clients'>,
): Promise<boolean> {
  const fact = awaitedFact(followed, event)
  if (!fact) return false
  for (const process of await concerned(followed, fact, clients)) {
    if (await process.isOwed(clients)) await temporal.wake(process, fact)
    else if (!OPENINGS.includes(fact.type)) await temporal.tell(process.id, fact)
  }
  return true
}

/**
 * Follows a group's streams for as long as Temporal and the services serve. While they don't it takes nothing, so that
 * nothing is tried in vain; an event is parked only if it fails while others succeed.
 */
export function startStarter({ group, temporal, clients, log, metrics }: StarterDeps): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const forwarded = metrics.counter('workflow_facts_forwarded', 'Facts forwarded to workflows')
  const parked = metrics.counter('workflow_facts_parked', 'Facts set aside because they alone failed')
  const failedAt = new Map<string, number>()
  const inHand = new Set<Promise<void>>()
  let successes = 0

  async function handle({ event, ack, retry, park }: Delivered, trouble: (reason: string) => void): Promise<void> {
    try {
      if (await forward(event, { temporal, clients })) forwarded.add(1, { type: event.type })
      ack()
      successes++
      failedAt.delete(event.id)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const before = failedAt.get(event.id)
      if (isOutage(error)) {
        retry(reason)
        trouble(reason)
      } else if (before === undefined) {
        failedAt.set(event.id, successes)
        retry(reason)
      } else if (successes > before) {
        log.error({ err: error, stream: event.stream, revision: event.revision, type: event.type }, 'a fact is parked')
        parked.add(1)
        failedAt.delete(event.id)
        park(reason)
      } else {
        retry(reason)
        trouble(reason)
      }
    }
  }

  /** One subscription, until trouble. */
  async function follow(): Promise<string> {
    if (!(await temporal.isServing())) return 'Temporal is away'
    await group.ensure()
    const trouble = Promise.withResolvers<string>()
    const stop = () => trouble.resolve('stopped')
    stopping.signal.addEventListener('abort', stop, { once: true })
    if (stopping.signal.aborted) stop()
    let isLeaving = false
    const consumption = group.consume({
      bufferSize: AT_ONCE,
      deliver(delivered) {
        // Left unanswered it comes again.
        if (isLeaving) return
        const handling = handle(delivered, trouble.resolve).finally(() => inHand.delete(handling))
        inHand.add(handling)
      },
    })
    try {
      return await Promise.race([trouble.promise, consumption.ended])
    } finally {
      isLeaving = true
      stopping.signal.removeEventListener('abort', stop)
      await Promise.race([Promise.all(inHand), delay(STOP_WITHIN_MS, undefined, { ref: false })])
      await consumption.stop()
    }
  }

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const before = successes
      const reason = await follow().catch(error => (error instanceof Error ? error.message : String(error)))
      if (stopping.signal.aborted) return
      failures = successes > before ? 1 : failures + 1
      log.warn({ reason, failures }, 'the starter stopped following; it tries again')
      await backOff(failures, stopping.signal, LONGEST_PAUSE_MS)
    }
  }

  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Somebody is away or overloaded: the event is not at fault. */
const isOutage = (error: unknown): boolean => isTemporalTrouble(error) || (error instanceof CallFailed && !error.asRejection())
