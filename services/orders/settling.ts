import type { EventMetadata, Stored } from '#kernel/stored.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import type { Log } from '#platform/logging.ts'
import type { Follower } from '#platform/read-models.ts'
import type { OrderEvent } from './domain/events.ts'
import { later, type Others, takeSteps } from './steps.ts'
import { decodeEvent } from './stored-events.ts'

/** Does the steps that these events leave; a step that fails is left to the follower. Answers where the log tells of releases. */
export type Settle = (events: readonly Stored<OrderEvent>[]) => Promise<bigint>

export type Settling = {
  /** Runs a call that may append to this stream. The follower leaves the stream's events alone until it is over. */
  during<Answer>(stream: string, call: (settle: Settle) => Promise<Answer>): Promise<Answer>
  /** Finishes what calls recorded but did not live to do. */
  follower: Follower
}

/** Half as long as positions remember an issue. */
const anewForMs = 15 * 24 * 3_600_000
/** What is recorded has to be done, however busy the other service is: an order may have some thousand positions. */
const stepMs = 30_000

const causedBy = ({ id, metadata }: { id: string; metadata: EventMetadata }): CallOptions => ({
  ...{ causationId: id, correlationId: metadata.correlationId },
  deadlineMs: stepMs,
})

export function createSettling(others: Others, log: Log): Settling {
  const underWay = new Map<string, Set<Promise<unknown>>>()
  const done = new Set<string>()
  const nameOf = ({ stream, revision }: { stream: string; revision: number }) => `${stream}@${revision}`

  const settle: Settle = async events => {
    let released = 0n
    for (const stored of events) {
      try {
        released = later(released, await takeSteps(others, stored.stream, stored.event, causedBy(stored)))
        done.add(nameOf(stored))
      } catch (error) {
        log.warn({ stream: stored.stream, revision: stored.revision, err: error }, 'a step is left to the follower')
      }
    }
    return released
  }

  async function during<Answer>(stream: string, call: (settle: Settle) => Promise<Answer>): Promise<Answer> {
    const calls = underWay.get(stream) ?? new Set()
    underWay.set(stream, calls)
    const running = call(settle)
    calls.add(running)
    try {
      return await running
    } finally {
      calls.delete(running)
      if (calls.size === 0) underWay.delete(stream)
    }
  }

  const follower: Follower = {
    name: 'order-steps',
    categories: ['order'],
    // Most of them only wait for the call that is about to be over.
    concurrency: 32,
    anewForMs,
    async handle(raw) {
      await Promise.allSettled(underWay.get(raw.stream) ?? [])
      if (done.delete(nameOf(raw))) return
      const event = decodeEvent(raw.type, raw.data)
      await takeSteps(others, raw.stream, event, causedBy(raw))
    },
  }
  return { during, follower }
}
