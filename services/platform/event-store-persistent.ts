import {
  EventStoreDBClient,
  PersistentSubscriptionDoesNotExistError,
  PersistentSubscriptionExistsError,
  type PersistentSubscriptionToAllResolvedEvent,
  persistentSubscriptionToAllSettingsFromDefaults,
  START,
  streamNameFilter,
} from '@eventstore/db-client'
import { type RawEvent, toRaw } from './event-store.ts'
import type { Log } from './logging.ts'

/** One event in a consumer's hands, until it says what became of it. */
export type Delivered = {
  event: RawEvent
  /** How often it was delivered before. */
  retries: number
  ack(): void
  retry(reason: string): void
  /** Set aside for a person; the others go on. */
  park(reason: string): void
}

export type Consumption = {
  /** Resolves with the reason when the connection is lost, or the server ended it. */
  ended: Promise<string>
  stop(): Promise<void>
}

/** A group of consumers that share the log's events, each of which is delivered until one of them has acknowledged it. */
export type ConsumerGroup = {
  /** Makes the group, from the log's very start, where there is none yet. */
  ensure(): Promise<void>
  /** Has what was set aside delivered again. */
  replayParked(): Promise<void>
  /** At most `bufferSize` are delivered and not yet answered. */
  consume(options: { bufferSize: number; deliver(delivered: Delivered): void }): Consumption
  dispose(): Promise<void>
}

/** What nobody answered in this time is delivered again. */
const ANSWER_WITHIN_MS = 60_000
/** Parking is the consumers' decision, never the server's: what fails because others are away is not the event's fault. */
const RETRIES = 2_147_483_647

export function connectConsumerGroup(url: string, name: string, prefixes: string[], log: Log): ConsumerGroup {
  const client = EventStoreDBClient.connectionString(url)
  const settings = persistentSubscriptionToAllSettingsFromDefaults({
    startFrom: START,
    messageTimeout: ANSWER_WITHIN_MS,
    maxRetryCount: RETRIES,
    checkPointAfter: 1_000,
    readBatchSize: 200,
  })

  return {
    async ensure() {
      try {
        await client.createPersistentSubscriptionToAll(name, settings, { filter: streamNameFilter({ prefixes }) })
      } catch (error) {
        if (!(error instanceof PersistentSubscriptionExistsError)) throw error
      }
    },
    async replayParked() {
      try {
        await client.replayParkedMessagesToAll(name)
      } catch (error) {
        if (!(error instanceof PersistentSubscriptionDoesNotExistError)) throw error
      }
    },
    consume({ bufferSize, deliver }) {
      const subscription = client.subscribeToPersistentSubscriptionToAll(name, { bufferSize })
      const ended = Promise.withResolvers<string>()
      const lost = (error: unknown) => log.debug({ error: String(error) }, 'an answer was lost; the event comes again')
      const delivered = (resolved: PersistentSubscriptionToAllResolvedEvent): Delivered | undefined =>
        resolved.event && {
          event: toRaw(resolved.event),
          retries: resolved.retryCount ?? 0,
          ack: () => void subscription.ack(resolved).catch(lost),
          retry: reason => void subscription.nack('retry', reason, resolved).catch(lost),
          park: reason => void subscription.nack('park', reason, resolved).catch(lost),
        }
      subscription.on('data', resolved => {
        const item = delivered(resolved)
        if (item) deliver(item)
      })
      subscription.on('error', error => ended.resolve(String(error)))
      for (const end of ['end', 'close'] as const) subscription.on(end, () => ended.resolve('the server ended it'))
      return {
        ended: ended.promise,
        async stop() {
          ended.resolve('stopped')
          await subscription.unsubscribe().catch(() => {})
        },
      }
    },
    dispose: () => client.dispose(),
  }
}
