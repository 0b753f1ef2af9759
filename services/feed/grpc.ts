import { z } from 'zod'
import { Rejection } from '#kernel/rejection.ts'
import { requireRole } from '#platform/callers.ts'
import { enumWord, position } from '#platform/fields.ts'
import type { Methods } from '#platform/grpc/host.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Gauge } from '#platform/telemetry.ts'
import type { FeedServiceHandlers } from '#protos/nahr/feed/v1/FeedService.ts'
import { eventMessage, staff } from './answer.ts'
import { type Topic, topics } from './domain/public.ts'
import { type FollowingDeps, follow } from './following.ts'
import { logEnd, patiently } from './patience.ts'
import { responses } from './responses.ts'

export type FeedMethodsDeps = FollowingDeps & { secrets: Secrets; subscribers: Gauge; progressMs: number }

const subscribe = z.object({ fromPosition: position, topics: z.array(enumWord('FEED_TOPIC', topics)) })

export function feedMethods(deps: FeedMethodsDeps): Methods<FeedServiceHandlers> {
  const { store, secrets, subscribers, progressMs, log } = deps
  let following = 0

  return {
    async *Subscribe(message, { caller, signal }) {
      requireRole(caller, 'channel', 'associate', 'manager', 'operator', 'service')
      const { fromPosition: from, topics: named } = subscribe.parse(message)
      if (named.includes('shortages')) requireRole(caller, ...staff)
      if (from > 0n && from > (await patiently(() => logEnd(store), signal, log))) throw beyondTheEnd()
      const wants = (topic: Topic) => named.length === 0 || named.includes(topic)
      subscribers.record(++following)
      try {
        const source = follow({ from, wants, signal, pauseMs: progressMs }, deps)
        yield* responses(source, { from, wants, progressMs, show: told => eventMessage(told, caller, secrets) })
      } finally {
        subscribers.record(--following)
      }
    },
  }
}

/** Waiting there for the log to catch up would skip what comes until then: the position is another log's. */
const beyondTheEnd = () =>
  new Rejection('invalid', 'INVALID_FIELD', { field: 'from_position', problem: 'must not be beyond the end of the log' })
