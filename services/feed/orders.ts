import { idOf } from '#kernel/ids.ts'
import type { EventStore } from '#platform/event-store.ts'
import { createLru } from '#platform/lru.ts'
import type { OrderReference } from './domain/public.ts'
import type { OrderEvent } from './domain/stored.ts'
import { decodeOrderEvent, Unreadable } from './stored-events.ts'

const remembered = 10_000

/** Which channel an order belongs to: told by its placement, which never changes. */
export function createOrderReferences(store: Pick<EventStore, 'read'>) {
  const known = createLru<OrderReference>(remembered)

  function note(stream: string, { channel, channelOrderId }: OrderEvent & { type: 'OrderPlaced' }): OrderReference {
    const reference = { orderId: idOf(stream), channelId: channel.id, channelOrderId }
    known.set(stream, reference)
    return reference
  }

  async function find(stream: string): Promise<OrderReference> {
    for await (const { type, data } of store.read(stream)) {
      if (type !== 'OrderPlaced') continue
      const event = decodeOrderEvent(type, data)
      if (event.type === 'OrderPlaced') return note(stream, event)
    }
    throw new Unreadable(`${stream} was never placed`)
  }

  /** The order that an event of this stream belongs to. */
  return async (stream: string, event: OrderEvent): Promise<OrderReference> =>
    event.type === 'OrderPlaced' ? note(stream, event) : (known.get(stream) ?? (await find(stream)))
}
