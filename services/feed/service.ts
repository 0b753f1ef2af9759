import type { Service, ServiceDeps } from '#platform/service.ts'
import { feedMethods } from './grpc.ts'
import { createTail } from './tail.ts'
import { createTeller } from './telling.ts'

export type FeedOptions = {
  /** How many events of the log those who are nearly at its end share. */
  windowSize?: number
  progressMs?: number
}

/** Keeps nothing: every subscriber brings its position, and the log has the rest. */
export function createFeed({ store, secrets, log, metrics }: ServiceDeps, options: FeedOptions = {}): Service {
  const { windowSize = 4_096, progressMs = 10_000 } = options
  const tell = createTeller(store)
  const tail = createTail({ store, tell, log, windowSize })
  const subscribers = metrics.gauge('nahr_feed_subscribers', 'Subscribers of the feed')
  const logReads = metrics.counter('nahr_feed_log_reads', 'Times that a subscriber of the feed read from the log')
  return {
    name: 'feed',
    methods: {
      'nahr.feed.v1.FeedService': feedMethods({ store, secrets, log, tail, tell, subscribers, logReads, progressMs }),
    },
    readModels: [],
    followers: [],
    use() {},
    stop: () => tail.stop(),
  }
}
