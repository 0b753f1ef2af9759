import { positionOf } from '#kernel/ids.ts'
import type { EventStore, RawEvent } from '#platform/event-store.ts'
import type { PublicEvent, Topic } from './domain/public.ts'
import { translateOrder, translateStock } from './domain/translate.ts'
import { createOrderReferences } from './orders.ts'
import { decodeOrderEvent, decodeStockEvent, topicOf, Unreadable } from './stored-events.ts'

/** What the feed has to say of one event of the log. */
export type Told = {
  position: bigint
  recordedAt: string
  /** Null: nothing, to anybody. */
  topic: Topic | null
  event: PublicEvent | null
  /** Why it can't be told. Whoever follows its topic gets no further. */
  fault: Error | null
}

export type Teller = (raw: RawEvent, wants: (topic: Topic) => boolean) => Promise<Told>

/** Rejects only while the event store can't be asked. What isn't wanted isn't read. */
export function createTeller(store: Pick<EventStore, 'read'>): Teller {
  const orderOf = createOrderReferences(store)

  async function translated({ stream, type, data }: RawEvent, topic: Topic): Promise<PublicEvent | null> {
    if (topic === 'availability') return translateStock(decodeStockEvent(type, data), positionOf(stream))
    const event = decodeOrderEvent(type, data)
    return translateOrder(event, await orderOf(stream, event))
  }

  return async (raw, wants) => {
    const { stream, revision, type, position, created } = raw
    const topic = topicOf(stream, type)
    const told: Told = { position, recordedAt: created, topic, event: null, fault: null }
    if (topic === null || !wants(topic)) return { ...told, topic: null }
    try {
      return { ...told, event: await translated(raw, topic) }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return { ...told, fault: new Error(`${stream}@${revision} can't be told: ${error.message}`, { cause: error }) }
    }
  }
}
