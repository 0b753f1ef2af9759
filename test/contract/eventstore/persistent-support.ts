import {
  type EventStoreDBClient,
  type PersistentSubscriptionToAll,
  type PersistentSubscriptionToAllSettings,
  type PersistentSubscriptionToStream,
  type PersistentSubscriptionToStreamSettings,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client'

export type Received = {
  name: string
  retries: number
  ack(): Promise<void>
  nack(action: 'park' | 'retry' | 'skip' | 'stop', reason?: string): Promise<void>
}

/** Every checkpoint at once, so that a test need not wait for the clock to see one. */
const EAGER = { checkPointLowerBound: 1, checkPointUpperBound: 1, checkPointAfter: 0 }

export const toStream = (changes: Partial<PersistentSubscriptionToStreamSettings> = {}): PersistentSubscriptionToStreamSettings =>
  persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: 'start', ...EAGER, ...changes })

export const toAll = (changes: Partial<PersistentSubscriptionToAllSettings> = {}): PersistentSubscriptionToAllSettings =>
  persistentSubscriptionToAllSettingsFromDefaults({ startFrom: 'start', ...EAGER, ...changes })

/** A consumer that gives what it receives one by one, and can tell how it ended. */
export function consumerOf(subscription: PersistentSubscriptionToStream | PersistentSubscriptionToAll) {
  const ended = new Promise<unknown>(resolve => subscription.once('error', resolve).once('end', resolve))
  const incoming = subscription[Symbol.asyncIterator]()
  const next = async (): Promise<Received> => {
    const { value, done } = await incoming.next()
    if (done) throw new Error('the subscription ended')
    return {
      name: String(Object(value.event?.data).name),
      retries: value.retryCount,
      ack: () => subscription.ack(value),
      nack: (action, reason = 'a test') => subscription.nack(action, reason, value),
    }
  }
  return {
    confirmed: new Promise<void>(resolve => subscription.once('confirmation', resolve)),
    ended,
    next,
    /** So many, acknowledged as they come. */
    async take(count: number): Promise<string[]> {
      const names: string[] = []
      while (names.length < count) {
        const received = await next()
        names.push(received.name)
        await received.ack()
      }
      return names
    },
    buffered: () => subscription.readableLength,
    stop: () => subscription.unsubscribe(),
  }
}

export type Consumer = ReturnType<typeof consumerOf>

export const ofStream = (client: EventStoreDBClient, stream: string, group: string, bufferSize = 10): Consumer =>
  consumerOf(client.subscribeToPersistentSubscriptionToStream(stream, group, { bufferSize }))

export const ofAll = (client: EventStoreDBClient, group: string, bufferSize = 10): Consumer =>
  consumerOf(client.subscribeToPersistentSubscriptionToAll(group, { bufferSize }))

/** Asks until the answer is as wanted; the test's own time limit ends a wait in vain. */
export async function eventually<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    await new Promise(setImmediate)
  }
}
