import { setTimeout as delay } from 'node:timers/promises'
import type { Actor } from '#kernel/stored.ts'
import type { RawEvent } from '#platform/event-store.ts'
import type { Log } from '#platform/logging.ts'
import type { Follower } from '#platform/read-models.ts'
import type { Payments } from './aggregate.ts'
import type { Ask } from './asking.ts'
import { isUnanswered } from './domain/asked.ts'
import { decodeEvent } from './stored-events.ts'

export type Settling = {
  /** Runs a call that may ask the provider about this stream. The follower leaves the stream alone until it is over. */
  during<Answer>(stream: string, call: () => Promise<Answer>): Promise<Answer>
  /** Asks again for what calls asked and did not learn, or did not live to record. */
  follower: Follower
}

type Deps = { payments: Payments; ask: Ask; timeoutMs: number; log: Log }

/** What is unknown for longer is a person's to look after: it stays in the list of unsettled payments. */
const askedForMs = 24 * 3_600_000

const actor: Actor = { key: 'payments', kind: 'service', id: 'payments', channel: '' }

export function createSettling({ payments, ask, timeoutMs, log }: Deps): Settling {
  const underWay = new Map<string, Set<Promise<unknown>>>()

  async function during<Answer>(stream: string, call: () => Promise<Answer>): Promise<Answer> {
    const calls = underWay.get(stream) ?? new Set()
    underWay.set(stream, calls)
    const running = call()
    calls.add(running)
    try {
      return await running
    } finally {
      calls.delete(running)
      if (calls.size === 0) underWay.delete(stream)
    }
  }

  async function handle(raw: RawEvent): Promise<void> {
    const event = decodeEvent(raw.type, raw.data)
    if (!('key' in event)) return
    const { key, requestedAt } = event
    const { stream } = raw
    await Promise.allSettled(underWay.get(stream) ?? [])
    // What is remembered may be behind, but an answer never becomes unknown again.
    if (!isUnanswered((await payments.remembered(stream)).state, key)) return
    // Another host may be asking: its call is given the time that it has.
    const leftMs = Math.min(timeoutMs, Date.parse(requestedAt) + timeoutMs - Date.now())
    if (leftMs > 0) await delay(leftMs)
    const known = await payments.load(stream)
    if (!isUnanswered(known.state, key)) return
    const now = new Date().toISOString()
    const { correlationId, traceparent } = raw.metadata
    const request = { requestId: key, actor, correlationId, causationId: raw.id, traceparent, now }
    const { state } = await ask({ stream, known, wants: () => true, request })
    if (!isUnanswered(state, key)) return
    if (Date.now() - Date.parse(requestedAt) < askedForMs) throw new Error(`${event.type} of ${stream} is still unanswered`)
    log.error({ stream, type: event.type }, 'the provider never answered; a person has to look after this payment')
  }

  return { during, follower: { name: 'payment-answers', categories: ['payment'], concurrency: 64, handle } }
}
