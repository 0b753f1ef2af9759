import { categoryOf, idOf, positionOf } from '#kernel/ids.ts'
import type { EventStore, RawEvent } from '#platform/event-store.ts'
import type { OrderReference, PublicEvent, ReturnReference, Topic } from './domain/public.ts'
import { translateOrder, translateReturn, translateStock } from './domain/translate.ts'
import { createReferences } from './references.ts'
import { decodeOrderEvent, decodeReturnEvent, decodeStockEvent, topicOf, Unreadable } from './stored-events.ts'

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
  const orderOf = createReferences(store, placedOrder)
  const returnOf = createReferences(store, openedReturn)

  async function translated(raw: RawEvent): Promise<PublicEvent | null> {
    const { stream, type, data } = raw
    const category = categoryOf(stream)
    if (category === 'stock') return translateStock(decodeStockEvent(type, data), positionOf(stream))
    if (category === 'return') return translateReturn(decodeReturnEvent(type, data), await returnOf(raw))
    return translateOrder(decodeOrderEvent(type, data), await orderOf(raw))
  }

  return async (raw, wants) => {
    const { stream, revision, type, position, created } = raw
    const topic = topicOf(stream, type)
    const told: Told = { position, recordedAt: created, topic, event: null, fault: null }
    if (topic === null || !wants(topic)) return { ...told, topic: null }
    try {
      return { ...told, event: await translated(raw) }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return { ...told, fault: new Error(`${stream}@${revision} can't be told: ${error.message}`, { cause: error }) }
    }
  }
}

type Begun = Pick<RawEvent, 'stream' | 'type' | 'data'>

function placedOrder({ stream, type, data }: Begun): OrderReference | undefined {
  const event = type === 'OrderPlaced' ? decodeOrderEvent(type, data) : undefined
  if (event?.type !== 'OrderPlaced') return undefined
  return { orderId: idOf(stream), channelId: event.channel.id, channelOrderId: event.channelOrderId }
}

function openedReturn({ stream, type, data }: Begun): ReturnReference | undefined {
  const event = type === 'ReturnOpened' ? decodeReturnEvent(type, data) : undefined
  if (event?.type !== 'ReturnOpened') return undefined
  return { returnId: idOf(stream), orderId: event.orderId, channelId: event.orderChannelId ?? event.channel.id }
}
