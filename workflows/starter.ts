import { setTimeout as delay } from 'node:timers/promises'
import { backOff } from '#platform/backoff.ts'
import type { ConsumerGroup, Delivered } from '#platform/event-store-persistent.ts'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import type { Log } from '#platform/logging.ts'
import type { Metrics } from '#platform/telemetry.ts'
import { isTemporalTrouble, type Temporal } from './client.ts'
import type { Clients } from './clients.ts'
import { followed } from './followed.ts'
import { inTurn } from './in-turn.ts'
import type { StoredFact } from './process.ts'
import { type AwaitedFact, awaitedFact, concerned } from './streams.ts'

export type StarterDeps = { group: ConsumerGroup; temporal: Temporal; clients: Clients; log: Log; metrics: Metrics }

const AT_ONCE = 32
const LONGEST_PAUSE_MS = 30_000
const STOP_WITHIN_MS = 10_000
/** Before these no run can be. */
const OPENINGS = ['OrderPlaced', 'ReturnOpened']

/**
 * Tells the processes of one stream of facts that they wait for: those that owe something get a run where they have none, the
 * others hear of it if they run. Facts that come together are told as one. Answers those that any waits for.
 */
export async function forward(
  events: readonly StoredFact[],
  { temporal, clients }: Pick<StarterDeps, 'temporal' | 'clients'>,
): Promise<AwaitedFact[]> {
  const facts = events.flatMap(event => awaitedFact(followed, event) ?? [])
  if (facts.length === 0) return facts
  for (const { process, fact } of await concerned(followed, facts, clients)) {
    if (await process.isOwed(clients)) await temporal.wake(process, fact)
    else if (!OPENINGS.includes(fact.type)) await temporal.tell(process.id, fact)
  }
  return facts
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
  let successes = 0

  async function handle(delivered: readonly Delivered[], trouble: (reason: string) => void): Promise<void> {
    try {
      const facts = await forward(
        delivered.map(({ event }) => event),
        { temporal, clients },
      )
      for (const { type } of facts) forwarded.add(1, { type })
      for (const { event, ack } of delivered) {
        ack()
        successes++
        failedAt.delete(event.id)
      }
    } catch (error) {
      // Which of them is at fault shows when each is told alone.
      if (delivered.length > 1 && !isOutage(error)) for (const each of delivered) await handle([each], trouble)
      else for (const each of delivered) giveBack(each, error, trouble)
    }
  }

  function giveBack({ event, retry, park }: Delivered, error: unknown, trouble: (reason: string) => void): void {
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

  /** One subscription, until trouble. */
  async function follow(): Promise<string> {
    if (!(await temporal.isServing())) return 'Temporal is away'
    await group.ensure()
    const trouble = Promise.withResolvers<string>()
    const stop = () => trouble.resolve('stopped')
    stopping.signal.addEventListener('abort', stop, { once: true })
    if (stopping.signal.aborted) stop()
    const handling = inTurn(
      ({ event }: Delivered) => event.stream,
      delivered => handle(delivered, trouble.resolve),
    )
    const consumption = group.consume({ bufferSize: AT_ONCE, deliver: handling.add })
    try {
      return await Promise.race([trouble.promise, consumption.ended])
    } finally {
      stopping.signal.removeEventListener('abort', stop)
      // What is left unanswered comes again.
      await Promise.race([handling.stop(), delay(STOP_WITHIN_MS, undefined, { ref: false })])
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
